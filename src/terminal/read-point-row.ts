import { parse } from 'csv-parse/sync'
import { Temporal } from 'temporal-polyfill'
import { InvalidRowError } from '../errors.ts'

/** A row of a series, with its cells as they came. */
export interface PointRow {
  timestamp: string
  valueText: string
  /** Unix seconds. */
  at: number
  /** null for an empty cell: not known, which is not zero. */
  value: number | null
}

export interface RowPlace {
  /** Counted from 1. */
  line: number
  /** IANA zone in which a day begins. */
  timeZone: string
  /** No point has been read yet, so that this may be the header. */
  mayBeHeader: boolean
}

/** Undefined for a blank line and for a header. Throws `InvalidRowError`. */
export function readPointRow(text: string, { line, timeZone, mayBeHeader }: RowPlace): PointRow | undefined {
  const [timestamp = '', valueText = ''] = readCells(text, line)
  if (timestamp === '' && valueText === '') return undefined
  const [at, value] = [readTimestamp(timestamp, timeZone), readValue(valueText)]
  if (mayBeHeader && at === undefined && value === undefined) return undefined
  if (at === undefined)
    throw new InvalidRowError(
      line,
      `${quoted(timestamp)} is no timestamp: Unix seconds, an instant such as 2026-11-23T09:00:00Z, or a day such as 2026-11-23`,
    )
  if (value === undefined) throw new InvalidRowError(line, `${quoted(valueText)} is no number`)
  return { timestamp, valueText, at, value }
}

function readCells(text: string, line: number): readonly string[] {
  try {
    return parse(text, { bom: true, trim: true, relax_column_count: true })[0] ?? []
  } catch {
    throw new InvalidRowError(line, 'a quote is opened and not closed')
  }
}

/** Later seconds than of the year 3000 are milliseconds. */
const latestSeconds = 32_503_680_000

function readTimestamp(text: string, timeZone: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    const seconds = Number(text)
    return seconds < latestSeconds ? seconds : undefined
  }
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text)
      ? Temporal.PlainDate.from(text).toZonedDateTime(timeZone).epochMilliseconds / 1000
      : Temporal.Instant.from(text).epochMilliseconds / 1000
  } catch {
    return undefined
  }
}

/** Undefined for what is no number. */
function readValue(text: string): number | null | undefined {
  if (text === '') return null
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

function quoted(text: string): string {
  return text === '' ? 'an empty cell' : `“${text}”`
}
