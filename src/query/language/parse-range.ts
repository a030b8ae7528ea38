import type { InvalidQueryError, Span } from '../../errors.ts'
import type { DateRange, Day } from '../query.ts'
import { latestDay, readDate, type DateReading } from './day.ts'
import { readDuration, type Duration } from './duration.ts'
import type { TokenReader } from './token-reader.ts'

type Range<Kind extends DateRange['kind']> = Extract<DateRange, { kind: Kind }>

/** Reads a range that begins here, its keyword included; throws with what to type where it is not whole. */
export function parseRange(reader: TokenReader): DateRange {
  const { span } = reader.peek()
  if (reader.takeIf('today')) return { kind: 'today' }
  if (reader.takeIf('yesterday')) return { kind: 'yesterday' }
  if (reader.takeIf('last')) return parseLast(reader, span)
  if (reader.takeIf('this')) return parseThis(reader, span)
  if (reader.takeIf('since')) return parseSince(reader, span)
  return parseDates(reader)
}

/** The range in the words that `parseRange` reads. */
export function writeRange(range: DateRange): string {
  switch (range.kind) {
    case 'today':
    case 'yesterday':
      return range.kind
    case 'last':
      return writeLast(range)
    case 'current':
      return `this ${range.unit}`
    case 'preceding':
      return `last ${range.unit}`
    case 'since':
      return `since ${range.from}`
    case 'between':
      return range.from === range.to ? range.from : `${range.from}..${range.to}`
  }
}

function writeLast({ count, unit }: Range<'last'>): string {
  switch (unit) {
    case 'hour':
    case 'day':
      return `last ${count}${unit.charAt(0)}`
    case 'week':
    case 'month':
      return `last ${count} ${unit}${count === 1 ? '' : 's'}`
  }
}

/** What people mean by spans that the language does not have. */
const insteadOfUnit: Readonly<Record<string, string>> = {
  hour: 'last 1h',
  day: 'yesterday',
  quarter: 'last 3 months',
  year: 'last 12 months',
}

function parseLast(reader: TokenReader, keyword: Span): DateRange {
  if (reader.takeIf('week')) return { kind: 'preceding', unit: 'week' }
  if (reader.takeIf('month')) return { kind: 'preceding', unit: 'month' }
  const instead = insteadOfUnit[reader.peek().key]
  if (instead !== undefined) throw notARange(reader, keyword, instead)
  const duration = readDuration(reader)
  if (duration === undefined)
    throw needsTime(reader, {
      keyword,
      problem: '`last` needs a length of time, for example `last 30d`.',
      example: 'last 30d',
    })
  const span = reader.spanFrom(keyword.start)
  if (duration.count === 0)
    throw reader.error('`last 0` is no time at all.', span, { suggestions: [reader.replaced(span, 'today')] })
  return lastOf(reader, duration, span)
}

function lastOf(reader: TokenReader, { count, unit }: Duration, span: Span): DateRange {
  switch (unit) {
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
      return { kind: 'last', count, unit }
    case 'year':
      throw reader.error('Years are asked for in months.', span, {
        suggestions: [reader.replaced(span, `last ${count * 12} months`)],
      })
    case 'm':
      throw ambiguousUnit(reader, span, [
        `last ${count} months`,
        `last ${Math.max(1, Math.ceil(count / 60))}h`,
      ])
    case 'second':
    case 'minute':
      throw reader.error('The shortest range is counted in hours.', span, {
        suggestions: [reader.replaced(span, 'last 1h')],
      })
    case undefined:
      throw reader.error('A unit is missing: `h`, `d`, `weeks` or `months`.', span, {
        suggestions: [`last ${count}d`, `last ${count} weeks`].map((text) => reader.replaced(span, text)),
      })
    default:
      throw reader.error(
        `I don't know the unit “${unit.unknown}”: use \`h\`, \`d\`, \`weeks\` or \`months\`.`,
        span,
        {
          suggestions: [reader.replaced(span, `last ${count}d`)],
        },
      )
  }
}

