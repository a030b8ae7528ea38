import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Judged, Surprise } from '../../src/digest/judged.ts'
import { surpriseOf } from '../../src/digest/surprise.ts'
import type { MetricResult, SeriesResult, Unit } from '../../src/result/metric-result.ts'
import {
  aFunnelResult,
  anEventQuery,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  bucketsOf,
  cohortsOf,
} from '../support/metric-results.ts'
import { aCompositionResult, aRealtimeResult } from '../support/more-results.ts'

/** Days up to today; the newest finished one, a Sunday, is the last but one. */
function days(
  count: number,
  valueOf: (daysBack: number) => number | null,
  unit: Unit = 'users',
): SeriesResult {
  const buckets = bucketsOf(count)
  const values = buckets.map((_, index) => valueOf(count - 2 - index))
  return aSeriesResult({ buckets, unit, series: [aSeries('Active users', values)] })
}

/** Weekends at 600 and weekdays at 1,000, with a wobble that looks like chance and is none. */
const weekly = (back: number): number => (back % 7 <= 1 ? 600 : 1_000) + ((back * 37) % 21) - 10

const scoreOf = (surprise: Surprise): number => (surprise.kind === 'judged' ? surprise.score : 0)

interface Row {
  sentence: string
  result: MetricResult
  score: readonly [number, number]
  judged?: Partial<Judged>
}

const rows: readonly Row[] = [
  {
    sentence: 'a Sunday like the Sundays before it is no surprise, though it lies far below Saturday',
    result: days(30, weekly),
    score: [0, 1],
    judged: { peers: 'weekday', group: undefined },
  },
  {
    sentence: 'a Sunday with as many as a Wednesday is one',
    result: days(30, (back) => (back === 0 ? 1_000 : weekly(back))),
    score: [8, 30],
    judged: { peers: 'weekday', value: 1_000 },
  },
  {
    sentence: 'the bucket that is still filling is never judged',
    result: days(30, (back) => (back < 0 ? 3 : weekly(back))),
    score: [0, 1],
  },
  {
    sentence: 'one strange Sunday among the samples does not become the usual',
    result: days(36, (back) => (back === 14 ? 30 : weekly(back))),
    score: [0, 1],
  },
  {
    sentence: 'four events after two are chance',
    result: days(30, (back) => (back === 0 ? 4 : 2), 'events'),
    score: [1, 2],
  },
  {
    sentence: 'forty events after two are not',
    result: days(30, (back) => (back === 0 ? 40 : 2), 'events'),
    score: [20, 40],
  },
  {
    sentence: 'three square roots of a count are where chance ends',
    result: days(30, (back) => (back === 0 ? 130 : 100), 'events'),
    score: [3.49, 3.51],
  },
  {
    sentence: 'zero after a steady hundred is an outage',
    result: days(30, (back) => (back === 0 ? 0 : 100), 'events'),
    score: [9, 12],
  },
  {
    sentence: 'three percent of a large steady number is its wobble',
    result: days(30, (back) => (back === 0 ? 1_030_000 : 1_000_000)),
    score: [0.9, 1.1],
  },
  {
    sentence: 'steady growth is no surprise',
    result: days(30, (back) => Math.round(10_000 * 1.01 ** -back)),
    score: [0, 3],
  },
  {
    sentence: 'a share moves in points, of which half a one of two percent is chance',
    result: days(30, (back) => (back === 0 ? 0.025 : 0.02), 'ratio'),
    score: [2, 2.9],
  },
  {
    sentence: 'with two Sundays known it is held against all days',
    result: days(16, (back) => (back === 0 ? 3_000 : 1_000)),
    score: [50, 70],
    judged: { peers: 'all' },
  },
  {
    sentence: 'zeros only say nothing',
    result: days(30, () => 0),
    score: [0, 0],
  },
]

test.each(rows)('$sentence', ({ result, score: [low, high], judged }) => {
  const surprise = surpriseOf(result)
  expect(surprise.kind).toBe('judged')
  expect(scoreOf(surprise)).toBeGreaterThanOrEqual(low)
  expect(scoreOf(surprise)).toBeLessThanOrEqual(high)
  if (judged !== undefined) expect(surprise).toMatchObject(judged)
})

describe('other intervals', () => {
  it('holds a week against the weeks before it', () => {
    const buckets = bucketsOf(8, 'week')
    const values = [100, 101, 99, 100, 102, 100, 180, 40]
    const result = aSeriesResult({ buckets, interval: 'week', series: [aSeries('', values)] })
    expect(surpriseOf(result)).toMatchObject({ kind: 'judged', peers: 'all', value: 180, usual: 100 })
    expect(scoreOf(surpriseOf(result))).toBeGreaterThan(7)
  })

  it('holds an hour against the same hour of the days before', () => {
    const buckets = bucketsOf(24 * 6, 'hour')
    const values = buckets.map(({ label }): number => (label.slice(11, 13) === '03' ? 10 : 1_000))
    const newest = buckets.length - 2
    values[newest] = 400
    const result = aSeriesResult({ buckets, interval: 'hour', series: [aSeries('', values)] })
    expect(surpriseOf(result)).toMatchObject({ peers: 'hour', usual: 1_000, value: 400 })
  })

  it('says nothing about five minutes of an event', () => {
    const buckets = bucketsOf(288, '5min')
    const result = aSeriesResult({
      buckets,
      interval: '5min',
      series: [
        aSeries(
          '',
          Array.from({ length: 288 }, () => 5),
        ),
      ],
    })
    expect(surpriseOf(result).kind).toBe('unknown')
  })

  it('does not call a day low that has only just ended', () => {
    const low = days(30, (back) => (back === 0 ? 300 : 1_000))
    const high = days(30, (back) => (back === 0 ? 3_000 : 1_000))
    const justAfter = new Date('2026-11-23T00:30:00Z')
    expect(scoreOf(surpriseOf({ ...low, computedAt: justAfter }))).toBe(0)
    expect(scoreOf(surpriseOf({ ...high, computedAt: justAfter }))).toBeGreaterThan(3)
  })
})

