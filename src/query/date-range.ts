import { Temporal } from 'temporal-polyfill'
import type { ComparisonKind, DateRange, Day, Interval } from './query.ts'

/**
 * Whole days in the project's time zone, both ends included: what Amplitude's `start` and `end` mean. A range that was
 * typed the wrong way round keeps its `start` after its `end`; `checkLimits` refuses it.
 */
export interface ResolvedRange {
  start: Day
  end: Day
}

type Relative<Kind extends DateRange['kind']> = Extract<DateRange, { kind: Kind }>

/** Turns a range as it was said into days. `last N` counts units including the current one; weeks start on Monday. */
export function resolveRange(range: DateRange, now: Date, timeZone: string): ResolvedRange {
  const present = today(now, timeZone)
  switch (range.kind) {
    case 'last':
      return { start: startOfLast(range, now, timeZone), end: present }
    case 'today':
      return { start: present, end: present }
    case 'yesterday':
      return { start: addDays(present, -1), end: addDays(present, -1) }
    case 'current':
      return { start: startOfUnit(present, range.unit, 0), end: present }
    case 'preceding':
      return {
        start: startOfUnit(present, range.unit, 1),
        end: addDays(startOfUnit(present, range.unit, 0), -1),
      }
    case 'since':
      return { start: range.from, end: present }
    case 'between':
      return { start: range.from, end: range.to }
  }
}

/** The calendar day that it is now in the given IANA zone. */
export function today(now: Date, timeZone: string): Day {
  return zoned(now, timeZone).toPlainDate().toString()
}

export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString()
}

/** How many days a range has, both ends included; zero or less when it ends before it starts. */
export function daysIn(range: ResolvedRange): number {
  return Temporal.PlainDate.from(range.start).until(range.end, { largestUnit: 'day' }).days + 1
}

/**
 * The earlier days that a range is compared with: as many days just before it, or the same days 7 days, 4 weeks or
 * 52 weeks earlier, so that weekday meets weekday.
 */
export function comparisonRange(range: ResolvedRange, comparison: ComparisonKind): ResolvedRange {
  const shift = comparisonShift(comparison, daysIn(range))
  return { start: addDays(range.start, -shift), end: addDays(range.end, -shift) }
}

/**
 * The buckets of a range in order: `YYYY-MM-DD` for days and longer, `YYYY-MM-DDTHH:mm:ss` in project time for hours
 * and 5 minutes. A week or month is named by its own first day, which may lie before the range. Every day counts 24
 * hours here, as in Amplitude's answers, also where the clocks change.
 */
export function bucketLabels(range: ResolvedRange, interval: Interval): string[] {
  switch (interval) {
    case '5min':
      return daysOf(range, 1).flatMap((day) => clockTimes(day, 5))
    case 'hour':
      return daysOf(range, 1).flatMap((day) => clockTimes(day, 60))
    case 'day':
      return daysOf(range, 1)
    case 'week':
      return daysOf({ start: startOfUnit(range.start, 'week', 0), end: range.end }, 7)
    case 'month':
      return monthsOf(range)
  }
}

/**
 * The instant at which a bucket is over. An hour that happens twice when the clocks go back is over after its second
 * time; one that the clocks skip is over when they jump.
 */
export function bucketEnd(label: string, interval: Interval, timeZone: string): Date {
  switch (interval) {
    case '5min':
      return endOfClockTime(label, 5, timeZone)
    case 'hour':
      return endOfClockTime(label, 60, timeZone)
    case 'day':
      return startOfDay(addDays(label, 1), timeZone)
    case 'week':
      return startOfDay(addDays(label, 7), timeZone)
    case 'month':
      return startOfDay(startOfUnit(label, 'month', -1), timeZone)
  }
}

/** No project has data this many hours, days, weeks or months back; larger counts would leave Temporal's calendar. */
const farthestCount = 20_000

function startOfLast(range: Relative<'last'>, now: Date, timeZone: string): Day {
  const before = Math.min(range.count, farthestCount) - 1
  const present = today(now, timeZone)
  switch (range.unit) {
    case 'hour':
      return zoned(now, timeZone)
        .round({ smallestUnit: 'hour', roundingMode: 'floor' })
        .subtract({ hours: before })
        .toPlainDate()
        .toString()
    case 'day':
      return addDays(present, -before)
    case 'week':
    case 'month':
      return startOfUnit(present, range.unit, before)
  }
}

/** First day of the week or month that lies `back` units before the one that holds `day`. */
function startOfUnit(day: Day, unit: 'week' | 'month', back: number): Day {
  const date = Temporal.PlainDate.from(day)
  return unit === 'week'
    ? date.subtract({ days: date.dayOfWeek - 1 + 7 * back }).toString()
    : date.with({ day: 1 }).subtract({ months: back }).toString()
}

function comparisonShift(comparison: ComparisonKind, days: number): number {
  switch (comparison) {
    case 'previous':
      return days
    case 'last week':
      return 7
    case 'last month':
      return 4 * 7
    case 'last year':
      return 52 * 7
  }
}

function daysOf(range: ResolvedRange, step: number): Day[] {
  const count = Math.max(0, Math.ceil(daysIn(range) / step))
  // A day by itself has no zone, so it may be counted on in UTC, which takes a fraction of what a calendar does.
  const first = Date.parse(range.start)
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * step * dayMs).toISOString().slice(0, 10),
  )
}

const dayMs = 24 * 60 * 60 * 1000

function monthsOf(range: ResolvedRange): Day[] {
  if (daysIn(range) <= 0) return []
  const first = Temporal.PlainDate.from(startOfUnit(range.start, 'month', 0))
  const count = first.until(range.end, { largestUnit: 'month' }).months + 1
  return Array.from({ length: count }, (_, index) => first.add({ months: index }).toString())
}

function clockTimes(day: Day, stepMinutes: number): string[] {
  return Array.from({ length: (24 * 60) / stepMinutes }, (_, index) => {
    const minutes = index * stepMinutes
    return `${day}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:00`
  })
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function endOfClockTime(label: string, minutes: number, timeZone: string): Date {
  const offset = offsetOfEvenDay(label.slice(0, 10), timeZone)
  if (offset !== undefined) return new Date(offset + Date.parse(`${label}Z`) + minutes * 60_000)
  const wall = Temporal.PlainDateTime.from(label)
  const start = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  const end = start.toPlainDateTime().equals(wall) ? start.add({ minutes }) : clockJump(wall, timeZone)
  return new Date(end.epochMilliseconds)
}

/**
 * What has to be added to a wall time read as UTC, in ms, on a day on which the clocks do not change; undefined for the
 * others. A question about five minutes has hundreds of buckets on the same few days, and a look into the calendar for
 * each of them would be most of the time that its answer takes.
 */
function offsetOfEvenDay(day: Day, timeZone: string): number | undefined {
  const key = `${day} ${timeZone}`
  if (!evenDays.has(key)) {
    if (evenDays.size >= mostEvenDays) evenDays.clear()
    const midnight = startOfDay(day, timeZone).getTime()
    const isEven = startOfDay(addDays(day, 1), timeZone).getTime() - midnight === 24 * 60 * 60_000
    evenDays.set(key, isEven ? midnight - Date.parse(day) : undefined)
  }
  return evenDays.get(key)
}

const evenDays = new Map<string, number | undefined>()
const mostEvenDays = 1_000

/** The instant at which the clocks went forward over a wall time that does not exist. */
function clockJump(skipped: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime {
  const before = skipped.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  return before.getTimeZoneTransition('next') ?? before
}

function startOfDay(day: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds)
}

function zoned(now: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
}
