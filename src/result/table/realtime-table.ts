import type { RealtimeResult } from '../metric-result.ts'
import { finishedPoints } from '../realtime-figures.ts'
import type { ResultTable } from '../result-table.ts'
import { numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'

/** A row per finished five minutes, both days side by side, the newest first: a reader looks for the present. */
export function realtimeTable(result: RealtimeResult): ResultTable {
  return {
    columns: [
      textColumn('Time'),
      numberColumn('Active users', 'users'),
      numberColumn('A day earlier', 'users'),
    ],
    rows: finishedPoints(result)
      .toReversed()
      .map(({ time, start, today, yesterday }) => [
        textCell(time, start.toISOString()),
        numberCell(today, 'users'),
        numberCell(yesterday, 'users'),
      ]),
  }
}
