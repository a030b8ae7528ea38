import type { Span } from '../../errors.ts'
import type { Day } from '../query.ts'
import { monthOf, readDate } from './day.ts'
import type { TokenReader } from './token-reader.ts'

/**
 * A range that people write and the language writes otherwise: the whole text with it put right. `from Oct 1 to Oct 31`,
 * `Oct 1-31`, `October`, `Q3 2026`, `2026-10`, `on 12 Oct`.
 */
export function meantDates(reader: TokenReader): string | undefined {
  const { start } = reader.peek().span
  const isPreposition = prepositions.has(reader.peek().key)
  const offset = isPreposition ? 1 : 0
  const first = reader.peek(offset).span.start
  const days = pairAt(reader, offset) ?? monthDays(reader, first)
  if (days !== undefined) return reader.replaced({ start, end: days.span.end }, days.text)
  // A day of a month begins like the month.
  const isDay = isPreposition && reader.ask((tokens, index) => readDate(tokens, index + 1)) !== undefined
  if (isDay) return reader.peek().key === 'from' ? undefined : reader.replaced({ start, end: first }, '')
  const unit = wholeUnit(reader, first)
  return unit === undefined ? undefined : reader.replaced({ start, end: unit.span.end }, unit.text)
}

const prepositions = new Set(['on', 'in', 'from', 'between', 'during', 'for'])
const separators = new Set(['..', '-', 'to', 'until', 'till', 'through', 'and'])

interface Found {
  text: string
  span: Span
}

/** Two dates with a word between them. */
function pairAt(reader: TokenReader, offset: number): Found | undefined {
  const dateAt = (at: number): string | undefined => {
    const date = reader.ask((tokens, index) => readDate(tokens, index + at))
    if (date === undefined) return undefined
    const end = reader.peek(at + date.length - 1).span.end
    return reader.slice({ start: reader.peek(at).span.start, end })
  }
  const length = reader.ask((tokens, index) => readDate(tokens, index + offset))?.length ?? 0
  const from = dateAt(offset)
  const to = dateAt(offset + length + 1)
  if (from === undefined || to === undefined || !separators.has(reader.peek(offset + length).key))
    return undefined
  const { start } = reader.peek(offset + length + 1).span
  return { text: `${from}..${to}`, span: { start: reader.peek(offset).span.start, end: start + to.length } }
}

/** `Oct 1-31`, `Oct 1-Nov 2` */
function monthDays(reader: TokenReader, start: number): Found | undefined {
  const rest = reader.text.slice(start)
  const pattern = /^([a-z]{3,9})\.? (\d{1,2})-(?:([a-z]{3,9})\.? )?(\d{1,2})(?= |$)/i
  const [typed = '', month = '', from, other = month, to] = pattern.exec(rest) ?? []
  if (monthOf(month) === undefined || monthOf(other) === undefined) return undefined
  return { text: `${month} ${from}..${other} ${to}`, span: { start, end: start + typed.length } }
}

/** A year, a quarter of one or a month; the latest one where the year is missing. */
function wholeUnit(reader: TokenReader, start: number): Found | undefined {
  const rest = reader.text.slice(start).toLowerCase()
  const pattern =
    /^(?:(\d{4})-(\d\d?)|(\d{4})-?q([1-4])|q([1-4])(?: (\d{4}))?|([a-z]{3,9})\.?(?: (\d{4}))?|((?:19|20)\d\d))(?= |$)/
  const match = pattern.exec(rest)
  if (match === null) return undefined
  const [
    typed,
    year,
    monthDigits,
    quarterYear,
    quarterBehind,
    quarter,
    yearBehind,
    word,
    wordYear,
    wholeYear,
  ] = match
  const span = { start, end: start + typed.length }
  const quarterNumber = Number(quarterBehind ?? quarter ?? 0)
  const firstMonth = wholeYear === undefined ? quarterNumber * 3 - 2 : 1
  const month =
    quarterNumber > 0 || wholeYear !== undefined ? firstMonth : (monthOf(word ?? '') ?? Number(monthDigits))
  if (!(month >= 1 && month <= 12)) return undefined
  const said = year ?? quarterYear ?? yearBehind ?? wordYear ?? wholeYear
  const inYear = said === undefined ? latestYear(month, reader.known.today) : Number(said)
  if (inYear === undefined) return undefined
  const count = wholeYear === undefined ? (quarterNumber > 0 ? 3 : 1) : 12
  return { text: monthsFrom(inYear, month, count), span }
}

function latestYear(month: number, today: Day | undefined): number | undefined {
  if (today === undefined) return undefined
  return Number(today.slice(0, 4)) - (month > Number(today.slice(5, 7)) ? 1 : 0)
}

function monthsFrom(year: number, month: number, count: number): string {
  const last = month + count - 1
  const days = new Date(Date.UTC(year, last, 0)).getUTCDate()
  const digits = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${digits(month)}-01..${year}-${digits(last)}-${digits(days)}`
}
