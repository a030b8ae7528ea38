import type { Interval } from '../../query/query.ts'
import { formatBucket, formatDay, formatValue } from '../format-value.ts'
import type { Bucket, Unit } from '../metric-result.ts'
import type { TableCell, TableColumn } from '../result-table.ts'

/** What stands where there is no number. */
const noNumber = '–'

export function textColumn(name: string): TableColumn {
  return { name, unit: undefined }
}

export function numberColumn(name: string, unit: Unit): TableColumn {
  return { name, unit }
}

export function textCell(text: string, value: string = text): TableCell {
  return { text, value }
}

export function numberCell(value: number | null | undefined, unit: Unit): TableCell {
  if (value === null || value === undefined || !Number.isFinite(value)) return { text: noNumber, value: '' }
  return { text: formatValue(value, unit), value }
}

/** The column of a time axis, as its cells are to be read. */
export function bucketColumn(interval: Interval): TableColumn {
  return textColumn(bucketNames[interval])
}

const bucketNames = { '5min': 'Time', hour: 'Hour', day: 'Day', week: 'Week of', month: 'Month' } as const

export function bucketCell({ label }: Pick<Bucket, 'label'>, interval: Interval): TableCell {
  return textCell(bucketText(label, interval), label)
}

function bucketText(label: string, interval: Interval): string {
  switch (interval) {
    case '5min':
    case 'hour':
      return `${formatDay(label.slice(0, 10))}, ${formatBucket(label, interval)}`
    case 'day':
      return formatDay(label, { weekday: true })
    case 'week':
    case 'month':
      return formatBucket(label, interval)
  }
}
