import type { InvalidQueryError, Span } from '../../errors.ts'
import type { DateRange } from '../query.ts'
import { ambiguousUnit, readDuration, secondsOf, unitSeconds, writeCount, type Duration } from './duration.ts'
import { needsMore } from './needs-more.ts'
import type { TokenReader } from './token-reader.ts'

type Instead = Readonly<Record<string, string>>

/** What people mean by spans that the language does not have. */
const insteadOfLast: Instead = {
  hour: 'last 1h',
  day: 'yesterday',
  quarter: 'last 3 months',
  year: 'last 12 months',
}
const insteadOfThis: Instead = { day: 'today', quarter: 'last 3 months', year: 'last 12 months' }

/** Reads what stands behind `last`: `30d`, `8 weeks`, `month`. */
export function parseLast(reader: TokenReader, keyword: Span): DateRange {
  if (reader.takeIf('week')) return { kind: 'preceding', unit: 'week' }
  if (reader.takeIf('month')) return { kind: 'preceding', unit: 'month' }
  const instead = insteadOfLast[reader.peek().key]
  if (instead !== undefined) throw notARange(reader, keyword, instead)
  const duration = readDuration(reader)
  if (duration === undefined) throw needsMore(reader, 'range', keyword)
  const span = reader.spanFrom(keyword.start)
  if (duration.count === 0) {
    throw reader.error('`last 0` is no time at all.', span, { instead: ['today'] })
  }
  if (!Number.isInteger(duration.count)) throw notWhole(reader, duration, span)
  return lastOf(reader, duration, span)
}

/** Reads what stands behind `this`: `week` or `month`. */
export function parseThis(reader: TokenReader, keyword: Span): DateRange {
  if (reader.takeIf('week')) return { kind: 'current', unit: 'week' }
  if (reader.takeIf('month')) return { kind: 'current', unit: 'month' }
  const instead = insteadOfThis[reader.peek().key]
  if (instead !== undefined) throw notARange(reader, keyword, instead)
  throw needsMore(reader, 'range', keyword)
}

function lastOf(reader: TokenReader, { count, unit }: Duration, span: Span): DateRange {
  switch (unit) {
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
      return { kind: 'last', count, unit }
    case 'year':
      throw reader.error('Years are asked for in months.', span, { instead: [`last ${count * 12} months`] })
    case 'm':
      throw ambiguousUnit(reader, span, [
        `last ${count} months`,
        `last ${Math.max(1, Math.ceil(count / 60))}h`,
      ])
    case 'second':
    case 'minute':
      throw reader.error('The shortest range is counted in hours.', span, { instead: ['last 1h'] })
    case undefined:
      throw reader.error('A unit is missing: `h`, `d`, `weeks` or `months`.', span, {
        instead: [`last ${count}d`, `last ${count} weeks`],
      })
    default:
      throw reader.error(
        `I don't know the unit “${unit.unknown}”: use \`h\`, \`d\`, \`weeks\` or \`months\`.`,
        span,
        { instead: [`last ${count}d`] },
      )
  }
}

/** `last 1.5 days` is 36 hours; what is no number of hours is rounded up to whole units. */
function notWhole(reader: TokenReader, duration: Duration, span: Span): InvalidQueryError {
  const seconds = secondsOf(duration)
  const hours = seconds === undefined ? undefined : seconds / unitSeconds.hour
  const inHours = hours !== undefined && Number.isInteger(hours) && hours <= 48
  const unit = typeof duration.unit === 'string' ? duration.unit : 'day'
  return reader.error('`last` counts whole units.', span, {
    instead: [inHours ? `last ${hours}h` : `last ${writeCount(Math.ceil(duration.count), unit)}`],
  })
}

function notARange(reader: TokenReader, keyword: Span, instead: string): InvalidQueryError {
  reader.take()
  const span = reader.spanFrom(keyword.start)
  return reader.error(`I don't know \`${reader.slice(span)}\`.`, span, { instead: [instead] })
}
