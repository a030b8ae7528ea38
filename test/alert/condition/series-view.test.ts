import { describe, expect, it } from 'vitest'
import { isSpecial, viewOf } from '../../../src/alert/condition/series-view.ts'
import type { Interval } from '../../../src/query/query.ts'
import { aJudgedSeries } from '../../support/judged.ts'

/** Whether the newest point is special where these days are known. */
function isNewestSpecial(interval: Interval, newest: string, days: readonly string[]): boolean {
  const series = aJudgedSeries([1, 1], { interval, newest: `${newest}T12:00:00Z` })
  const point = series.points.at(-1)
  if (point === undefined) throw new Error('There is no point.')
  return isSpecial({ view: viewOf(series), knownDays: new Set(days) }, point)
}

const christmasWeek = ['2026-12-21', '2026-12-24', '2026-12-25', '2026-12-26']

type Row = readonly [what: string, Interval, newest: string, days: readonly string[], isSo: boolean]

const rows: readonly Row[] = [
  ['of a known day', 'day', '2026-11-26', ['2026-11-26'], true],
  ['of an hour on a known day', 'hour', '2026-11-26', ['2026-11-26'], true],
  ['of the day after one', 'day', '2026-11-27', ['2026-11-26'], false],
  ['of a week that begins with one', 'week', '2026-12-21', ['2026-12-21'], false],
  ['of a week that is mostly known', 'week', '2026-12-21', christmasWeek, true],
  ['of a month that begins with one', 'month', '2027-01-01', ['2027-01-01'], false],
  ['where nothing is known', 'day', '2026-11-26', [], false],
]

describe('a point is special', () => {
  it.each(rows)('%s', (...[, interval, newest, days, isSo]) => {
    expect(isNewestSpecial(interval, newest, days)).toBe(isSo)
  })
})
