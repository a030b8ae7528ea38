import { addDays } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import type { Bucket } from '../result/metric-result.ts'

/**
 * The position of the bucket that holds a moment of the project's time (`2026-11-22` or `2026-11-22T14:35:00`); -1 where
 * the range does not reach it. A day on an axis of hours is its first hour.
 */
export function bucketPosition(buckets: readonly Bucket[], interval: Interval, moment: string): number {
  if (interval === 'week') {
    const day = moment.slice(0, 10)
    return buckets.findIndex(({ label }) => label <= day && day < addDays(label.slice(0, 10), 7))
  }
  const key = keyOf(moment, interval)
  return buckets.findIndex(({ label }) => label.startsWith(key))
}

function keyOf(moment: string, interval: Exclude<Interval, 'week'>): string {
  switch (interval) {
    case '5min':
      // The last digit of the minute is 0 or 5; a shorter moment has none.
      return `${moment.slice(0, 15)}${moment.length < 16 ? '' : Number(moment.charAt(15)) < 5 ? '0' : '5'}`
    case 'hour':
      return moment.slice(0, 13)
    case 'day':
      return moment.slice(0, 10)
    case 'month':
      return moment.slice(0, 7)
  }
}
