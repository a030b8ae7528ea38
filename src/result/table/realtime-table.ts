import type { RealtimeResult } from '../metric-result.ts'
import { finishedPoints } from '../realtime-figures.ts'
import type { ResultTable } from '../result-table.ts'
import { numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'
import { inTimeOrder, type TimeOrder } from './time-order.ts'

/** A row per finished five minutes, both days side by side. */
export function realtimeTable(result: RealtimeResult, order: TimeOrder): ResultTable {
  return {
    columns: [
      textColumn('Time'),
      numberColumn('Active users', 'users'),
      numberColumn('A day earlier', 'users'),
    ],
    rows: inTimeOrder(finishedPoints(result), order).map(({ time, start, today, yesterday }) => [
      textCell(time, start.toISOString()),
      numberCell(today, 'users'),
      numberCell(yesterday, 'users'),
    ]),
  }
}
