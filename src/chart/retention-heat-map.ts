import { formatBucket, formatRatio, formatValue } from '../result/format-value.ts'
import type { RetentionCell, RetentionGroup, RetentionResult } from '../result/metric-result.ts'
import { columnAverages } from '../result/retention-average.ts'
import type { TableCell, TableRow } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import { shortColumn } from './retention-columns.ts'
import { retentionNumbers } from './retention-numbers.ts'
import { shadeScale } from './shaded-table.ts'
import type { Theme } from './theme.ts'

/** A row per cohort and a column per interval, the average of the finished cells on top; unfinished cells are dashed. */
export function retentionHeatMap(result: RetentionResult, group: RetentionGroup, theme: Theme): Picture {
  const averages = columnAverages(group, result.columns.length)
  const cells = group.cohorts.flatMap((cohort) => cohort.cells)
  const finished = cells.filter(({ isComplete }) => isComplete)
  const shade = shadeScale((finished.length > 0 ? finished : cells).map(shareOf), theme)
  const hasUnfinished = cells.some(({ isComplete }) => !isComplete)
  const cellOf = (share: number, isUnfinished: boolean): TableCell =>
    shade(share, { text: formatRatio(share, share > 0 && share < 0.01 ? 1 : 0), isUnfinished })
  const averageRow: TableRow = {
    name: 'Average',
    size: formatValue(
      group.cohorts.reduce((sum, { size }) => sum + size, 0),
      'users',
      'compact',
    ),
    isStrong: true,
    cells: averages.map((average) => (average === undefined ? null : cellOf(average.share, false))),
  }
  const rows = group.cohorts.map((cohort) => ({
    name: formatBucket(cohort.start, result.interval),
    size: formatValue(cohort.size, 'users', cohort.size >= 1e5 ? 'compact' : 'full'),
    isStrong: false,
    cells: cohort.cells.map((cell) => (cell.outOf === 0 ? null : cellOf(shareOf(cell), !cell.isComplete))),
  }))
  return {
    type: 'scatter',
    labels: [],
    datasets: [],
    scales: { x: { type: 'linear' }, y: { type: 'linear' } },
    decor: {
      legend: hasUnfinished
        ? [{ text: 'Still filling, not in the average', colour: theme.muted, mark: 'outline' }]
        : [],
      table: {
        rowHeader: 'Cohort',
        sizeHeader: 'Users',
        columns: result.columns.map((column) => (result.columns.length > 6 ? shortColumn(column) : column)),
        rows: [averageRow, ...rows],
      },
    },
    numbers: retentionNumbers(result),
  }
}

function shareOf({ count, outOf }: RetentionCell): number {
  return outOf === 0 ? 0 : count / outOf
}
