import { bucketEnd, type ResolvedRange } from '../query/date-range.ts'
import type { MetricResult } from './metric-result.ts'

/** The days that a result is about; undefined for what has none of its own: realtime, and saved charts without a time axis. */
export function rangeOf(result: MetricResult): ResolvedRange | undefined {
  if (result.kind === 'realtime') return undefined
  if (result.kind !== 'savedChart') return result.range
  if (result.content.shape !== 'series' || result.content.interval === undefined) return undefined
  const days = result.content.buckets.map(({ label }) => label.slice(0, 10))
  const [start, end] = [days[0], days.at(-1)]
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** Whether all days of a result were over when Amplitude counted them. */
export function isRangeOver({
  range,
  project,
  computedAt,
}: Extract<MetricResult, { range: unknown }>): boolean {
  return bucketEnd(range.end, 'day', project.timeZone) <= computedAt
}
