import { daySchema } from '../query/query.ts'
import { readCsv } from './read-csv.ts'

/** An export taken apart: what stands above the numbers, the header over them, and the rows. */
export interface ChartExport {
  title: string
  /** What the numbers are, as far as the chart says: `Uniques`, `Conversion Over Time`. */
  metric: string
  header: readonly string[]
  rows: readonly (readonly string[])[]
  /** Whether there may be more rows than these. */
  isCut: boolean
}

/**
 * As many groups as Amplitude gives to any other question. Exports have up to 10,000, and reading those would keep
 * everybody else waiting for seconds.
 */
const mostRows = 1000

/** Title, metric, header and the blank rows between them; one row more shows that there are more. */
const rowsAround = 20

/**
 * An export has its title, its metric and its numbers in parts with a blank row between. The header is known by its first
 * cell or by its dates; without either, it is the first row of the last part.
 */
export function readChartExport(csv: string): ChartExport {
  const rows = readCsv(csv, rowsAround + mostRows)
  const headerAt = headerPosition(rows)
  const [[title = ''] = [], ...metrics] = rows.slice(0, headerAt).filter(isFilled)
  const numbers = rows.slice(headerAt + 1).filter(isFilled)
  return {
    title,
    metric: metrics
      .flat()
      .filter((cell) => cell !== '')
      .join(' · '),
    header: rows[headerAt] ?? [],
    rows: numbers.slice(0, mostRows),
    isCut: numbers.length > mostRows,
  }
}

/** Whether a cell names a day or a time, as the headers of charts over time do. */
export function isBucket(cell: string): boolean {
  return bucketPattern.test(cell) && daySchema.safeParse(cell.slice(0, 10)).success
}

const bucketPattern =
  /^\d{4}-\d{2}-\d{2}(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

function headerPosition(rows: readonly (readonly string[])[]): number {
  const known = rows.findIndex((row) => row.length > 1 && (row[0] === 'Segment' || row.some(isBucket)))
  if (known !== -1) return known
  const lastFilled = rows.findLastIndex(isFilled)
  const blankBefore = rows.slice(0, Math.max(0, lastFilled)).findLastIndex((row) => !isFilled(row))
  return blankBefore + 1
}

function isFilled(row: readonly string[]): boolean {
  return row.length > 0
}
