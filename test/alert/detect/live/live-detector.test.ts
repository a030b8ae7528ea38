import { describe, expect, it } from 'vitest'
import { createLiveDetector } from '../../../../src/alert/detect/live/live-detector.ts'
import type { LiveDetectorOptions } from '../../../../src/alert/detect/live/live-detector.ts'
import type { DetectorPoint, Judgement } from '../../../../src/alert/detect/detector.ts'
import { aLiveMetric, busyDay } from '../../../support/live-metric.ts'

type Judged = DetectorPoint & Judgement & { day: number }

function judge(points: readonly DetectorPoint[], options: Partial<LiveDetectorOptions> = {}): Judged[] {
  const detector = createLiveDetector({
    interval: '5min',
    timeZone: 'UTC',
    sensitivity: 'normal',
    ...options,
  })
  const start = points[0]?.at ?? 0
  return points.map((point) => ({ ...point, ...detector.step(point), day: (point.at - start) / 86_400 }))
}

const anomalies = (judged: readonly Judged[]): Judged[] => judged.filter(({ isAnomaly }) => isAnomaly)
const between = (from: number, until: number) => (each: { day: number }) =>
  each.day >= from && each.day < until
const bucket = 1 / 288
/** A Thursday afternoon in the third week. */
const moment = 17.6

/** Multiplies what lies between two moments. */
const times = (factor: number, from: number, until: number) => (value: number, day: number) =>
  day >= from - 1e-9 && day < until - 1e-9 ? Math.round(value * factor) : value

describe('finding', () => {
  it.each([
    { sentence: 'a drop of 60 % within three buckets', factor: 0.4, buckets: 3, direction: 'drop' },
    { sentence: 'three times the usual within three buckets', factor: 3, buckets: 3, direction: 'spike' },
    { sentence: 'a drop of 30 % within a quarter of an hour', factor: 0.7, buckets: 3, direction: 'drop' },
    { sentence: 'a drop of 15 % within half an hour', factor: 0.85, buckets: 6, direction: 'drop' },
  ])('finds $sentence', ({ factor, buckets, direction }) => {
    const judged = judge(aLiveMetric({ days: 19, change: times(factor, moment, moment + 0.2) }))
    const [first] = anomalies(judged)
    expect(first?.day).toBeGreaterThanOrEqual(moment - 1e-9)
    expect(first?.day).toBeLessThan(moment + buckets * bucket)
    expect(first?.direction).toBe(direction)
  })

  it('finds a leak that takes five hours to lose half', () => {
    const leak = (value: number, day: number): number =>
      day < moment || day > moment + 0.2 ? value : Math.round(value * (1 - (day - moment) / 0.4))
    const [first] = anomalies(judge(aLiveMetric({ days: 19, change: leak })))
    expect(first?.day).toBeGreaterThan(moment)
    expect(first?.day).toBeLessThan(moment + 0.2)
  })

  it('ends an anomaly when the values are back', () => {
    const judged = judge(aLiveMetric({ days: 19, change: times(0.4, moment, moment + 0.1) }))
    expect(anomalies(judged).at(-1)?.day).toBeLessThan(moment + 0.1 + 3 * bucket)
  })

  it('finds an hourly drop of 60 % within two hours', () => {
    const points = aLiveMetric({ days: 21, stepSeconds: 3600, change: times(0.4, 17.5, 17.75) })
    const [first] = anomalies(judge(points, { interval: 'hour' }))
    expect(first?.day).toBeGreaterThanOrEqual(17.5 - 1e-9)
    expect(first?.day).toBeLessThan(17.5 + 2 / 24)
  })
})

describe('an outage', () => {
  it('is told by its third bucket at the latest, and not taken for the new normal after hours', () => {
    const judged = judge(aLiveMetric({ days: 19, change: times(0, moment, moment + 0.4) }))
    const during = judged.filter(between(moment + 2 * bucket - 1e-9, moment + 0.4 - 1e-9))
    expect(during.every(({ isAnomaly, direction }) => isAnomaly && direction === 'drop')).toBe(true)
    expect(anomalies(judged).at(-1)?.day).toBeLessThan(moment + 0.4 + 3 * bucket)
  })

  it('is told where a series is so restless that nothing else would be', () => {
    const restless = (value: number, day: number): number => Math.round(value * (day % 0.1 < 0.02 ? 3 : 0.3))
    const points = aLiveMetric({
      days: 19,
      change: (value, day) => (day >= moment && day < moment + 0.2 ? 0 : restless(value, day)),
    })
    const third = judge(points).find(({ day }) => day >= moment + 2 * bucket)
    expect(third?.isAnomaly).toBe(true)
  })
})

