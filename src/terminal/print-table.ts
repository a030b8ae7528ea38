import type { ResultTable } from '../result/result-table.ts'
import { alignColumns } from './align-columns.ts'

/** A table as lines of text with aligned columns. */
export function printTable({ columns, rows }: ResultTable): string[] {
  const named = columns.map(({ name, unit }) => ({ name, isNumeric: unit !== undefined }))
  return alignColumns(
    named,
    rows.map((row) => row.map(({ text }) => text)),
  )
}
