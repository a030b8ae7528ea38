import { rankSeries } from '../result/group-figures.ts'
import type { MetricResult, RetentionResult, SeriesResult } from '../result/metric-result.ts'
import { allCohorts, columnAverage } from '../result/retention-average.ts'
import { completePoints, valuesOf } from '../result/series-figures.ts'
import { sparkline } from '../result/sparkline.ts'

/**
 * The course of what the headline is about, in bars of text. Only complete buckets: nothing in a sparkline could mark one
 * that is still filling. '' for funnels, whose steps are told in words.
 */
export function mainSparkline(result: MetricResult): string {
  switch (result.kind) {
    case 'series':
      return seriesSparkline(result)
    case 'retention':
      return retentionSparkline(result)
    case 'funnel':
      return ''
  }
}

function seriesSparkline(result: SeriesResult): string {
  const main = result.splitBy === 'event' ? result.series[0] : rankSeries(result, result.series)[0]?.series
  return main === undefined ? '' : sparkline(valuesOf(completePoints(result, main)))
}

/** The curve over everybody, without the start, where all are there. */
function retentionSparkline(result: RetentionResult): string {
  const cohorts = allCohorts(result)
  const shares = result.columns.slice(1).map((_, index) => columnAverage(cohorts, index + 1)?.share)
  return sparkline(shares.filter((share) => share !== undefined))
}
