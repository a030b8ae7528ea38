import { expect, it } from 'vitest'
import { UpstreamError } from '../../../src/errors.ts'
import { earlierPoints } from '../../../src/jobs/alerts/earlier-points.ts'
import { bucketEnd, bucketLabels, resolveRange } from '../../../src/query/date-range.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'
import type { EventQuery } from '../../../src/query/query.ts'
import type { MetricResult } from '../../../src/result/metric-result.ts'
import { createPointStore } from '../../../src/storage/point-store.ts'
import { aDatabaseFile, openForTest } from '../../support/databases.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { aSeries, aSeriesResult } from '../../support/metric-results.ts'
import { aMetricSource } from '../../support/metric-sources.ts'
import { parsedQuery } from '../../support/parsed-query.ts'

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
    /** The day from which on anything is counted. */
    beganOn: '',
    look: async (text = 'event Play hourly last 7d') => {
      const query = parsedQuery(text) as EventQuery
      const result = playsOf(query, clock.now(), world.beganOn)
      const asked = { text, timeZone: 'UTC', query, result, asking: { priority: 'timetable' } as const }
      const known = await earlierPoints({ source, points, clock }, asked, signal)
      return known.map(({ label }) => label).toSorted()
    },
    [Symbol.dispose]: () => stack.dispose(),
  }
  const source = aMetricSource({
    answer: async (query) => {
      world.asked.push(describeQuery(query))
      if (world.isDown) throw new UpstreamError('unavailable', { userMessage: 'Down.' })
      return playsOf(query as EventQuery, clock.now(), world.beganOn)
    },
  })
  return world
}

function playsOf(query: EventQuery, now: Date, beganOn: string): MetricResult {
  const { interval } = query
  const range = resolveRange(query.range, now, 'UTC')
  const labels = bucketLabels(range, interval).filter((label) => bucketEnd(label, interval, 'UTC') <= now)
  const buckets = labels.map((label) => ({ label, isComplete: true }))
  const values = labels.map((label) => (label < beganOn ? 0 : 200))
  const series = [aSeries('Play', values)]
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

it('asks for the ninety days before ninety days', async () => {
  using world = aWorld()
  const known = await world.look('event Play last 90d')
  expect(world.asked).toEqual(['event Play 2026-05-28..2026-08-25'])
  expect([known.length, known[0], known.at(-1)]).toEqual([179, '2026-05-28', '2026-11-22'])
})

it('takes the time before anything was counted for no fall', async () => {
  using world = aWorld()
  world.beganOn = '2026-08-20'
  const known = await world.look('event Play last 90d')
  expect([known.length, known[0]]).toEqual([89 + 6, '2026-08-20'])
})

it('is about hours and days only', async () => {
  using world = aWorld()
  expect(await world.look('event Play weekly last 52w')).toEqual([])
  expect(world.asked).toEqual([])
})
