import { daySchema, type Day } from '../query.ts'
import type { Token } from './tokens.ts'

/** A date as it was read: the day, or why it is none. `length` counts its tokens. */
export type DateReading = { length: number } & (
  | { kind: 'day'; day: Day; order?: DateOrder }
  /** Without a year: the reader decides which one is meant. */
  | ({ kind: 'yearless'; order?: DateOrder } & DayOfYear)
  /** Month first, then day first. */
  | { kind: 'ambiguous'; readings: readonly [Day, Day] }
  | { kind: 'ambiguous yearless'; readings: readonly [DayOfYear, DayOfYear] }
  | { kind: 'impossible' }
)

export interface DayOfYear {
  month: number
  day: number
}

/** Which of day and month a date has first; it shows where a number is no month. */
export type DateOrder = 'month first' | 'day first'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthPattern =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?$/
const dayPattern = /^(\d{1,2})(st|nd|rd|th)?$/
const yearPattern = /^(19|20)\d\d$/
const yearFirstPattern = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const yearLastPattern = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/
/** With one digit it is as likely the rest of a name: `Support 24/7`. */
const yearlessPattern = /^(\d{2})\/(\d{2})$/

/** Whether a date is written here, readable or not: `2026-10-01`, `1 Oct 2026`, `Oct 1`, `10/11/2026`. */
export function isDateStart(tokens: readonly Token[], index: number): boolean {
  return readDate(tokens, index) !== undefined
}

/** Reads the date at a place in any spelling that people use, or undefined where none stands. */
export function readDate(tokens: readonly Token[], index: number): DateReading | undefined {
  const word = tokens[index]?.key ?? ''
  // Most words are no dates, and this is asked at every word.
  if (!/^(\d|[jfmasond][a-z]+\.?$)/.test(word)) return undefined
  return readNumbers(word) ?? readYearless(word) ?? readNamedMonth(tokens, index)
}

function readNumbers(word: string): DateReading | undefined {
  const [, ...yearFirst] = yearFirstPattern.exec(word) ?? []
  if (yearFirst.length > 0) {
    const [year = 0, month = 0, day = 0] = yearFirst.map(Number)
    return calendarDay(isoDay(year, month, day), 1)
  }
  const [, first, mark, second, year] = yearLastPattern.exec(word) ?? []
  // With dots and two digits for the year it is a version number rather than a date.
  if (year === undefined || (year.length === 2 && mark !== '/')) return undefined
  const fullYear = Number(year) + (year.length === 2 ? 2000 : 0)
  const reading = dayAndMonth(fullYear, Number(first), Number(second))
  // Wherever people write dates with dots, the day comes first.
  if (mark !== '.' || reading.kind !== 'ambiguous') return reading
  return { kind: 'day', day: reading.readings[1], order: 'day first', length: 1 }
}

/** `10/11/2026` is October in one country and November in another; `25/12/2026` can only be December. */
function dayAndMonth(year: number, first: number, second: number): DateReading {
  const dayFirst = calendarDay(isoDay(year, second, first), 1)
  const monthFirst = calendarDay(isoDay(year, first, second), 1)
  if (monthFirst.kind !== 'day')
    return dayFirst.kind === 'day' ? { ...dayFirst, order: 'day first' } : dayFirst
  if (dayFirst.kind !== 'day') return { ...monthFirst, order: 'month first' }
  if (monthFirst.day === dayFirst.day) return dayFirst
  return { kind: 'ambiguous', readings: [monthFirst.day, dayFirst.day], length: 1 }
}

/** `25/12`; `1/2` is in January or February, and what can be no day at all is no date. */
function readYearless(word: string): DateReading | undefined {
  const [, first, second] = (yearlessPattern.exec(word) ?? []).map(Number)
  if (first === undefined || second === undefined) return undefined
  const [monthFirst, dayFirst] = [
    { month: first, day: second },
    { month: second, day: first },
  ]
  if (!isInLeapYear(monthFirst))
    return isInLeapYear(dayFirst)
      ? { kind: 'yearless', ...dayFirst, order: 'day first', length: 1 }
      : undefined
  if (!isInLeapYear(dayFirst)) return { kind: 'yearless', ...monthFirst, order: 'month first', length: 1 }
  if (first === second) return { kind: 'yearless', ...monthFirst, length: 1 }
  return { kind: 'ambiguous yearless', readings: [monthFirst, dayFirst], length: 1 }
}

/** A leap year shows whether there is such a day in any year. */
function isInLeapYear({ month, day }: DayOfYear): boolean {
  return daySchema.safeParse(isoDay(2028, month, day)).success
}

/** `Oct 1`, `October 1st, 2026`, `1 Oct`, `1st of October 2026`. */
function readNamedMonth(tokens: readonly Token[], index: number): DateReading | undefined {
  const key = (offset: number): string => tokens[index + offset]?.key ?? ''
  const isMonthFirst = monthPattern.test(key(0))
  const last = !isMonthFirst && key(1) === 'of' ? 2 : 1
  const month = isMonthFirst ? key(0) : key(last)
  const day = Number(dayPattern.exec(isMonthFirst ? key(last) : key(0))?.[1])
  if (Number.isNaN(day) || !monthPattern.test(month)) return undefined
  const monthNumber = monthOf(month) ?? 0
  const yearAt = key(last + 1) === ',' ? last + 2 : last + 1
  if (yearPattern.test(key(yearAt))) {
    return calendarDay(isoDay(Number(key(yearAt)), monthNumber, day), yearAt + 1)
  }
  const dayOfYear = { month: monthNumber, day }
  return {
    ...(isInLeapYear(dayOfYear) ? { kind: 'yearless', ...dayOfYear } : { kind: 'impossible' }),
    length: last + 1,
  }
}

/** A day without its year, as `readDate` reads it: `Nov 3`. */
export function writeDayOfYear({ month, day }: DayOfYear): string {
  const name = months[month - 1] ?? ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${day}`
}

/** The number of a month by its name or the beginning of it. */
export function monthOf(word: string): number | undefined {
  return monthPattern.test(word.toLowerCase())
    ? months.indexOf(word.slice(0, 3).toLowerCase()) + 1
    : undefined
}

function calendarDay(text: string, length: number): DateReading {
  return daySchema.safeParse(text).success
    ? { kind: 'day', day: text, length }
    : { kind: 'impossible', length }
}

/** The latest such day that is not after `limit`; 29 February goes back to a leap year. */
export function latestDay(month: number, day: number, limit: Day): Day {
  // Eight years can lie between two leap years.
  const years = Array.from({ length: 9 }, (_, back) => Number(limit.slice(0, 4)) - back)
  const days = years.map((year) => isoDay(year, month, day))
  return days.find((text) => text <= limit && daySchema.safeParse(text).success) ?? limit
}

function isoDay(year: number, month: number, day: number): Day {
  const digits = (value: number, length: number): string => String(value).padStart(length, '0')
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
}
