import { describe, expect, it } from 'vitest'
import { levelBefore } from '../../../src/alert/condition/level-before.ts'
import { viewOf } from '../../../src/alert/condition/series-view.ts'
import type { JudgedSeries } from '../../../src/alert/judge/judged-series.ts'
import { aJudgedSeries } from '../../support/judged.ts'

/** The level of before at the newest point, where the last `open` points belong to an incident and 1,000 was expected at its first. */
function before(series: JudgedSeries, open: number, known: Partial<{ knownDays: ReadonlySet<string> }> = {}) {
  const { points } = series
  const index = points.length - 1
  const point = points[index]
  if (point === undefined) throw new Error('There is no point.')
  const leaveOut = new Set(points.slice(points.length - open).map(({ label }) => label))
  const knownDays = known.knownDays ?? new Set<string>()
  const judging = { view: viewOf(series), index, point, value: point.value ?? 0, knownDays, leaveOut }
  return levelBefore(judging, (at) => (points[at]?.value === null ? undefined : 1000))
}

/** Eight weeks of a thousand a day and half of that at weekends, then these; the newest is a Sunday. */
function weeks(...last: (number | null)[]): JudgedSeries {
  const values = Array.from({ length: 56 }, (_, index) => (index % 7 < 5 ? 1000 : 500))
  return aJudgedSeries([...values.slice(0, values.length - last.length), ...last])
}

describe('the level before an incident', () => {
  it('is unknown where no incident is open, or it has just begun', () => {
    expect(before(weeks(), 0)).toBeUndefined()
    expect(before(weeks(400), 1)).toBeUndefined()
  })

  it('is what was expected at its first point, moved on to this weekday', () => {
    expect(before(weeks(400, 200, 200), 3)).toBe(500)
    expect(before(weeks(200, 200), 2)).toBe(1000)
  })

  it('does not take a level that changed between weeks for a season', () => {
    const halved = weeks(400, 200, 200)
    const points = halved.points.map((point, index) =>
      Object.assign({ ...point }, { value: (point.value ?? 0) * (index < 28 ? 0.1 : 1) }),
    )
    expect(before({ ...halved, points }, 3)).toBe(500)
  })

  it('leaves known days out, and knows no season below three weeks', () => {
    const short = weeks(400, 200, 200)
    expect(before({ ...short, points: short.points.slice(-17) }, 3)).toBe(1000)
    const special = new Set([
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      '2026-10-25',
      '2026-10-18',
      '2026-10-11',
    ])
    expect(before(short, 3, { knownDays: special })).toBe(1000)
  })

  it('of hours and five minutes goes by days, while weeks are few', () => {
    const values = Array.from({ length: 6 * 24 }, (_, index) => (index % 24 < 12 ? 100 : 300))
    const series = aJudgedSeries(values, { interval: 'hour', newest: '2026-11-22T23:00:00Z' })
    expect(before(series, 14)).toBe(3000)
  })

  it('of weeks and months knows no season', () => {
    const series = aJudgedSeries([900, 1000, 1100, 400, 400], { interval: 'month' })
    expect(before(series, 2)).toBe(1000)
  })
})
