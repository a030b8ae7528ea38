import { describe, expect, it } from 'vitest'
import { dayPace } from '../../../src/alert/condition/pace.ts'
import { aJudgedSeries } from '../../support/judged.ts'

/** Hours of five weeks up to Sunday midnight: as many as there are hours, twice as many in the afternoon. */
function hours(changes: Readonly<Record<number, number | null>> = {}) {
  const count = 35 * 24
  const values = Array.from({ length: count }, (_, index) => {
    const changed = changes[index]
    return changed === undefined ? (index % 24 < 12 ? 10 : 20) : changed
  })
  return aJudgedSeries(values, { interval: 'hour', newest: '2026-11-22T23:00:00Z' })
}

const noon = { asOf: new Date('2026-11-23T12:30:00Z'), timeZone: 'UTC', knownDays: new Set<string>() }

describe('the pace of a day', () => {
  it('is the share that the same weekdays had reached by now, in whole buckets', () => {
    expect(dayPace(hours(), noon)).toMatchObject({ time: '12:30', weeks: 5 })
    expect(dayPace(hours(), noon)?.share).toBeCloseTo(1 / 3, 6)
  })

  it('is fair to a slow day: it asks for less than any of them had', () => {
    const pace = dayPace(hours(), noon)
    expect(pace?.low).toBeLessThan((pace?.share ?? 0) - 0.02)
  })

  it('is unknown early in the day, and below three weeks', () => {
    expect(dayPace(hours(), { ...noon, asOf: new Date('2026-11-23T06:00:00Z') })).toBeUndefined()
    const { points, ...series } = hours()
    expect(dayPace({ ...series, points: points.slice(-15 * 24) }, noon)).toBeUndefined()
  })

  it('leaves known days out, and days of which something is missing', () => {
    expect(dayPace(hours(), { ...noon, knownDays: new Set(['2026-11-16', '2026-11-09']) })?.weeks).toBe(3)
    const firstMonday = Array.from({ length: 35 * 24 }, (_, index) => index).find((index) =>
      hours().points[index]?.label.startsWith('2026-11-16'),
    )
    expect(dayPace(hours({ [(firstMonday ?? 0) + 3]: null }), noon)?.weeks).toBe(4)
  })
})
