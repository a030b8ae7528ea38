import { formatDay } from '../format-value.ts'
import type { RetentionGroup, RetentionResult } from '../metric-result.ts'
import type { ResultTable, TableCell } from '../result-table.ts'
import { columnAverage } from '../retention-average.ts'
import { bucketCell, numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'
import { inTimeOrder, type TimeOrder } from './time-order.ts'

/**
 * A row per cohort under one for all of them. Cells that are still filling stay empty: they would read as people who left.
 */
export function retentionTable(result: RetentionResult, order: TimeOrder): ResultTable {
  const { columns, groups, splitBy } = result
  const isSplit = splitBy !== 'none'
  return {
    columns: [
      ...(isSplit ? [textColumn(splitBy === 'segment' ? 'Segment' : 'Group')] : []),
      textColumn('Cohort'),
      numberColumn('Users', 'users'),
      ...columns.map((name) => numberColumn(name, 'ratio')),
    ],
    rows: groups.flatMap((group) => {
      const name = isSplit ? [textCell(group.label)] : []
      return [allRow(result, group), ...inTimeOrder(cohortRows(result, group), order)].map((row) =>
        name.concat(row),
      )
    }),
  }
}

function allRow({ columns }: RetentionResult, { cohorts }: RetentionGroup): TableCell[] {
  const size = cohorts.reduce((sum, cohort) => sum + cohort.size, 0)
  const shares = columns.map((_, column) => columnAverage(cohorts, column)?.share)
  return [
    textCell('All cohorts'),
    numberCell(size, 'users'),
    ...shares.map((share) => numberCell(share, 'ratio')),
  ]
}

function cohortRows({ columns, interval }: RetentionResult, { cohorts }: RetentionGroup): TableCell[][] {
  return cohorts.map(({ start, size, cells }) => {
    const shares = columns.map((_, column) => {
      const cell = cells[column]
      return cell?.isComplete !== true || cell.outOf === 0 ? undefined : cell.count / cell.outOf
    })
    const name =
      interval === 'week' || interval === 'month' ? bucketCell({ label: start }, interval) : dayCell(start)
    return [name, numberCell(size, 'users'), ...shares.map((share) => numberCell(share, 'ratio'))]
  })
}

function dayCell(day: string): TableCell {
  return textCell(formatDay(day), day)
}
