import type { Interval } from '../query.ts'

/** How intervals are typed. */
export const intervalWords: Readonly<Record<string, Interval>> = {
  '5min': '5min',
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
}

/** How an interval is typed: `weekly`. */
export function intervalWord(interval: Interval): string {
  return Object.entries(intervalWords).find(([, meant]) => meant === interval)?.[0] ?? interval
}
