import { bucketEnd } from '../query/date-range.ts'
import { capitalize, nameBucket } from '../result/bucket-phrase.ts'
import type { SeriesFrame } from './shown-series.ts'

/**
 * Names the buckets that are not whole, for the legend: `Mon, Nov 23 so far` while it runs, `The week of Oct 5 in part`
 * where the range cuts it. Undefined where all are whole.
 */
export function unfinishedName(result: SeriesFrame): string | undefined {
  const open = result.buckets.filter(({ isComplete }) => !isComplete).map(({ label }) => label)
  const [first, second, ...others] = open
  if (first === undefined) return undefined
  const name = capitalize(nameBucket(first, result.interval))
  if (second === undefined) return `${name} ${howUnfinished(first, result)}`
  if (others.length === 0) return `${name} and ${nameBucket(second, result.interval)} in part`
  return `${open.length} buckets in part, from ${nameBucket(first, result.interval)}`
}

/** Whether a bucket still runs, or is over and only cut by the range. */
export function howUnfinished(label: string, { interval, project, computedAt }: SeriesFrame): string {
  return bucketEnd(label, interval, project.timeZone) > computedAt ? 'so far' : 'in part'
}
