import { rankSeries } from '../result/group-figures.ts'
import { completeAges, ltvHeadlineAge, mainLtvGroup, valueAtAge } from '../result/ltv-figures.ts'
import type {
  LtvResult,
  MetricResult,
  RetentionResult,
  SavedChartResult,
  SeriesResult,
} from '../result/metric-result.ts'
import { finishedPoints } from '../result/realtime-figures.ts'
import { mainSavedSeries } from '../result/saved-series-figures.ts'
import { mainSessions } from '../result/session-length-figures.ts'
import { allCohorts, columnAverage } from '../result/retention-average.ts'
import { completePoints, valuesOf } from '../result/series-figures.ts'
import { sparkline } from '../result/sparkline.ts'

/**
 * The course of what the headline is about, in bars of text. Only complete buckets: nothing in a sparkline could mark one
 * that is still filling. '' for funnels and compositions, whose parts are told in words.
 */
export function mainSparkline(result: MetricResult): string {
  switch (result.kind) {
    case 'series':
      return seriesSparkline(result)
    case 'retention':
      return retentionSparkline(result)
    case 'sessionLength':
      return sparkline(mainSessions(result).counts)
    case 'ltv':
      return ltvSparkline(result)
    case 'realtime':
      return sparkline(finishedPoints(result).map(({ today }) => today))
    case 'savedChart':
      return savedSparkline(result)
    case 'funnel':
    case 'composition':
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

/** The value as the same cohorts grew older: those that have completed the age of the headline. */
function ltvSparkline(result: LtvResult): string {
  const main = mainLtvGroup(result)
  const age = ltvHeadlineAge(main)
  if (age === undefined) return ''
  const { measure } = result.query
  const cohorts = valueAtAge(measure, main.cohorts, age)?.cohorts.map(({ cohort }) => cohort) ?? []
  const ages = completeAges(cohorts).filter((day) => day <= age)
  return sparkline(ages.map((day) => valueAtAge(measure, cohorts, day)?.value ?? null))
}

function savedSparkline({ content }: SavedChartResult): string {
  const main = content.shape === 'series' ? mainSavedSeries(content) : undefined
  return content.shape !== 'series' || main === undefined
    ? ''
    : sparkline(valuesOf(completePoints(content, main)))
}
