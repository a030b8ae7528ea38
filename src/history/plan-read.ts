import { bucketEnd, bucketLabels, type ResolvedRange } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import type { KeptSeries } from './history-store.ts'
import type { Settling } from './settling.ts'

export interface PlanInput {
  kept: KeptSeries | undefined
  range: ResolvedRange
  interval: Interval
  timeZone: string
  settling: Settling
  now: number
}

/** What has to be asked: everything, the days from one on, or nothing. */
export type ReadPlan = { ask: 'all' } | { ask: 'rest'; range: ResolvedRange } | { ask: 'nothing' }

/**
 * Finds the first bucket that is not known for good; from its day on everything is asked. A gap in the middle is not
 * worth a request of its own.
 */
export function planRead(input: PlanInput): ReadPlan {
  const { kept, range, interval } = input
  const labels = bucketLabels(range, interval)
  if (kept === undefined || labels.length === 0) return { ask: 'all' }
  const rangeEnd = bucketEnd(range.end, 'day', input.timeZone).getTime()
  const isKnown = knowledgeOf({ ...input, kept, rangeEnd })
  const position = labels.findIndex((label) => !isKnown(label))
  const first = labels[position]
  if (first === undefined) return { ask: 'nothing' }
  if (position === 0) return { ask: 'all' }
  const start = first.slice(0, 10)
  return start <= range.start ? { ask: 'all' } : { ask: 'rest', range: { start, end: range.end } }
}

/** The buckets of an answer that are over and lie within its range as a whole; only they are facts. */
export function wholeBuckets(
  range: ResolvedRange,
  { interval, timeZone, asOf }: { interval: Interval; timeZone: string; asOf: number },
): string[] {
  const bound = Math.min(asOf, bucketEnd(range.end, 'day', timeZone).getTime())
  const isOver = (label: string): boolean =>
    latestEnd(label, interval) <= bound || bucketEnd(label, interval, timeZone).getTime() <= bound
  return bucketLabels(range, interval).filter((label) => label >= range.start && isOver(label))
}

/** Everything is read anew once a week, which corrects whatever drifted after it had settled. */
const trustMs = 7 * 24 * 3_600_000

function knowledgeOf({
  kept: { buckets, sweep },
  range,
  interval,
  timeZone,
  settling: { settleMs, isStill },
  now,
  rangeEnd,
}: PlanInput & { kept: KeptSeries; rangeEnd: number }): (label: string) => boolean {
  const sweptFrom = sweep !== undefined && now - sweep.at <= trustMs ? sweep.from : undefined
  return (label) => {
    const bucket = buckets.get(label)
    if (bucket === undefined || label < range.start) return false
    const isTrusted = (sweptFrom !== undefined && label >= sweptFrom) || now - bucket.readAt <= trustMs
    if (!isTrusted) return false
    const bound = latestEnd(label, interval)
    if (bound <= rangeEnd && bucket.readAt >= bound + settleMs) return true
    const end = bucketEnd(label, interval, timeZone).getTime()
    // A week or month that the range cuts off at its end is another number than the whole one.
    return end <= rangeEnd && (bucket.readAt >= end + settleMs || isStill(bucket.readAt - end, now - end))
  }
}

/** No zone is further behind UTC than 12 hours. Most buckets are older than that, and need no calendar to be judged. */
function latestEnd(label: string, interval: Interval): number {
  const start = Date.parse(label.length === 10 ? label : `${label}Z`)
  return start + longestMs[interval] + 12 * hourMs
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const longestMs: Record<Interval, number> = {
  '5min': 2 * hourMs,
  hour: 3 * hourMs,
  day: dayMs + 2 * hourMs,
  week: 7 * dayMs + 2 * hourMs,
  month: 31 * dayMs + 2 * hourMs,
}
