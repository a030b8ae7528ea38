import type { RetentionGroup } from '../result/metric-result.ts'
import { columnAverages, type ColumnAverage } from '../result/retention-average.ts'

/** Averages over all cells, finished or not: only for pictures and words that say so. */
export function openAverages(
  { label, cohorts }: RetentionGroup,
  columns: number,
): (ColumnAverage | undefined)[] {
  const opened = cohorts.map(({ start, size, cells }) => ({
    start,
    size,
    cells: cells.map(({ count, outOf }) => ({ count, outOf, isComplete: true })),
  }))
  return columnAverages({ label, cohorts: opened }, columns)
}

/** `W1` for `Week 1`, `D2–7` for `Day 2–7`. */
export function shortColumn(column: string): string {
  return column.replace(/^(\p{L})\p{L}* /u, '$1')
}
