import { z } from 'zod'
import { addDays, bucketLabels, today } from '../query/date-range.ts'
import type { Day, Interval, RetentionQuery } from '../query/query.ts'
import type { RetentionCell, RetentionCohort } from '../result/metric-result.ts'
import type { TimeFrame } from './buckets.ts'
import { cohortDays } from './retention-dates.ts'

const cellSchema = z.object({
  count: z.number().nullish(),
  outof: z.number().nullish(),
  incomplete: z.boolean().nullish(),
})

/** One group or segment: cohorts by dates without a year, newest first. */
export const cohortSeriesSchema = z.object({
  dates: z.array(z.string()),
  values: z.record(z.string(), z.array(cellSchema)),
})
export type CohortSeries = z.infer<typeof cohortSeriesSchema>

/** The cohorts of one series that have begun, oldest first, each with the intervals that have begun for it. */
export function readCohorts(
  series: CohortSeries | undefined,
  method: RetentionQuery['method'],
  frame: TimeFrame,
): RetentionCohort[] {
  if (series === undefined) return []
  const days = cohortDays(series.dates, frame.range)
  const byPosition = bucketLabels(frame.range, frame.interval).toReversed()
  const present = today(frame.asOf, frame.timeZone)
  return series.dates
    .flatMap((date, position): RetentionCohort[] => {
      const start = days[position] ?? byPosition[position]
      const cells = series.values[date]
      if (start === undefined || cells === undefined || start > present) return []
      return [
        toCohort(start, cells, (column) => startOfInterval(start, column, { method, ...frame }) <= present),
      ]
    })
    .toReversed()
}

/** Names for the columns from the left: `Day 0`, `Week 1`, or `Day 2–7` for a bracket. */
export function columnNames(count: number, method: RetentionQuery['method'], interval: Interval): string[] {
  const word = { day: 'Day', week: 'Week', month: 'Month', hour: 'Hour', '5min': 'Interval' }[interval]
  return Array.from({ length: count }, (_, column) => {
    if (method.kind !== 'brackets') return `${word} ${column}`
    const [first, last] = method.brackets[column] ?? [column, column]
    return first === last ? `Day ${first}` : `Day ${first}–${last}`
  })
}

type WireCell = z.infer<typeof cellSchema>

/** The first cell is not day 0: it holds the size of the cohort. */
function toCohort(
  start: Day,
  [sizeCell, ...cells]: readonly WireCell[],
  hasBegun: (column: number) => boolean,
): RetentionCohort {
  return {
    start,
    size: sizeCell?.outof ?? sizeCell?.count ?? 0,
    cells: cells.filter((_, column) => hasBegun(column)).map(toCell),
  }
}

function toCell({ count, outof, incomplete }: WireCell): RetentionCell {
  return { count: count ?? 0, outOf: outof ?? 0, isComplete: incomplete !== true }
}

/** Amplitude counts weeks and months as blocks of 7 and 30 days from the cohort's own start, and brackets in days. */
function startOfInterval(
  start: Day,
  column: number,
  { method, interval }: { method: RetentionQuery['method']; interval: Interval },
): Day {
  if (method.kind === 'brackets') return addDays(start, method.brackets[column]?.[0] ?? 0)
  return addDays(start, column * (interval === 'month' ? 30 : interval === 'week' ? 7 : 1))
}
