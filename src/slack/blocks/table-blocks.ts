import type { DataTableBlock, RichTextBlock } from '@slack/types'
import { plural } from '../../result/format-value.ts'
import type { ResultTable, TableCell, TableColumn } from '../../result/result-table.ts'
import { cutText } from './cut-text.ts'
import { code, paragraph, words } from './rich-text.ts'

/** Slack's limits of rows besides the header, and of columns. */
const maxRows = 100
const maxColumns = 20
/** Slack takes 10,000 characters in all tables of a message; the answer around this one needs its share of 12,000. */
const maxCharacters = 8_000
const captionLimit = 150
const nameLimit = 40
const cellLimit = 60
/** Readers page through the others. */
const pageSize = 15

/**
 * The numbers as Slack's own table, which sorts and pages; what does not fit is said. Nothing for a table without rows,
 * which Slack refuses. https://docs.slack.dev/reference/block-kit/blocks/data-table-block
 */
export function tableBlocks(table: ResultTable, caption: string): (DataTableBlock | RichTextBlock)[] {
  const columns = table.columns.slice(0, maxColumns)
  const header = columns.map(({ name }) => rawText(cutText(name, nameLimit)))
  const rows = rowsWithin(table, maxCharacters - lengthOf(header))
  if (rows.length === 0 || columns.length === 0) return []
  const block: DataTableBlock = {
    type: 'data_table',
    caption: cutText(caption || 'Numbers', captionLimit),
    rows: [header, ...rows],
    page_size: Math.min(pageSize, rows.length),
  }
  return [block, ...whatIsMissing(table, rows.length)]
}

type Cell = DataTableBlock['rows'][number][number]

function rowsWithin({ columns, rows }: ResultTable, characters: number): Cell[][] {
  let left = characters
  const shown: Cell[][] = []
  for (const row of rows.slice(0, maxRows)) {
    const cells = row.slice(0, maxColumns).map((cell, index) => tableCell(cell, columns[index]))
    left -= lengthOf(cells)
    if (left < 0) break
    shown.push(cells)
  }
  return shown
}

/** A number keeps its value beside its text, so that Slack sorts `9` before `12,345`. */
function tableCell({ text, value }: TableCell, column: TableColumn | undefined): Cell {
  const shown = cutText(text, cellLimit)
  if (column?.unit === undefined || typeof value === 'string' || !Number.isFinite(value))
    return rawText(shown)
  return { type: 'raw_number', value, text: shown }
}

/** Slack refuses a cell without a character. */
function rawText(text: string): Cell & { type: 'raw_text' } {
  return { type: 'raw_text', text: text || ' ' }
}

function lengthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + ('text' in cell ? (cell.text ?? '').length : 0), 0)
}

function whatIsMissing({ columns, rows }: ResultTable, shownRows: number): RichTextBlock[] {
  const cuts = [
    ...(shownRows < rows.length ? [`the first ${shownRows} of ${plural(rows.length, 'row')}`] : []),
    ...(columns.length > maxColumns
      ? [`the first ${maxColumns} of ${plural(columns.length, 'column')}`]
      : []),
  ]
  if (cuts.length === 0) return []
  return [
    paragraph(words(`These are ${cuts.join(' and ')}; ask `), code('as csv'), words(' to get them all.')),
  ]
}
