import { describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { startAmplitudeSimulator } from '../../src/demo/amplitude/amplitude-simulator.ts'
import { silentLogger } from '../../src/logger.ts'
import type { EventQuery, PeopleQuery, SessionsQuery, UsersQuery } from '../../src/query/query.ts'
import type { SeriesResult } from '../../src/result/metric-result.ts'
import { Secret } from '../../src/secret.ts'
import { createHistoryStore } from '../../src/storage/history-store.ts'
import { openForTest } from '../support/databases.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { anAmplitudeProject } from '../support/loopback-amplitude.ts'
import { anEventQuery, usersQuery } from '../support/metric-results.ts'
import { eventProperty, last, userProperty, where } from '../support/queries.ts'

const never = new AbortController().signal
const hourMs = 3_600_000

/** Two sources at the same simulated Amplitude: one keeps history, the other asks for everything each time. */
async function twoSources(start: string, timeZone = 'UTC') {
  await using stack = new AsyncDisposableStack()
  const clock = new FakeClock(start)
  const opened = stack.use(openForTest(':memory:'))
  const simulator = stack.use(
    await startAmplitudeSimulator({ clock, now: new Date(start), timeZone, population: 0.01 }),
  )
  const keys = { apiKey: new Secret(simulator.apiKey), secretKey: new Secret(simulator.secretKey) }
  const projects = [anAmplitudeProject({ ...keys, baseUrl: simulator.url, timeZone })]
  const common = {
    projects,
    clock,
    logger: silentLogger,
    limits: { mostReuseMs: 0, shortBudget: 'running' as const },
  }
  const history = createHistoryStore(opened.database)
  const keeping = stack.use(createAmplitudeSource({ ...common, history }))
  const naive = stack.use(createAmplitudeSource(common))
  const moved = stack.move()
  /** What the keeping source sent, decoded ranges only. */
  const ask = async (query: PeopleQuery) => {
    const before = (await simulator.requests()).length
    const kept = (await keeping.answer(query, never, { wholeRange: 'left out' })) as SeriesResult
    const asked = (await simulator.requests())
      .slice(before)
      .map((request) => rangeOf(JSON.stringify(request)))
    const whole = (await naive.answer(query, never)) as SeriesResult
    return { kept, whole, asked }
  }
  return { clock, ask, history, simulator, keeping, [Symbol.asyncDispose]: () => moved.disposeAsync() }
}

function rangeOf(path: string): string {
  return `${/start=(\d+)/.exec(path)?.[1]}-${/end=(\d+)/.exec(path)?.[1]}`
}

/** In the order of the labels: groups of the same size come in any. */
function numbers({ buckets, series }: SeriesResult) {
  const byLabel = series.toSorted((a, b) => (a.label < b.label ? -1 : 1))
  return { buckets, series: byLabel.map(({ label, values }) => ({ label, values })) }
}

const dau: UsersQuery = { ...usersQuery, range: last(30, 'day') }
const plays: EventQuery = { ...anEventQuery(), range: last(30, 'day') }

const sessionsQuery: SessionsQuery = {
  kind: 'sessions',
  measure: 'perUser',
  interval: 'day',
  range: last(30, 'day'),
  segments: [],
  groupBy: [],
  where: [],
  isPrivate: false,
  output: 'picture',
}

describe('what is pieced together', () => {
  const rows: [sentence: string, query: PeopleQuery][] = [
    ['active users', dau],
    ['new users by country', { ...dau, measure: 'new', groupBy: [userProperty('country')] }],
    ['an event', plays],
    ['an event by hours', { ...plays, interval: 'hour', range: last(5, 'day') }],
    ['an event by five minutes', { ...plays, interval: '5min', range: last(2, 'day') }],
    ['weeks', { ...plays, interval: 'week', range: last(8, 'week') }],
    ['weeks that the range cuts', { ...plays, interval: 'week', range: last(40, 'day') }],
    ['months', { ...dau, interval: 'month', range: last(4, 'month') }],
    ['totals by platform', { ...plays, metric: { kind: 'totals' }, groupBy: [userProperty('platform')] }],
    [
      'totals by country, the largest three',
      { ...plays, metric: { kind: 'totals' }, groupBy: [userProperty('country')], top: 3 },
    ],
    ['a sum', { ...plays, metric: { kind: 'sum', property: eventProperty('duration_seconds') } }],
    ['an average', { ...plays, metric: { kind: 'average' } }],
    [
      'segments',
      {
        ...plays,
        segments: [
          [where(userProperty('platform'), 'is', 'iOS')],
          [where(userProperty('country'), 'is', 'Germany')],
        ],
      },
    ],
    ['the mean length of sessions', { ...sessionsQuery, measure: 'average' }],
    ['sessions per user, before the project existed, too', { ...sessionsQuery, range: last(300, 'day') }],
    [
      'sessions of segments',
      {
        ...sessionsQuery,
        segments: [
          [where(userProperty('platform'), 'is', 'iOS')],
          [where(userProperty('platform'), 'is', 'Android')],
        ],
      },
    ],
    ['a comparison', { ...dau, comparison: 'previous' }],
    ['a range from before the project existed', { ...plays, range: last(300, 'day') }],
  ]

  it.each(rows)('%s: the same numbers as asked in one go, day after day', async (_sentence, query) => {
    await using world = await twoSources('2026-11-20T09:30:00Z')
    await world.ask(query)
    for (const hours of [1, 20, 27, 60]) {
      await world.clock.advance(hours * hourMs)
      const { kept, whole, asked } = await world.ask(query)
      expect(numbers(kept)).toEqual(numbers(whole))
      expect(kept.comparison && numbers({ ...kept, ...kept.comparison })).toEqual(
        whole.comparison && numbers({ ...whole, ...whole.comparison }),
      )
      expect(asked.length).toBeLessThanOrEqual(query.comparison === undefined ? 1 : 2)
    }
  })

  it.each([
    ['where the clocks go back', '2026-10-23T20:30:00Z', 'Europe/Berlin'],
    ['where they go forward', '2026-03-27T20:30:00Z', 'America/New_York'],
    ['far east of UTC', '2026-09-29T11:30:00Z', 'Pacific/Auckland'],
  ])('hours and days %s', async (_sentence, start, timeZone) => {
    await using world = await twoSources(start, timeZone)
    for (const hours of [0, 8, 20, 30, 40]) {
      await world.clock.advance(hours * hourMs)
      for (const query of [{ ...plays, interval: 'hour' as const, range: last(7, 'day') }, dau]) {
        const { kept, whole } = await world.ask(query)
        expect(numbers(kept)).toEqual(numbers(whole))
      }
    }
  })

  it.each([
    ['over the end of a month', '2026-01-30T20:30:00Z', 'Asia/Tokyo'],
    ['over the end of a month in which the clocks change', '2026-10-30T22:30:00Z', 'America/New_York'],
    ['over the end of a leap February', '2024-02-28T20:30:00Z', 'Europe/Berlin'],
  ])('weeks, months and sessions %s', async (_sentence, start, timeZone) => {
    await using world = await twoSources(start, timeZone)
    const queries: PeopleQuery[] = [
      { ...dau, interval: 'month', range: last(3, 'month') },
      { ...plays, interval: 'week', range: last(40, 'day') },
      { ...sessionsQuery, measure: 'average' },
    ]
    for (const hours of [0, 6, 30, 60]) {
      await world.clock.advance(hours * hourMs)
      for (const query of queries) {
        const { kept, whole } = await world.ask(query)
        expect(numbers(kept)).toEqual(numbers(whole))
      }
    }
  })

  it('totals have a sum of their own, distinct users have none unless they are asked for', async () => {
    await using world = await twoSources('2026-11-20T09:30:00Z')
    const totals: EventQuery = { ...plays, metric: { kind: 'totals' } }
    for (const query of [totals, plays]) await world.ask(query)
    await world.clock.advance(24 * hourMs)
    const { kept, whole } = await world.ask(totals)
    expect(kept.series[0]?.wholeRange).toBe(whole.series[0]?.wholeRange)
    expect((await world.ask(plays)).kept.series[0]?.wholeRange).toBeUndefined()
    const asked = (await world.keeping.answer(plays, never)) as SeriesResult
    expect(asked.series[0]?.wholeRange).toBeGreaterThan(0)
  })
})

describe('what is asked', () => {
  it('is everything at first, then the days that may still grow, and everything again after a week', async () => {
    await using world = await twoSources('2026-11-10T09:30:00Z')
    expect((await world.ask(plays)).asked).toEqual(['20261012-20261110'])
    await world.clock.advance(24 * hourMs)
    expect((await world.ask(plays)).asked).toEqual(['20261108-20261111'])
    await world.clock.advance(5 * 24 * hourMs)
    expect((await world.ask(plays)).asked).toEqual(['20261109-20261116'])
    await world.clock.advance(24 * hourMs + 60_000)
    expect((await world.ask(plays)).asked).toEqual(['20261019-20261117'])
  })

  it('is nothing for days that have settled', async () => {
    await using world = await twoSources('2026-11-10T09:30:00Z')
    const settled: EventQuery = { ...plays, range: { kind: 'between', from: '2026-10-01', to: '2026-10-31' } }
    await world.ask(settled)
    const { kept, asked } = await world.ask(settled)
    expect(asked).toEqual([])
    expect(kept.computedAt).toEqual(new Date('2026-11-10T09:30:00Z'))
  })

  it('is the whole range of whatever cannot be pieced together', async () => {
    await using world = await twoSources('2026-11-10T09:30:00Z')
    const whole: PeopleQuery[] = [
      { ...plays, rollingWindow: 7 },
      { ...plays, metric: { kind: 'dauShare' } },
      { ...plays, groupBy: [userProperty('platform')] },
      { ...sessionsQuery, groupBy: [userProperty('platform')] },
      { ...sessionsQuery, measure: 'length' },
      { ...plays, where: [{ kind: 'cohort', operator: 'is', id: 'power' }] },
    ]
    for (const query of whole) {
      await world.ask(query).catch(() => undefined)
      await world.clock.advance(24 * hourMs)
    }
    expect((await world.history.size()).points).toBe(0)
  })

  it('is everything when an answer lacks data, which is not kept', async () => {
    await using world = await twoSources('2026-11-10T09:30:00Z')
    await world.simulator.setFault({ route: '/api/2/events/segmentation', kind: 'incomplete' })
    await world.ask(plays)
    expect((await world.history.size()).points).toBe(0)
  })

  it('the unfinished day is not kept', async () => {
    await using world = await twoSources('2026-11-10T09:30:00Z')
    await world.ask(plays)
    expect((await world.history.size()).points).toBe(29)
  })
})
