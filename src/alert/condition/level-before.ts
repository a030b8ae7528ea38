import { medianOf } from '../../result/series-figures.ts'
import type { JudgedPoint } from '../judge/judged-series.ts'
import { comparable, daysBefore, type Judging } from './series-view.ts'

/**
 * What would be usual of this point had everything stayed as it was before the open incident: what was expected at the incident's
 * first point, moved on to this weekday and time. Undefined where no incident is open, or nothing was expected then. Detectors take a
 * level for usual once it has lasted for hours or days; this one does not move.
 */
export function levelBefore(
  judging: Judging,
  expectedAt: (index: number) => number | undefined,
): number | undefined {
  const { points } = judging.view.series
  const first =
    judging.leaveOut.size === 0 ? -1 : points.findIndex(({ label }) => judging.leaveOut.has(label))
  const point = points[first]
  if (point === undefined || first >= judging.index) return undefined
  const expected = expectedAt(first)
  return expected === undefined ? undefined : expected * (seasonSince(point, judging) ?? 1)
}

const fewest = 3
const mostWeeks = 8

/** How much more, or less, is usual at this weekday and time than at that point's; undefined where too little is known. */
function seasonSince(then: JudgedPoint, judging: Judging): number | undefined {
  const { interval } = judging.view.series
  if (interval === 'week' || interval === 'month') return undefined
  const weekly = ratiosTo(then, judging, 7)
  const hasClock = interval === '5min' || interval === 'hour'
  const ratios = weekly.length < fewest && hasClock ? ratiosTo(then, judging, 1) : weekly
  return ratios.length < fewest ? undefined : medianOf(ratios)
}

/** Within one week each, so that a level that changed between weeks is none of the season. */
function ratiosTo(then: JudgedPoint, judging: Judging, days: number): number[] {
  const at = (label: string, back: number): number | undefined =>
    comparable(judging, judging.view.indexOf.get(daysBefore(label, days * back)) ?? -1)?.value
  const ratios: number[] = []
  for (let back = 1; back <= mostWeeks; back += 1) {
    const [before, now] = [at(then.label, back), at(judging.point.label, back)]
    if (before !== undefined && now !== undefined && before > 0) ratios.push(now / before)
  }
  return ratios
}
