import type { Bucket, Series, Unit } from '../metric-result.ts'
import type { Interval } from '../../query/query.ts'
import type { ResultTable } from '../result-table.ts'
import { bucketCell, bucketColumn, numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'

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
export function timeTable(timetable: Timetable): ResultTable {
  return timetable.lines.length > timetable.buckets.length ? rowPerLine(timetable) : rowPerBucket(timetable)
}

function rowPerBucket({ interval, unit, buckets, lines }: Timetable): ResultTable {
  const isWhole = buckets.every(({ isComplete }) => isComplete)
  return {
    columns: [
      bucketColumn(interval),
      ...lines.map(({ label }) => numberColumn(label, unit)),
      ...(isWhole ? [] : [textColumn('Complete')]),
    ],
    rows: buckets.map((bucket, position) => [
      bucketCell(bucket, interval),
      ...lines.map(({ values }) => numberCell(values[position], unit)),
      ...(isWhole ? [] : [textCell(bucket.isComplete ? 'yes' : 'no')]),
    ]),
  }
}

function rowPerLine({ interval, unit, buckets, lines }: Timetable): ResultTable {
  const hasWhole = lines.some(({ wholeRange }) => wholeRange !== undefined)
  const nameOf = (bucket: Bucket) =>
    `${bucketCell(bucket, interval).text}${bucket.isComplete ? '' : ' (incomplete)'}`
  return {
    columns: [
      textColumn('Name'),
      ...(hasWhole ? [numberColumn('Whole range', unit)] : []),
      ...buckets.map((bucket) => numberColumn(nameOf(bucket), unit)),
    ],
    rows: lines.map(({ label, values, wholeRange }) => [
      textCell(label),
      ...(hasWhole ? [numberCell(wholeRange, unit)] : []),
      ...buckets.map((_, position) => numberCell(values[position], unit)),
    ]),
  }
}
