import type { Day } from '../query/query.ts'

/** A day that is special, and what it is called. */
export interface SpecialDay {
  day: Day
  text: string
}

/** The port to whoever knows the public holidays of a country; an empty list for a year that it does not know. */
export interface HolidayCalendar {
  holidaysOf(year: number): readonly SpecialDay[]
}

export interface KnownDays {
  /** Nothing usual is learnt from them. */
  days: ReadonlySet<Day>
  /** One per day, oldest first, to be drawn on pictures and quoted in alerts. */
  notes: readonly SpecialDay[]
}

/** What people noted, and public holidays of the years around it. Where both name a day, people know better what it was. */
export function knownDays(
  noted: readonly SpecialDay[],
  calendars: readonly HolidayCalendar[],
  range: { start: Day; end: Day },
): KnownDays {
  const texts = new Map<Day, string>()
  for (const { day, text } of holidaysIn(calendars, range)) texts.set(day, text)
  for (const { day, text } of noted) texts.set(day, text)
  const notes = [...texts]
    .map(([day, text]) => ({ day, text }))
    .toSorted((a, b) => a.day.localeCompare(b.day))
  return { days: new Set(texts.keys()), notes }
}

/** Of several calendars that keep the same day the first one names it. */
function holidaysIn(
  calendars: readonly HolidayCalendar[],
  { start, end }: { start: Day; end: Day },
): SpecialDay[] {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return calendars
    .toReversed()
    .flatMap((calendar) => years.flatMap((year) => calendar.holidaysOf(year)))
    .filter(({ day }) => day >= start && day <= end)
}
