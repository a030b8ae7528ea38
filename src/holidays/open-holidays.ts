import type { HolidaysTypes } from 'date-holidays'
import type { HolidayCalendar, SpecialDay } from '../alert/known-days.ts'
import { addDays } from '../query/date-range.ts'
import { findPlace, type Place } from './find-place.ts'

/** The calendar of a place such as `DE-BE`, or a sentence that says what is wrong with the code. */
export type FindCalendar = (code: string) => HolidayCalendar | { problem: string }

/**
 * Public holidays by the package date-holidays. It is loaded here and not with the others: with its rules of two hundred countries it
 * takes a third of a second and some 40 MB, which only those shall spend who want to know holidays.
 */
export async function openHolidays(): Promise<FindCalendar> {
  const { default: Holidays } = await import('date-holidays')
  const atlas = new Holidays()
  return (code) => {
    const place = findPlace(atlas, code)
    if ('problem' in place) return place
    const { country, state, region } = place
    const where = { country, ...(state && { state }), ...(region && { region }) }
    return calendarOf(place, new Holidays(where, { types: ['public'], languages: ['en'] }))
  }
}

/** Rules reach into the future as far as somebody has looked; of moons and sightings nobody knows more. */
const knownYears = { first: 1970, last: 2100 }

function calendarOf(
  { code, name }: Place,
  rules: { getHolidays(year: number): HolidaysTypes.Holiday[] },
): HolidayCalendar {
  const kept = new Map<number, readonly SpecialDay[]>()
  const lookUp = (year: number): readonly SpecialDay[] => {
    const isKnown = Number.isInteger(year) && year >= knownYears.first && year <= knownYears.last
    // What begins in December may last into January.
    const holidays = isKnown ? [year - 1, year].flatMap((one) => rules.getHolidays(one)) : []
    return holidays.flatMap(daysOf).filter(({ day }) => day.startsWith(String(year)))
  }
  return {
    place: code,
    name,
    holidaysOf: (year) => {
      const days = kept.get(year) ?? lookUp(year)
      kept.set(year, days)
      return days
    },
  }
}

const hourMs = 60 * 60_000

/**
 * Each whole day of a holiday: Eid lasts three, and half of New Year's Eve is a working day like others. Dates are the place's own,
 * and a day on which its clocks change has an hour less.
 */
function daysOf({ date, start, end, name }: HolidaysTypes.Holiday): SpecialDay[] {
  const whole = Math.floor((end.getTime() - start.getTime() + hourMs) / (24 * hourMs))
  return Array.from({ length: whole }, (_, index) => ({ day: addDays(date.slice(0, 10), index), text: name }))
}
