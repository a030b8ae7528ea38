import { minuteMs } from '../product/rhythm.ts'
import type { Bucket } from './calendar.ts'
import { groupingBy } from './grouping.ts'
import type { Present } from './present.ts'
import { tally } from './tally.ts'
import { activeMatcher } from './users.ts'

const bucketMs = 5 * minuteMs
const bucketsPerDay = 288

export interface Realtime {
  /** `HH:mm` of each five minutes, the last ones first to have begun; they wrap through midnight. */
  labels: string[]
  /** Active people in the last 24 hours; the bucket that is still filling is null. */
  today: (number | null)[]
  /** The same clock times in the 24 hours before. */
  yesterday: number[]
}

export function realtime(present: Present): Realtime {
  const current = Math.floor(present.now / bucketMs) * bucketMs
  const starts = Array.from(
    { length: 2 * bucketsPerDay },
    (_, bucket) => current - (2 * bucketsPerDay - 1 - bucket) * bucketMs,
  )
  const buckets: Bucket[] = starts.map((start) => ({ label: '', start, end: start + bucketMs }))
  const counts = tally(present, {
    matches: activeMatcher(present),
    grouping: groupingBy(present, []),
    buckets,
    lookBack: 0,
    window: 1,
  }).get(0)
  const people = buckets.map((_, bucket) => counts?.buckets[bucket]?.uniques ?? 0)
  const today: (number | null)[] = people.slice(bucketsPerDay)
  today[bucketsPerDay - 1] = null
  return {
    labels: starts.slice(bucketsPerDay).map((start) => present.calendar.clockTime(start)),
    today,
    yesterday: people.slice(0, bucketsPerDay),
  }
}
