import { addDays, bucketEnd } from '../../query/date-range.ts'
import type { Interval } from '../../query/query.ts'

/** As of when numbers are told, and how long the long buckets grow. */
export interface Ripeness {
  asOf: Date
  settleMs: number
}

/** Days, weeks and months are waited for so long after their end, unless a project is known to need more or less. */
export const usualSettleMs = 3 * 60 * 60_000
/** Realtime is asked once more after a bucket's end before it is believed. */
export const realtimePollMs = 60_000
export const hourSettleMs = 10 * 60_000

/** How long after its end a bucket still grows. */
export function settlingOf(interval: Interval, settleMs: number): number {
  switch (interval) {
    case '5min':
      return realtimePollMs
    case 'hour':
      return hourSettleMs
    case 'day':
    case 'week':
    case 'month':
      return settleMs
  }
}

export function isRipe(end: Date, interval: Interval, { asOf, settleMs }: Ripeness): boolean {
  return asOf.getTime() >= end.getTime() + settlingOf(interval, settleMs)
}

/** When a bucket begins and ends. An hour that comes twice counts from its second time. */
export function spanOf(label: string, interval: Interval, timeZone: string): { start: Date; end: Date } {
  const end = bucketEnd(label, interval, timeZone)
  switch (interval) {
    case '5min':
      return { start: new Date(end.getTime() - 5 * 60_000), end }
    case 'hour':
      return { start: new Date(end.getTime() - 60 * 60_000), end }
    case 'day':
    case 'week':
    case 'month':
      return { start: startOfDay(label, timeZone), end }
  }
}

export function startOfDay(day: string, timeZone: string): Date {
  return bucketEnd(addDays(day, -1), 'day', timeZone)
}
