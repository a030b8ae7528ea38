import type { Bucket, Series, Unit } from '../metric-result.ts'
import type { Interval } from '../../query/query.ts'
import type { ResultTable } from '../result-table.ts'
import { bucketCell, bucketColumn, numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'
import { inTimeOrder, type TimeOrder } from './time-order.ts'

export interface Timetable {
  interval: Interval
  unit: Unit
  buckets: readonly Bucket[]
  lines: readonly Pick<Series, 'label' | 'values' | 'wholeRange'>[]
}

/**
 * Lines over time, the longer side downwards: a row per bucket, or a row per line where there are more of those. A bucket
 * that is still filling, or that the range cuts, is marked.
 */
export function timeTable(timetable: Timetable, order: TimeOrder): ResultTable {
  const { lines, buckets } = timetable
  const positions = inTimeOrder([...buckets.entries()], order)
  return lines.length > buckets.length ? rowPerLine(timetable, positions) : rowPerBucket(timetable, positions)
}

/** Buckets in the order in which they are shown, each with its place among a line's values. */
type Positions = readonly (readonly [position: number, bucket: Bucket])[]

function rowPerBucket({ interval, unit, buckets, lines }: Timetable, positions: Positions): ResultTable {
  const isWhole = buckets.every(({ isComplete }) => isComplete)
  return {
    columns: [
      bucketColumn(interval),
      ...lines.map(({ label }) => numberColumn(label, unit)),
      ...(isWhole ? [] : [textColumn('Complete')]),
    ],
    rows: positions.map(([position, bucket]) => [
      bucketCell(bucket, interval),
      ...lines.map(({ values }) => numberCell(values[position], unit)),
      ...(isWhole ? [] : [textCell(bucket.isComplete ? 'yes' : 'no')]),
    ]),
  }
}

function rowPerLine({ interval, unit, lines }: Timetable, positions: Positions): ResultTable {
  const hasWhole = lines.some(({ wholeRange }) => wholeRange !== undefined)
  const nameOf = (bucket: Bucket) =>
    `${bucketCell(bucket, interval).text}${bucket.isComplete ? '' : ' (incomplete)'}`
  return {
    columns: [
      textColumn('Name'),
      ...(hasWhole ? [numberColumn('Whole range', unit)] : []),
      ...positions.map(([, bucket]) => numberColumn(nameOf(bucket), unit)),
    ],
    rows: lines.map(({ label, values, wholeRange }) => [
      textCell(label),
      ...(hasWhole ? [numberCell(wholeRange, unit)] : []),
      ...positions.map(([position]) => numberCell(values[position], unit)),
    ]),
  }
}
