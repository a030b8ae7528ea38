import type { InvalidQueryError, Span } from '../../errors.ts'
import type { DateRange, Day } from '../query.ts'
import {
  latestDay,
  readDate,
  writeDayOfYear,
  type DateOrder,
  type DateReading,
  type DayOfYear,
} from './day.ts'
import { needsMore } from './needs-more.ts'
import type { TokenReader } from './token-reader.ts'

/** Reads what stands behind `since`: a date. */
export function parseSince(reader: TokenReader, keyword: Span): DateRange {
  if (reader.ask(readDate) === undefined) {
    throw needsMore(reader, 'range', keyword)
  }
  return { kind: 'since', from: takeDay(reader, latestBefore(reader)) }
}

/** `2026-10-01..2026-10-31`, also with `-`, `to` or `until` between; one date alone is that day. */
export function parseDates(reader: TokenReader): DateRange {
  const first = reader.ask(readDate)
  const separator = reader.peek(first?.length ?? 0)
  const isPair = ['..', '-', 'to', 'until'].includes(separator.key)
  if (!isPair || first === undefined) {
    const day = takeDay(reader, latestBefore(reader))
    return { kind: 'between', from: day, to: day }
  }
  const second = reader.ask((tokens, index) => readDate(tokens, index + first.length + 1))
  if (second === undefined) {
    throw reader.error(
      'A date is missing after `..`, for example `2026-10-01..2026-10-31`.',
      separator.span,
      { isUnfinished: true },
    )
  }
  // One date of a pair tells how the other is meant: `10/1/2026 - 10/31/2026`.
  const order = orderOf(first) ?? orderOf(second)
  const limit = second.kind === 'day' ? second.day : undefined
  const from = takeDay(reader, latestBefore(reader, limit), order)
  reader.take()
  return { kind: 'between', from, to: takeDay(reader, firstAfter(from), order) }
}

/** Which year a date without one is in; undefined where that cannot be known. */
type YearChoice = (date: DayOfYear) => Day | undefined

function latestBefore(reader: TokenReader, limit: Day | undefined = reader.known.today): YearChoice {
  return ({ month, day }) => (limit === undefined ? undefined : latestDay(month, day, limit))
}

function firstAfter(from: Day): YearChoice {
  return ({ month, day }) => {
    const sameYear = latestDay(month, day, `${from.slice(0, 4)}-12-31`)
    return sameYear >= from ? sameYear : latestDay(month, day, `${Number(from.slice(0, 4)) + 1}-12-31`)
  }
}

function orderOf(reading: DateReading): DateOrder | undefined {
  return reading.kind === 'day' || reading.kind === 'yearless' ? reading.order : undefined
}

function takeDay(reader: TokenReader, chooseYear: YearChoice, order?: DateOrder): Day {
  const { span } = reader.peek()
  const reading = reader.ask(readDate)
  reader.skip(reading?.length ?? 0)
  const whole = reader.spanFrom(span.start)
  switch (reading?.kind) {
    case 'day':
      return reading.day
    case 'yearless':
      return inYear(reader, whole, { date: reading, chooseYear })
    case 'ambiguous yearless': {
      const [one, other] = reading.readings
      if (order !== undefined)
        return inYear(reader, whole, { date: order === 'month first' ? one : other, chooseYear })
      throw ambiguous(reader, whole, [writeDayOfYear(one), writeDayOfYear(other)])
    }
    case 'ambiguous': {
      const [one, other] = reading.readings
      if (order !== undefined) return order === 'month first' ? one : other
      throw ambiguous(reader, whole, [one, other])
    }
    case 'impossible':
    case undefined:
      throw reader.error(`“${reader.slice(whole)}” is not a day of the calendar.`, whole)
  }
}

function inYear(
  reader: TokenReader,
  span: Span,
  { date, chooseYear }: { date: DayOfYear; chooseYear: YearChoice },
): Day {
  const day = chooseYear(date)
  if (day !== undefined) return day
  const typed = reader.slice(span)
  const example = `${writeDayOfYear(date)} 2026`
  throw reader.error(`Which year? Write “${typed}” with it, for example \`${example}\`.`, span)
}

function ambiguous(
  reader: TokenReader,
  span: Span,
  [one, other]: readonly [string, string],
): InvalidQueryError {
  const problem = `“${reader.slice(span)}” could be two days: type \`${one}\` or \`${other}\`.`
  return reader.error(problem, span, { instead: [one, other] })
}
