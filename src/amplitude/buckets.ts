import { bucketEnd, today, type ResolvedRange } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import type { Bucket } from '../result/metric-result.ts'

/** The days that were asked for, and the instant that the answer knows about. */
export interface TimeFrame extends OpenFrame {
  range: ResolvedRange
}

/** The same for an answer whose days are not known: then no bucket counts as cut by them. */
export interface OpenFrame {
  range: ResolvedRange | undefined
  interval: Interval
  timeZone: string
  asOf: Date
}

/**
 * The buckets of an answer that have begun. Amplitude also returns those of the future, as zeros; they are left out, so
 * the first `buckets.length` values of a series are the ones to show.
 */
export function startedBuckets(labels: readonly string[], frame: OpenFrame): Bucket[] {
  return labels
    .map((label) => normalLabel(label, frame.interval))
    .filter((label) => hasStarted(label, frame))
    .map((label) => ({ label, isComplete: isComplete(label, frame) }))
}

function normalLabel(label: string, interval: Interval): string {
  return isClockTime(interval) ? label.slice(0, 19) : label.slice(0, 10)
}

/** Zones are at most 12 hours behind UTC, so most buckets are known to be over without looking into a calendar. */
function isLongOver(label: string, { interval, asOf }: OpenFrame): boolean {
  if (interval === 'week' || interval === 'month') return false
  const start = Date.parse(label.length === 10 ? label : `${label}Z`)
  return start + (interval === 'day' ? 40 : 16) * 3_600_000 <= asOf.getTime()
}

function hasStarted(label: string, frame: OpenFrame): boolean {
  if (isLongOver(label, frame)) return true
  if (!isClockTime(frame.interval)) return label <= today(frame.asOf, frame.timeZone)
  return startOfClockTime(label, frame) <= frame.asOf.getTime()
}

function startOfClockTime(label: string, { interval, timeZone }: OpenFrame): number {
  const lengthMs = interval === 'hour' ? 60 * 60 * 1000 : 5 * 60 * 1000
  return bucketEnd(label, interval, timeZone).getTime() - lengthMs
}

/** A bucket is whole when it is over and the range does not cut it: a range may begin or end within a week or month. */
function isComplete(label: string, frame: OpenFrame): boolean {
  if (isLongOver(label, frame)) return true
  const { range, interval, timeZone, asOf } = frame
  if (asOf < bucketEnd(label, interval, timeZone)) return false
  if (range === undefined || (interval !== 'week' && interval !== 'month')) return true
  const afterRange = bucketEnd(range.end, 'day', timeZone)
  return label >= range.start && bucketEnd(label, interval, timeZone) <= afterRange
}

function isClockTime(interval: Interval): boolean {
  return interval === '5min' || interval === 'hour'
}
