import { parse } from 'csv-parse/sync'

/**
 * The rows of an export as text cells, blank ones as empty lists. Cells may hold commas, quotes and line breaks; the TAB in
 * front of texts, which keeps spreadsheets from taking them for formulas, is taken off. Reads so many rows at most; throws where a quote is never closed.
 */
export function readCsv(text: string, mostRows: number): string[][] {
  const rows = parse(text, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: mostRows,
  })
  return rows.map((row) => {
    const cells = row.map((cell) => cell.trim())
    return cells.every((cell) => cell === '') ? [] : cells
  })
}
