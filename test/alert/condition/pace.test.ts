import { describe, expect, it } from 'vitest'
import { dayPace, type DayLook } from '../../../src/alert/condition/pace.ts'
import type { JudgedSeries } from '../../../src/alert/judge/judged-series.ts'
import { aJudgedSeries } from '../../support/judged.ts'

/** Five weeks of a thousand a day up to Sunday, and Monday, 2026-11-23, which has just begun. */
const days = aJudgedSeries([...Array.from({ length: 35 }, () => 1000), 100], {
  newest: '2026-11-23T00:00:00Z',
  isRunning: true,
})

const noon = { asOf: new Date('2026-11-23T12:22:30Z'), timeZone: 'UTC', knownDays: new Set<string>() }

/** What each day had come to at 12:22: 400 and a little more or less, on Mondays 500. */
function looksAt(time = '12:22', series: JudgedSeries = days): DayLook[] {
  return series.points.map(({ label, start }, index) => ({
    label: `${label}T${time}:00`,
    value: (start.getUTCDay() === 1 ? 500 : 400) + 5 * Math.sin(index * 2.4),
  }))
}

describe('the pace of a day', () => {
  it('is the share that the same weekdays had come to by this time', () => {
    const pace = dayPace(days, looksAt(), noon)
    expect(pace).toMatchObject({ time: '12:22', weeks: 5 })
    expect(pace?.share).toBeCloseTo(0.5, 2)
  })

  it('is fair to a slow day: it asks for less than any of them had', () => {
    const pace = dayPace(days, looksAt(), noon)
    expect(pace?.low).toBeLessThan(0.47)
    expect(pace?.low).toBeGreaterThan(0.4)
  })

  it('asks for less where days differ more', () => {
    const restless = looksAt().map(({ label, value }, index) => {
      return { label, value: value + 30 * Math.sin(index * 2.4) }
    })
    expect(dayPace(days, restless, noon)?.low).toBeLessThan((dayPace(days, looksAt(), noon)?.low ?? 0) - 0.05)
  })

  it.each<[string, DayLook[]]>([
    ['nobody has looked before', []],
    ['only two weeks are known', looksAt().slice(-15)],
    ['others were looked at later in the day', looksAt('12:40')],
    ['others were looked at much earlier', looksAt('11:21')],
  ])('is unknown where %s', (_, looks) => {
    expect(dayPace(days, looks, noon)).toBeUndefined()
  })

  it('is unknown while little of the day has come', () => {
    const early = looksAt('03:13').map(({ label, value }) => ({ label, value: value / 4 }))
    expect(dayPace(days, early, { ...noon, asOf: new Date('2026-11-23T03:13:00Z') })).toBeUndefined()
  })

  it('is that of today alone: the day before may wait for its last numbers', () => {
    const [last, today] = days.points.slice(-2)
    if (last === undefined || today === undefined) throw new Error('There are no days.')
    const points = [...days.points.slice(0, -2), { ...last, isSettled: false }, today]
    expect(dayPace({ ...days, points }, looksAt(), noon)).toBeUndefined()
    expect(dayPace(days, looksAt(), { ...noon, asOf: new Date('2026-11-24T12:22:00Z') })).toBeUndefined()
  })

  it('leaves out known days, days without a number, and those on which the clocks change', () => {
    expect(
      dayPace(days, looksAt(), { ...noon, knownDays: new Set(['2026-11-16', '2026-11-09']) })?.weeks,
    ).toBe(3)
    const changed = (label: string, changes: object): JudgedSeries => ({
      ...days,
      points: days.points.map((point) =>
        point.label === label ? Object.assign({ ...point }, changes) : point,
      ),
    })
    expect(dayPace(changed('2026-11-16', { value: null }), looksAt(), noon)?.weeks).toBe(4)
    const longer = changed('2026-11-16', { end: new Date('2026-11-17T01:00:00Z') })
    expect(dayPace(longer, looksAt(), noon)?.weeks).toBe(4)
  })
})
