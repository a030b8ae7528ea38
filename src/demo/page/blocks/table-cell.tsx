import type { TableBlock } from '@slack/types'
import { RichText } from '../text/rich-text.tsx'

export type Cell = TableBlock['rows'][number][number]

export function TableCell({ cell }: { cell: Cell }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : cell.text
}

/** The words of a cell, for sorting. */
export function cellText(cell: Cell | undefined): string {
  return cell === undefined || cell.type === 'rich_text' ? JSON.stringify(cell ?? '') : cell.text
}
