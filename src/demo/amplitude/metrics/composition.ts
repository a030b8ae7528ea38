import type { DayRange } from './calendar.ts'
import { groupingBy } from './grouping.ts'
import type { Present } from './present.ts'
import { tally } from './tally.ts'
import { activeMatcher } from './users.ts'

/** As many values as the chart shows. */
const mostValues = 100

/** Distinct active people per value, the largest first; who had several values counts for each. */
export function composition(
  present: Present,
  range: DayRange,
  property: string,
): { value: string; people: number }[] {
  const { calendar } = present
  const grouping = groupingBy(present, [{ of: 'user', property }])
  const counts = tally(present, {
    matches: activeMatcher(present),
    grouping,
    buckets: [{ label: range.start, start: calendar.startOf(range.start), end: calendar.endOf(range.end) }],
    lookBack: 0,
    window: 1,
  })
  return [...counts]
    .map(([group, { range: figures }]) => ({
      value: grouping.valuesOf(group)[0] ?? '',
      people: figures.uniques,
    }))
    .sort((a, b) => b.people - a.people)
    .slice(0, mostValues)
}
