import { Temporal } from 'temporal-polyfill'
import { dayMs, hourMs, minuteMs } from '../product/rhythm.ts'

/** Lengths of buckets, by the number that requests send as `i`. */
export const intervals = { '-300000': '5min', '-3600000': 'hour', 1: 'day', 7: 'week', 30: 'month' } as const
export type Interval = (typeof intervals)[keyof typeof intervals]

/** A step of the time axis: [start, end) in epoch ms. */
export interface Bucket {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm:ss` below a day; of a week or month its own first day, also before the range. */
  label: string
  start: number
  end: number
}

/** Inclusive days, `YYYY-MM-DD`. */
export interface DayRange {
  start: string
  end: string
}

/** Days, weeks and months of the project's time zone. Weeks start on Monday. */
export interface Calendar {
  readonly timeZone: string
  dayOf(instant: number): string
  startOf(day: string): number
  endOf(day: string): number
  buckets(range: DayRange, interval: Interval): Bucket[]
  /** `count` more buckets in front of a range, for windows that look back. */
  extendBack(range: DayRange, interval: Interval, count: number): DayRange
  /** `HH:mm` of an instant. */
  clockTime(instant: number): string
}

export function createCalendar(timeZone: string): Calendar {
  const startOf = startReader(timeZone)
  const endOf = (day: string): number => startOf(addDays(day, 1))
  const localTime = (instant: number): string => localTimeIn(timeZone, instant)
  return {
    timeZone,
    dayOf: (instant) => localTime(instant).slice(0, 10),
    startOf,
    endOf,
    clockTime: (instant) => localTime(instant).slice(11, 16),
    extendBack: (range, interval, count) => ({ ...range, start: stepBack(range.start, interval, count) }),
    buckets(range, interval) {
      if (interval === '5min' || interval === 'hour') {
        const step = interval === 'hour' ? hourMs : 5 * minuteMs
        return evenBuckets({ from: startOf(range.start), to: endOf(range.end) }, step, localTime)
      }
      return wholeDayBuckets(range, interval).map(({ label, first, last }) => ({
        label,
        start: startOf(first),
        end: endOf(last),
      }))
    },
  }
}

/** Midnights are looked up again and again, and cost much to find in a zone. */
function startReader(timeZone: string): (day: string) => number {
  const starts = new Map<string, number>()
  return function startOf(day) {
    let start = starts.get(day)
    if (start === undefined) {
      const isUtc = timeZone === 'UTC'
      start = isUtc
        ? Date.parse(day)
        : Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
      starts.set(day, start)
    }
    return start
  }
}

/** `YYYY-MM-DDTHH:mm:ss`. */
function localTimeIn(timeZone: string, instant: number): string {
  if (timeZone === 'UTC') return new Date(instant).toISOString().slice(0, 19)
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: 'second' })
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
}

/** Calendar days from the first to the last, both counted. */
export function daysIn({ start, end }: DayRange): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / dayMs) + 1
}

function wholeDayBuckets({ start, end }: DayRange, interval: 'day' | 'week' | 'month') {
  const buckets: { label: string; first: string; last: string }[] = []
  for (let first = start; first <= end;) {
    const label = firstDayOf(first, interval)
    const next = nextAfter(label, interval)
    buckets.push({ label, first, last: next > end ? end : addDays(next, -1) })
    first = next
  }
  return buckets
}

function evenBuckets(
  { from, to }: { from: number; to: number },
  step: number,
  localTime: (instant: number) => string,
): Bucket[] {
  const buckets: Bucket[] = []
  for (let start = from; start < to; start += step)
    buckets.push({ label: localTime(start), start, end: start + step })
  return buckets
}

function firstDayOf(day: string, interval: 'day' | 'week' | 'month'): string {
  if (interval === 'day') return day
  if (interval === 'month') return `${day.slice(0, 8)}01`
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

function nextAfter(firstDay: string, interval: 'day' | 'week' | 'month'): string {
  if (interval === 'day') return addDays(firstDay, 1)
  if (interval === 'week') return addDays(firstDay, 7)
  return `${addDays(firstDay, 31).slice(0, 8)}01`
}

function stepBack(day: string, interval: Interval, count: number): string {
  switch (interval) {
    case '5min':
      return addDays(day, -Math.ceil((count * 5 * minuteMs) / dayMs))
    case 'hour':
      return addDays(day, -Math.ceil((count * hourMs) / dayMs))
    case 'day':
      return addDays(day, -count)
    case 'week':
      return addDays(firstDayOf(day, 'week'), -7 * count)
    case 'month':
      return Temporal.PlainDate.from(firstDayOf(day, 'month')).subtract({ months: count }).toString()
  }
}