describe('staying quiet', () => {
  it.each([
    { sentence: 'five ordinary weeks', metric: {} },
    {
      sentence: 'weekends of 60 % of the week',
      metric: { usual: (hour: number, weekday: number) => busyDay(hour) * (weekday % 6 === 0 ? 0.6 : 1) },
      from: 15,
    },
    { sentence: 'low counts', metric: { usual: () => 3 } },
    { sentence: 'nothing at all', metric: { usual: () => 0 } },
    {
      sentence: 'a job that runs each night',
      metric: { usual: (hour: number) => busyDay(hour) * (hour >= 3 && hour < 3.25 ? 4 : 1) },
    },
    {
      sentence: 'a quarter of the buckets missing',
      metric: { change: (value: number, day: number) => (Math.round(day * 288) % 4 === 0 ? null : value) },
    },
  ])('says nothing about $sentence', ({ metric, from = 0 }) => {
    const judged = judge(aLiveMetric({ days: 35, ...metric }))
    expect(anomalies(judged).filter(({ day }) => day >= from)).toEqual([])
  })

  it('takes nine o’clock for nine o’clock on the days when clocks change', () => {
    const change = Date.parse('2026-03-29T01:00:00Z') / 1000
    const points = aLiveMetric({
      days: 42,
      usual: (hour) => (hour >= 9 && hour < 17 ? 2000 : 400),
      offsetMinutes: (at) => (at < change ? 60 : 120),
    })
    expect(anomalies(judge(points, { timeZone: 'Europe/Berlin' }))).toEqual([])
    expect(anomalies(judge(points, { timeZone: 'UTC' })).length).toBeGreaterThan(0)
  })

  it('judges the hour that comes twice in autumn', () => {
    const change = Date.parse('2026-10-25T01:00:00Z') / 1000
    const points = aLiveMetric({
      from: '2026-10-05',
      days: 35,
      offsetMinutes: (at) => (at < change ? 120 : 60),
    })
    expect(anomalies(judge(points, { timeZone: 'Europe/Berlin' }))).toEqual([])
  })

  it('gets used to what happens every week at the same time', () => {
    const mailing = (value: number, day: number): number =>
      day % 7 >= 1.4 && day % 7 < 1.45 ? Math.round(value * 2.5) : value
    const weeks = [1, 3, 4].map(
      (week) =>
        anomalies(
          judge(aLiveMetric({ days: 35, change: (value, day) => (day < 7 ? value : mailing(value, day)) })),
        ).filter(between(7 * week, 7 * week + 7)).length,
    )
    expect(weeks).toEqual([expect.toSatisfy((count: number) => count > 0), 0, 0])
  })
})

describe('learning', () => {
  it('takes a new level for usual after some hours', () => {
    const judged = judge(aLiveMetric({ days: 21, change: times(1.6, moment, 99) }))
    const told = anomalies(judged)
    expect(told[0]?.day).toBeLessThan(moment + 3 * bucket)
    expect(told.at(-1)?.day).toBeLessThan(moment + 5 / 24)
    const after = judged.find(({ day }) => day >= moment + 1)
    expect((after?.expected ?? 0) / (after?.value ?? 1)).toBeCloseTo(1, 0)
  })

  it('knows nothing in the first two days, and says for a week that it is learning', () => {
    const judged = judge(aLiveMetric({ days: 9 }))
    expect(judged.filter(({ day }) => day < 1.99).every(({ expected }) => expected === undefined)).toBe(true)
    expect(judged.filter(({ day }) => day > 2.01).every(({ expected }) => expected !== undefined)).toBe(true)
    expect(judged.findLast(({ isLearning }) => isLearning)?.day).toBeCloseTo(7, 1)
  })

  it('names what would have been usual where a value is missing', () => {
    const judged = judge(
      aLiveMetric({ days: 10, change: (value, day) => (day >= 9 && day < 9.1 ? null : value) }),
    )
    const missing = judged.filter(({ value }) => value === null)
    expect(missing.every(({ isAnomaly, score }) => !isAnomaly && score === 0)).toBe(true)
    for (const { at, expected } of missing) {
      expect((expected ?? 0) / busyDay((at % 86_400) / 3600)).toBeCloseTo(1, 0)
    }
  })

  it('learns nothing from a day that is known to be special', () => {
    const sale = times(3, 14, 15)
    const known = judge(aLiveMetric({ days: 22, change: sale }), { knownDays: new Set(['2026-03-16']) })
    const without = judge(aLiveMetric({ days: 22 }))
    const noonOf = (judged: readonly Judged[], day: number): number =>
      judged.find((each) => each.day >= day + 0.5)?.expected ?? 0
    expect(noonOf(known, 15) / noonOf(without, 15)).toBeCloseTo(1, 1)
    expect(noonOf(known, 21) / noonOf(without, 21)).toBeCloseTo(1, 1)
  })

  it('asks for more the quieter it is to be', () => {
    const found = (['quiet', 'normal', 'sensitive'] as const).map((sensitivity) => {
      const points = aLiveMetric({ days: 19, usual: () => 300, change: times(0.87, moment, moment + 0.2) })
      return anomalies(judge(points, { sensitivity })).length
    })
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(found[0]).toBeLessThan(found[2] ?? 0)
  })

  it('judges the same when a series is replayed', () => {
    const points = aLiveMetric({ days: 19, change: times(0.5, moment, moment + 0.1) })
    const lived = judge(points)
    expect(judge(points.slice(0, 5000))).toEqual(lived.slice(0, 5000))
    expect(judge(points)).toEqual(lived)
  })
})
