import { funnelTable } from './funnel-table.ts'
import type { SavedChartContent, SavedChartResult } from '../metric-result.ts'
import type { ResultTable, TableCell, TableColumn } from '../result-table.ts'
import { textCell } from './table-cell.ts'
import type { TimeOrder } from './time-order.ts'
import { timeTable } from './time-table.ts'

/** A saved chart's rows: over time, by step, or as Amplitude exported them. */
export function savedChartTable({ content }: SavedChartResult, order: TimeOrder): ResultTable {
  switch (content.shape) {
    case 'series':
      return timeTable(
        {
          interval: content.interval ?? 'day',
          unit: content.unit,
          buckets: content.buckets,
          lines: content.series.map((line) => ({ ...line, label: lineName(line) })),
        },
        order,
      )
    case 'funnel':
      return funnelTable(content)
    case 'table':
      return plainTable(content)
  }
}

function lineName({ label, isComparison }: { label: string; isComparison: boolean }): string {
  const name = label === '' ? 'Value' : label
  return isComparison ? `${name}, the range before` : name
}

/** Cells as they are; a column in which every cell is a number counts as one. */
function plainTable({ header, rows }: Extract<SavedChartContent, { shape: 'table' }>): ResultTable {
  const width = Math.max(header.length, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, column): TableColumn => {
    const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
    const isNumeric = filled.length > 0 && filled.every((cell) => plainNumber.test(cell))
    return { name: header[column] ?? '', unit: isNumeric ? 'number' : undefined }
  })
  return {
    columns,
    rows: rows.map((row) => columns.map(({ unit }, column) => plainCell(row[column] ?? '', unit))),
  }
}

const plainNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

function plainCell(text: string, unit: TableColumn['unit']): TableCell {
  return unit === undefined || text === '' ? textCell(text) : { text, value: Number(text) }
}