/** `m` is a minute to some and a month to others, and the answers differ too much to guess. */
export function ambiguousUnit(reader: TokenReader, span: Span, texts: readonly string[]): InvalidQueryError {
  return reader.error('`m` could be minutes or months: write `min` or `months`.', span, {
    suggestions: texts.map((text) => reader.replaced(span, text)),
  })
}

function parseThis(reader: TokenReader, keyword: Span): DateRange {
  if (reader.takeIf('week')) return { kind: 'current', unit: 'week' }
  if (reader.takeIf('month')) return { kind: 'current', unit: 'month' }
  const instead: Readonly<Record<string, string>> = {
    day: 'today',
    quarter: 'last 3 months',
    year: 'last 12 months',
  }
  const other = instead[reader.peek().key]
  if (other !== undefined) throw notARange(reader, keyword, other)
  throw needsTime(reader, { keyword, problem: '`this` goes with `week` or `month`.', example: 'this week' })
}

function parseSince(reader: TokenReader, keyword: Span): DateRange {
  if (reader.ask(readDate) === undefined) {
    throw needsTime(reader, { keyword, problem: '`since` needs a date, for example `since 2026-10-01`.' })
  }
  return { kind: 'since', from: takeDay(reader, latestBefore(reader)) }
}

/** `2026-10-01..2026-10-31`, also with `-`, `to` or `until` between; one date alone is that day. */
function parseDates(reader: TokenReader): DateRange {
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
  const limit = second.kind === 'day' ? second.day : undefined
  const from = takeDay(reader, latestBefore(reader, limit))
  reader.take()
  return { kind: 'between', from, to: takeDay(reader, firstAfter(from)) }
}

/** Which year a date without one is in; undefined where that cannot be known. */
type YearChoice = (date: Extract<DateReading, { kind: 'yearless' }>) => Day | undefined

function latestBefore(reader: TokenReader, limit: Day | undefined = reader.known.today): YearChoice {
  return ({ month, day }) => (limit === undefined ? undefined : latestDay(month, day, limit))
}

function firstAfter(from: Day): YearChoice {
  return ({ month, day }) => {
    const sameYear = latestDay(month, day, `${from.slice(0, 4)}-12-31`)
    return sameYear >= from ? sameYear : latestDay(month, day, `${Number(from.slice(0, 4)) + 1}-12-31`)
  }
}

function takeDay(reader: TokenReader, chooseYear: YearChoice): Day {
  const { span } = reader.peek()
  const reading = reader.ask(readDate)
  reader.skip(reading?.length ?? 0)
  const whole = reader.spanFrom(span.start)
  switch (reading?.kind) {
    case 'day':
      return reading.day
    case 'yearless': {
      const day = chooseYear(reading)
      if (day !== undefined) return day
      throw reader.error(
        `Which year? Write “${reader.slice(whole)}” with it, for example \`${reader.slice(whole)} 2026\`.`,
        whole,
      )
    }
    case 'ambiguous': {
      const [one, other] = reading.readings
      const problem = `“${reader.slice(whole)}” could be two days: type \`${one}\` or \`${other}\`.`
      throw reader.error(problem, whole, {
        suggestions: [reader.replaced(whole, one), reader.replaced(whole, other)],
      })
    }
    case 'impossible':
    case undefined:
      throw reader.error(`“${reader.slice(whole)}” is not a day of the calendar.`, whole)
  }
}

function notARange(reader: TokenReader, keyword: Span, instead: string): InvalidQueryError {
  reader.take()
  const span = reader.spanFrom(keyword.start)
  return reader.error(`I don't know \`${reader.slice(span)}\`.`, span, {
    suggestions: [reader.replaced(span, instead)],
  })
}

interface Missing {
  keyword: Span
  problem: string
  /** What to type in the keyword's place. */
  example?: string
}

function needsTime(reader: TokenReader, { keyword, problem, example }: Missing): InvalidQueryError {
  return reader.error(problem, keyword, {
    suggestions: example === undefined || !reader.isAtEnd ? [] : [reader.replaced(keyword, example)],
    isUnfinished: reader.isAtEnd,
  })
}
