import type { DateRange } from '../query.ts'
import { parseDates, parseSince } from './parse-dates.ts'
import { parseLast, parseThis } from './parse-last.ts'
import type { TokenReader } from './token-reader.ts'

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

function writeLast({ count, unit }: Extract<DateRange, { kind: 'last' }>): string {
  switch (unit) {
    case 'hour':
    case 'day':
      return `last ${count}${unit.charAt(0)}`
    case 'week':
    case 'month':
      return `last ${count} ${unit}${count === 1 ? '' : 's'}`
  }
}
