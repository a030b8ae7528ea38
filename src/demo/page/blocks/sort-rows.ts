import type { Cell } from './cell-text.ts'
import { cellText } from './cell-text.ts'

export interface Sorting {
  column: number
  isDescending: boolean
}

type Row = readonly Cell[]

/** By value where a column holds numbers only, else by words; rows that are equal keep their order. */
export function sortRows(rows: readonly Row[], sorting: Sorting | undefined): Row[] {
  if (sorting === undefined) return [...rows]
  const { column, isDescending } = sorting
  const isNumeric = rows.every((row) => row[column]?.type === 'raw_number')
  const compare = (a: Row, b: Row): number => {
    const [left, right] = [a[column], b[column]]
    if (isNumeric && left?.type === 'raw_number' && right?.type === 'raw_number')
      return left.value - right.value
    return cellText(left).localeCompare(cellText(right), 'en', { numeric: true })
  }
  return rows.toSorted((a, b) => (isDescending ? compare(b, a) : compare(a, b)))
}

/** A click on a header: ascending, then descending, then as the rows came. */
export function nextSorting(sorting: Sorting | undefined, column: number): Sorting | undefined {
  if (sorting?.column !== column) return { column, isDescending: false }
  return sorting.isDescending ? undefined : { column, isDescending: true }
}