describe('several lines', () => {
  const line = (label: string, newest: number, usual: number) =>
    aSeries(label, [...Array.from({ length: 28 }, () => usual), newest, 1])
  const grouped = (...series: SeriesResult['series']) =>
    aSeriesResult({
      query: anEventQuery({ kind: 'totals' }),
      unit: 'events',
      buckets: bucketsOf(30),
      splitBy: 'group',
      series,
    })

  it('are told by the most surprising one', () => {
    const result = grouped(line('iOS', 1_000, 1_000), line('Android', 300, 900), line('Web', 500, 500))
    expect(surpriseOf(result)).toMatchObject({ group: 'Android', value: 300, usual: 900, alike: 0 })
  })

  it('count who moved the same way', () => {
    const result = grouped(line('iOS', 400, 1_000), line('Android', 200, 900), line('Web', 900, 500))
    expect(surpriseOf(result)).toMatchObject({ group: 'Android', alike: 1 })
  })

  it('leave the long tail out', () => {
    const result = grouped(line('iOS', 10_000, 10_000), line('Tizen', 60, 3))
    expect(surpriseOf(result)).toMatchObject({ group: 'iOS' })
  })

  it('are silent about a line that has ended', () => {
    const ended = aSeries('Old', [...Array.from({ length: 27 }, () => 900), null, null, null])
    expect(surpriseOf(grouped(ended, line('iOS', 1_000, 1_000)))).toMatchObject({ group: 'iOS' })
  })
})

describe('what is no series', () => {
  it('has its newest finished cohort held against those before', () => {
    const cohorts = cohortsOf(10, 7)
    const usual = surpriseOf(aRetentionResult({ groups: [{ label: '', cohorts }] }))
    expect(usual).toMatchObject({ kind: 'judged', peers: 'cohorts', group: undefined })
    expect(scoreOf(usual)).toBeLessThan(3)
    const at = cohorts.length - 3
    const newest = cohorts[at]
    const lost = { count: 700, outOf: 2_400, isComplete: true }
    const worse = newest === undefined ? [] : [{ ...newest, cells: newest.cells.with(1, lost) }]
    const groups = [{ label: '', cohorts: [...cohorts.slice(0, at), ...worse] }]
    expect(scoreOf(surpriseOf(aRetentionResult({ groups })))).toBeGreaterThan(3)
  })

  it('says why nothing can be said', () => {
    expect(surpriseOf(aFunnelResult())).toEqual({
      kind: 'unknown',
      reason: 'A funnel has one number for all of its days.',
    })
    expect(surpriseOf(aCompositionResult()).kind).toBe('unknown')
    expect(surpriseOf(aRealtimeResult()).kind).toBe('unknown')
    expect(surpriseOf(days(3, weekly))).toEqual({
      kind: 'unknown',
      reason: 'Its range is too short to tell what is usual.',
    })
  })

  it('holds five minutes against the same ones of other weeks', () => {
    const result = aRealtimeResult()
    const { points } = result
    const at = points.findLastIndex(({ isComplete, today }) => isComplete && today !== null)
    const band = (share: number) => points.map(({ today }) => (today === null ? null : today * share))
    const usual = { lower: band(0.9), middle: band(1), upper: band(1.1), weeks: 6 }
    expect(scoreOf(surpriseOf({ ...result, usual }))).toBe(0)
    const newest = points[at]
    const gone = newest === undefined ? [] : points.with(at, { ...newest, today: 0 })
    expect(scoreOf(surpriseOf({ ...result, points: gone, usual }))).toBeGreaterThan(3)
  })
})

test('no numbers make it anything but a finite number, 0 or more', () => {
  const value = fc.oneof(
    fc.double({ min: 0, max: 1e12, noNaN: true }),
    fc.integer({ min: 0, max: 9 }),
    fc.constant(null),
  )
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 60 }),
      fc.constantFrom<Unit>('users', 'events', 'number', 'ratio', 'durationMs'),
      (values, unit) => {
        const buckets = bucketsOf(values.length)
        const score = scoreOf(surpriseOf(aSeriesResult({ buckets, unit, series: [aSeries('', values)] })))
        expect(Number.isFinite(score) && score >= 0).toBe(true)
      },
    ),
  )
})
