import type { InvalidQueryError, Span } from '../../errors.ts'
import type { TokenReader } from './token-reader.ts'

type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

export interface Duration {
  /** May have a fraction: `1.5h`. */
  count: number
  /** Undefined where none stands, `m` where it could be minutes or months, a word we do not know as typed. */
  unit: TimeUnit | 'm' | { unknown: string } | undefined
  span: Span
}

const unitPatterns: readonly (readonly [TimeUnit, RegExp])[] = [
  ['second', /^(s|secs?|seconds?)$/],
  ['minute', /^(min|mins|minutes?)$/],
  ['hour', /^(h|hrs?|hours?)$/],
  ['day', /^(d|days?)$/],
  ['week', /^(w|wks?|weeks?)$/],
  ['month', /^(mo|mos|months?)$/],
  ['year', /^(y|yrs?|years?)$/],
]

export const unitSeconds = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 7 * 86_400 } as const

/** Reads `30d`, `30 d`, `30 days`, `30-day` or `1.5h`; undefined where no number stands. */
export function readDuration(reader: TokenReader): Duration | undefined {
  const { key, span } = reader.peek()
  const [, digits, attached = ''] = /^(\d{1,9}(?:\.\d{1,6})?)-?([a-z]*)$/.exec(key) ?? []
  if (digits === undefined) return undefined
  reader.take()
  const count = Number(digits)
  if (attached !== '') return { count, unit: unitOf(attached) ?? { unknown: attached }, span }
  const unit = unitOf(reader.peek().key)
  if (unit !== undefined) reader.take()
  return { count, unit, span: reader.spanFrom(span.start) }
}

/** The whole seconds that a duration has; undefined where it has none, or a unit that is not always as long. */
export function secondsOf({ count, unit }: Duration): number | undefined {
  if (typeof unit !== 'string' || !Object.hasOwn(unitSeconds, unit)) return undefined
  const seconds = count * unitSeconds[unit as keyof typeof unitSeconds]
  const whole = Math.round(seconds)
  // 1.1 hours are 3,960 seconds, and a hair more in binary.
  return Math.abs(seconds - whole) < 1e-6 ? whole : undefined
}

/** `1 week`, `3 weeks`. */
export function writeCount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Reads a whole number of at most nine digits; undefined where none stands. */
export function readNumber(reader: TokenReader): number | undefined {
  const { key } = reader.peek()
  if (!/^\d{1,9}$/.test(key)) return undefined
  reader.take()
  return Number(key)
}

/** `m` is a minute to some and a month to others, and the answers differ too much to guess. */
export function ambiguousUnit(reader: TokenReader, span: Span, texts: readonly string[]): InvalidQueryError {
  return reader.error('`m` could be minutes or months: write `min` or `months`.', span, { instead: texts })
}

function unitOf(word: string): TimeUnit | 'm' | undefined {
  if (word === 'm') return 'm'
  return unitPatterns.find(([, pattern]) => pattern.test(word))?.[0]
}
