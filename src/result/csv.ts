import type { ResultTable, TableCell, TableColumn } from './result-table.ts'

/**
 * A table as CSV by RFC 4180: UTF-8 without a byte order mark, rows end with CRLF, text that needs it is quoted. Numbers
 * are whole and bare: shares from 0 to 1, durations in seconds. Text that a spreadsheet would run as a formula is disarmed.
 */
export function csvOf({ columns, rows }: ResultTable): string {
  const header = columns.map(({ name, unit }) => quoted(unit === 'durationMs' ? `${name} (seconds)` : name))
  const lines = rows.map((row) => row.map((cell, column) => csvCell(cell, columns[column])))
  return [header, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function csvCell({ value }: TableCell, column: TableColumn | undefined): string {
  if (typeof value === 'string') return quoted(value)
  return plainDigits(column?.unit === 'durationMs' ? value / 1000 : value)
}

/** Without the dust of binary fractions: 0.3, not 0.30000000000000004. */
function plainDigits(value: number): string {
  return String(Number(value.toPrecision(15)))
}

function quoted(text: string): string {
  const harmless = disarmed(text)
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * Event and property values are typed by anybody, and `=cmd|…` in a cell would be run by a spreadsheet. An apostrophe in
 * front makes it text: https://owasp.org/www-community/attacks/CSV_Injection
 */
function disarmed(text: string): string {
  return formulaStart.test(text) && !number.test(text) ? `'${text}` : text
}

const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/
const number = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i
