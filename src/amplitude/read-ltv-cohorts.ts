import { z } from 'zod'
import { bucketEnd, today } from '../query/date-range.ts'
import type { Day } from '../query/query.ts'
import type { LtvCohort } from '../result/metric-result.ts'
import type { TimeFrame } from './buckets.ts'
import { cohortDays } from './retention-dates.ts'

const flagsByDateSchema = z.record(z.string(), z.record(z.string(), z.unknown())).nullish().catch(undefined)

/** One group or segment: figures by cohort, newest first. Some projects also get flags for the ages that are over. */
export const ltvSeriesSchema = z.object({
  dates: z.array(z.string()),
  values: z.record(z.string(), z.record(z.string(), z.unknown())),
  complete: flagsByDateSchema,
})
export type LtvSeries = z.infer<typeof ltvSeriesSchema>

/** The cohorts of one series that have begun, oldest first, each with the ages that its first members have reached. */
export function readLtvCohorts(series: LtvSeries | undefined, frame: TimeFrame): LtvCohort[] {
  if (series === undefined) return []
  const days = cohortDays(series.dates, frame.range)
  const present = today(frame.asOf, frame.timeZone)
  return series.dates
    .flatMap((date, position): LtvCohort[] => {
      const start = days[position]
      const figures = series.values[date]
      if (start === undefined || figures === undefined || start > present) return []
      return [toCohort(start, figures, { flags: series.complete?.[date], frame })]
    })
    .toSorted((a, b) => a.start.localeCompare(b.start))
}

type Figures = Readonly<Record<string, unknown>>

function toCohort(
  start: Day,
  figures: Figures,
  { flags, frame }: { flags: Figures | undefined; frame: TimeFrame },
): LtvCohort {
  const ages = agesOf(start, frame)
  const values = Object.entries(figures).flatMap(([key, value]) => {
    const [, day] = /^r(\d+)d$/.exec(key) ?? []
    if (day === undefined || typeof value !== 'number' || !ages.hasBegun(Number(day))) return []
    const flag = flags?.[key]
    return [
      { day: Number(day), value, isComplete: typeof flag === 'boolean' ? flag : ages.isOver(Number(day)) },
    ]
  })
  return {
    start,
    newUsers: numberOf(figures['count']),
    payers: numberOf(figures['paid']),
    revenue: numberOf(figures['total_amount']),
    values: values.toSorted((a, b) => a.day - b.day),
  }
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * Day N of somebody's life ends N + 1 times 24 hours after their first event. It has begun for a cohort when its first
 * possible member has come that far, and is over when the last possible one has.
 */
function agesOf(start: Day, { range, interval, timeZone, asOf }: TimeFrame) {
  const firstMs = bucketEnd(start, 'day', timeZone).getTime() - dayMs
  const lastMs = Math.min(
    bucketEnd(start, interval, timeZone).getTime(),
    bucketEnd(range.end, 'day', timeZone).getTime(),
  )
  return {
    hasBegun: (day: number): boolean => firstMs + day * dayMs <= asOf.getTime(),
    isOver: (day: number): boolean => lastMs + (day + 1) * dayMs <= asOf.getTime(),
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
