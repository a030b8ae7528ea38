import { compositionTable } from './table/composition-table.ts'
import { funnelTable } from './table/funnel-table.ts'
import { ltvTable } from './table/ltv-table.ts'
import type { MetricResult, Unit } from './metric-result.ts'
import { realtimeTable } from './table/realtime-table.ts'
import { retentionTable } from './table/retention-table.ts'
import { savedChartTable } from './table/saved-chart-table.ts'
import { seriesTable } from './table/series-table.ts'
import { sessionLengthTable } from './table/session-length-table.ts'
import type { TimeOrder } from './table/time-order.ts'

/** The numbers of a result without a picture: for `as table`, and, exact, for `as csv`. Each row has a cell per column. */
export interface ResultTable {
  columns: readonly TableColumn[]
  rows: readonly (readonly TableCell[])[]
}

export interface TableColumn {
  name: string
  /** What its numbers count; undefined for a column of text. */
  unit: Unit | undefined
}

export interface TableCell {
  /** For people: `Sun, Nov 22`, `12,345`, `23.4%`, `2m 41s`; `–` where there is no number. */
  text: string
  /** For files: the whole number in the column's unit, a date in full, or the text; '' where there is no number. */
  value: number | string
}

/** All numbers of a result in rows and columns. What is not over yet is marked as such, or left out. */
export function resultTable(result: MetricResult, order: TimeOrder): ResultTable {
  switch (result.kind) {
    case 'series':
      return seriesTable(result, order)
    case 'funnel':
      return funnelTable(result)
    case 'retention':
      return retentionTable(result, order)
    case 'sessionLength':
      return sessionLengthTable(result)
    case 'composition':
      return compositionTable(result)
    case 'ltv':
      return ltvTable(result, order)
    case 'realtime':
      return realtimeTable(result, order)
    case 'savedChart':
      return savedChartTable(result, order)
  }
}
