import { bucketEnd } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import { capitalize, nameBucket } from '../result/bucket-phrase.ts'
import { formatBucket } from '../result/format-value.ts'
import type { SeriesFrame } from './shown-series.ts'

/**
 * Names the buckets that are not whole, for the legend: `Mon, Nov 23 so far` while it runs, `The week of Oct 5 in part`
 * where the range cuts it. Undefined where all are whole.
 */
export function unfinishedName(result: SeriesFrame): string | undefined {
  const open = result.buckets.filter(({ isComplete }) => !isComplete).map(({ label }) => label)
  const [first, second, ...others] = open
  if (first === undefined) return undefined
  const name = capitalize(shortName(first, result.interval))
  if (second === undefined) return `${name} ${howUnfinished(first, result)}`
  if (others.length === 0) return `${name} and ${nameBucket(second, result.interval)} in part`
  return `${open.length} buckets in part, from ${nameBucket(first, result.interval)}`
}

/** An hour goes by the clock alone: the axis under it says the day, and a legend has little room. */
function shortName(label: string, interval: Interval): string {
  return interval === 'hour' || interval === '5min'
    ? formatBucket(label, interval)
    : nameBucket(label, interval)
}

/** Whether a bucket still runs, or is over and only cut by the range. */
export function howUnfinished(label: string, { interval, project, computedAt }: SeriesFrame): string {
  return bucketEnd(label, interval, project.timeZone) > computedAt ? 'so far' : 'in part'
}
