import type { ChartImage } from '../chart/chart-picture.ts'
import type { MetricQuery } from '../query/query.ts'
import type { MetricResult } from '../result/metric-result.ts'
import type { ResultTable } from '../result/result-table.ts'
import type { Summary } from '../result/summary.ts'

/** A whole answer, ready for any door: Slack and the terminal only lay it out. */
export interface Report {
  query: MetricQuery
  /** The question as `describeQuery` writes it, without `/amp`. */
  canonicalText: string
  result: MetricResult
  summary: Summary
  /** Line for the small print: project, range, zone, as of, what is incomplete. */
  context: readonly string[]
  /** The numbers in rows and columns, for `as table` and `as csv`. */
  table: ResultTable
  /** Undefined when it could not be drawn; the answer is sent anyway. */
  picture: ChartImage | undefined
  /** Unicode bars of the main series, for places where a picture cannot stand. '' when it makes no sense. */
  sparkline: string
}
