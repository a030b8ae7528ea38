import { expect, it } from 'vitest'
import { UpstreamError } from '../../src/errors.ts'
import { earlierHours } from '../../src/jobs/earlier-hours.ts'
import { bucketEnd, bucketLabels, resolveRange } from '../../src/query/date-range.ts'
import { describeQuery } from '../../src/query/describe-query.ts'
import type { EventQuery } from '../../src/query/query.ts'
import type { MetricResult } from '../../src/result/metric-result.ts'
import { createPointStore } from '../../src/storage/point-store.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { aSeries, aSeriesResult } from '../support/metric-results.ts'
import { aMetricSource } from '../support/metric-sources.ts'
import { parsedQuery } from '../support/parsed-query.ts'

const signal = new AbortController().signal

/** Plays of a project in UTC, first looked at on a Monday at noon. */
function aWorld() {
  const stack = new DisposableStack()
  const file = stack.use(aDatabaseFile())
  const { database } = stack.use(openForTest(file.path))
  const clock = new FakeClock('2026-11-23T12:10:00Z')
  const points = createPointStore(database)
  const world = {
    clock,
    asked: [] as string[],
    isDown: false,
    look: async (text = 'event Play hourly last 7d') => {
      const query = parsedQuery(text) as EventQuery
      const result = playsOf(query, clock.now())
      const asked = { text, timeZone: 'UTC', query, result, asking: { priority: 'timetable' } as const }
      const known = await earlierHours({ source, points, clock }, asked, signal)
      return known.map(({ label }) => label).toSorted()
    },
    [Symbol.dispose]: () => stack.dispose(),
  }
  const source = aMetricSource({
    answer: async (query) => {
      world.asked.push(describeQuery(query))
      if (world.isDown) throw new UpstreamError('unavailable', { userMessage: 'Down.' })
      return playsOf(query as EventQuery, clock.now())
    },
  })
  return world
}

function playsOf(query: EventQuery, now: Date): MetricResult {
  const { interval } = query
  const range = resolveRange(query.range, now, 'UTC')
  const labels = bucketLabels(range, interval).filter((label) => bucketEnd(label, interval, 'UTC') <= now)
  const buckets = labels.map((label) => ({ label, isComplete: true }))
  const series = [aSeries('Play', Array(labels.length).fill(200))]
  return aSeriesResult({ query, range, interval, unit: 'events', computedAt: now, buckets, series })
}

it('asks at first for the three weeks before, and later for nothing that was read', async () => {
  using world = aWorld()
  const first = await world.look()
  expect(world.asked).toEqual([
    'event Play hourly 2026-11-10..2026-11-16',
    'event Play hourly 2026-11-03..2026-11-09',
    'event Play hourly 2026-10-27..2026-11-02',
  ])
  expect([first.length, first[0], first.at(-1)]).toEqual([
    27 * 24 + 12,
    '2026-10-27T00:00:00',
    '2026-11-23T11:00:00',
  ])
  world.asked.length = 0
  await world.clock.advance(3_600_000)
  const next = await world.look()
  expect(world.asked).toEqual([])
  expect([next.length, next.at(-1)]).toEqual([first.length + 1, '2026-11-23T12:00:00'])
})

it('keeps five weeks, and lets older hours go', async () => {
  using world = aWorld()
  await world.look()
  await world.clock.advance(14 * 86_400_000)
  const known = await world.look()
  expect(known[0]).toBe('2026-11-03T00:00:00')
})

it('does without them while they cannot be read, and asks again at the next check', async () => {
  using world = aWorld()
  world.isDown = true
  expect(await world.look()).toEqual([])
  world.isDown = false
  expect(await world.look()).toHaveLength(27 * 24 + 12)
})

it('is about hours only', async () => {
  using world = aWorld()
  expect(await world.look('event Play last 90d')).toEqual([])
  expect(world.asked).toEqual([])
})
