import { medianOf } from '../../result/series-figures.ts'
import type { Interval } from '../../query/query.ts'
import { comparable, daysBefore, type Judging } from './series-view.ts'

/** How many buckets tell today's level: so many that what has just begun is the smaller part of them, and what was odd a week ago too. */
const levelBuckets: Readonly<Record<Interval, number>> = { '5min': 24, hour: 24, day: 12, week: 0, month: 0 }
const fewest = 4
const mostWeeks = 4

/**
 * What the weeks before the last one lead to expect at this weekday and time, each brought to today's level. It is no measure of its own: it
 * tells whether the bucket of a week ago was the odd one. Undefined below two such weeks.
 */
export function expectedByWeeks(judging: Judging): number | undefined {
  const expected: number[] = []
  for (let back = 2; back <= mostWeeks; back += 1) {
    const then = weeksAgo(judging, judging.point.label, back)
    const level = then === undefined ? undefined : levelSince(judging, back)
    if (then !== undefined && level !== undefined) expected.push(then * level)
  }
  return expected.length < 2 ? undefined : medianOf(expected)
}

function weeksAgo(judging: Judging, label: string, weeks: number): number | undefined {
  const index = judging.view.indexOf.get(daysBefore(label, 7 * weeks)) ?? -1
  return comparable(judging, index)?.value
}

/** How much higher the buckets right before this one are than those so many weeks earlier: the one in the middle. */
function levelSince(judging: Judging, weeks: number): number | undefined {
  const { points, interval } = judging.view.series
  const wanted = levelBuckets[interval]
  const ratios: number[] = []
  for (let back = 1; back <= 2 * wanted && ratios.length < wanted; back += 1) {
    const now = comparable(judging, judging.index - back)?.value
    const then =
      now === undefined ? undefined : weeksAgo(judging, points[judging.index - back]?.label ?? '', weeks)
    if (now !== undefined && then !== undefined && then > 0) ratios.push(now / then)
  }
  return ratios.length < fewest ? undefined : medianOf(ratios)
}
