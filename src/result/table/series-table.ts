import { earlierSeries } from '../series-figures.ts'
import type { SeriesResult } from '../metric-result.ts'
import type { ResultTable } from '../result-table.ts'
import type { TimeOrder } from './time-order.ts'
import { timeTable } from './time-table.ts'

/** Numbers over time, each line's comparison beside it. */
export function seriesTable(result: SeriesResult, order: TimeOrder): ResultTable {
  const { interval, unit, buckets, comparison } = result
  const lines = result.series.flatMap((line) => {
    const earlier = earlierSeries(result, line)
    if (comparison === undefined || earlier === undefined) return [line]
    return [line, { ...earlier, label: `${line.label}, ${comparison.label}` }]
  })
  return timeTable({ interval, unit, buckets, lines }, order)
}
