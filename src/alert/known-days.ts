import { addDays } from '../query/date-range.ts'
import type { Day } from '../query/query.ts'

/** A day that is special, and what it is called. */
export interface SpecialDay {
  day: Day
  text: string
}

/** One that is left out of what is usual, drawn on pictures and quoted in alerts; `by` is a person's id, or `calendar`. */
export interface KnownDay extends SpecialDay {
  by: string
}

/** The port to whoever knows the public holidays of a country or a part of it. */
export interface HolidayCalendar {
  /** As it is configured: `DE-BE`. */
  place: string
  /** `Berlin, Germany` */
  name: string
  /** By day; an empty list for a year that it does not know. */
  holidaysOf(year: number): readonly SpecialDay[]
}

export interface DaySpan {
  start: Day
  end: Day
}

/** What people noted, and public holidays of a span, oldest first and one per day. Where both name a day, people know better what it was. */
export function knownDays(
  noted: readonly KnownDay[],
  calendars: readonly HolidayCalendar[],
  span: DaySpan,
): readonly KnownDay[] {
  const days = new Map<Day, KnownDay>()
  for (const holiday of holidaysIn(calendars, span)) days.set(holiday.day, { ...holiday, by: 'calendar' })
  for (const note of noted) days.set(note.day, note)
  return [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day))
}

/** Neighbouring days that one person called the same, or a calendar did. */
export interface KnownSpan extends DaySpan {
  text: string
  by: string
}

/** Known days, oldest first, with those in a row that are one. */
export function knownSpans(days: readonly KnownDay[]): readonly KnownSpan[] {
  const spans: KnownSpan[] = []
  for (const { day, text, by } of days) {
    const last = spans.at(-1)
    const isNext = last !== undefined && last.text === text && last.by === by && addDays(last.end, 1) === day
    if (isNext) last.end = day
    else spans.push({ start: day, end: day, text, by })
  }
  return spans
}

/**
 * Public holidays of a span, oldest first and one per day. Of several calendars that keep a day the first one names it; what not
 * all of them keep says who does: `Thanksgiving Day (US)`.
 */
export function holidaysIn(
  calendars: readonly HolidayCalendar[],
  { start, end }: DaySpan,
): readonly SpecialDay[] {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const kept = new Map<Day, { text: string; places: Set<string> }>()
  for (const calendar of calendars)
    for (const { day, text } of years.flatMap((year) => calendar.holidaysOf(year))) {
      if (day < start || day > end) continue
      const known = kept.get(day) ?? { text, places: new Set() }
      known.places.add(calendar.place)
      kept.set(day, known)
    }
  return [...kept]
    .map(([day, { text, places }]) => ({
      day,
      text: places.size === calendars.length ? text : keptIn(text, [...places]),
    }))
    .toSorted((a, b) => a.day.localeCompare(b.day))
}

/** `Thanksgiving Day (US)`, `Boxing Day (substitute day, GB)` */
function keptIn(text: string, places: readonly string[]): string {
  const where = places.join(', ')
  return text.endsWith(')') ? `${text.slice(0, -1)}, ${where})` : `${text} (${where})`
}
