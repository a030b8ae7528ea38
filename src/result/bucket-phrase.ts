import { daysIn, type ResolvedRange } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import { formatBucket, formatDay, formatRange } from './format-value.ts'

/** Words for one step of the time axis: `12 days`, `11,950 a day`, `the daily average`. */
export const intervalWords: Readonly<Record<Interval, { noun: string; per: string; adverb: string }>> = {
  '5min': { noun: '5-minute bucket', per: 'per 5 minutes', adverb: '5-minute' },
  hour: { noun: 'hour', per: 'an hour', adverb: 'hourly' },
  day: { noun: 'day', per: 'a day', adverb: 'daily' },
  week: { noun: 'week', per: 'a week', adverb: 'weekly' },
  month: { noun: 'month', per: 'a month', adverb: 'monthly' },
}

/** A bucket by name: `Sun, Nov 22`, `the week of Nov 16`, `Nov 2026`, `14:00 on Sun, Nov 22`. */
export function nameBucket(label: string, interval: Interval): string {
  switch (interval) {
    case '5min':
    case 'hour':
      return `${formatBucket(label, interval)} on ${formatDay(label.slice(0, 10), { weekday: true })}`
    case 'day':
      return formatDay(label, { weekday: true })
    case 'week':
      return `the week of ${formatBucket(label, interval)}`
    case 'month':
      return formatBucket(label, interval)
  }
}

/** When something was: `on Sun, Nov 22`, `in the week of Nov 16`, `in Nov 2026`, `at 14:00 on Sun, Nov 22`. */
export function inBucket(label: string, interval: Interval): string {
  switch (interval) {
    case '5min':
    case 'hour':
      return `at ${nameBucket(label, interval)}`
    case 'day':
      return `on ${nameBucket(label, interval)}`
    case 'week':
    case 'month':
      return `in ${nameBucket(label, interval)}`
  }
}

/** The same beside a bucket that was just named, whose day need not be said again: `at 13:00`. */
export function besideBucket(label: string, named: string, interval: Interval): string {
  const isClock = interval === 'hour' || interval === '5min'
  const isSameDay = label.slice(0, 10) === named.slice(0, 10)
  return isClock && isSameDay ? `at ${formatBucket(label, interval)}` : inBucket(label, interval)
}

/** Days in the middle of a sentence, the year only where they span two: `Oct 25 – Nov 22`, `Sun, Nov 22`. */
export function nameDays(range: ResolvedRange): string {
  if (daysIn(range) === 1) return formatDay(range.start, { weekday: true })
  return range.start.slice(0, 4) === range.end.slice(0, 4)
    ? formatRange(range).replace(/, \d{4}$/, '')
    : formatRange(range)
}

/** When days were, behind a verb: `on Sun, Nov 22`, `from Oct 25 to Nov 23`. */
export function duringDays(range: ResolvedRange): string {
  if (daysIn(range) === 1) return `on ${nameDays(range)}`
  const isOneYear = range.start.slice(0, 4) === range.end.slice(0, 4)
  return `from ${formatDay(range.start, { year: !isOneYear })} to ${formatDay(range.end, { year: !isOneYear })}`
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
