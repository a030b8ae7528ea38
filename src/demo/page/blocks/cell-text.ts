import type { TableBlock } from '@slack/types'

export type Cell = TableBlock['rows'][number][number]

/** The words of a cell, for sorting. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  return cell.type === 'rich_text' ? JSON.stringify(cell.elements) : cell.text
}
