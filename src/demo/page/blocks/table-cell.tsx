import { RichText } from '../text/rich-text.tsx'
import type { Cell } from './cell-text.ts'

export function TableCell({ cell }: { cell: Cell }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : cell.text
}
