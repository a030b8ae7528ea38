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

/** The course of what the headline is about, in bars of text; '' for funnels and compositions, whose parts are told in words. */
export function mainSparkline(result: MetricResult): string {
  return sparkline(mainCourse(result))
}

/**
 * The numbers behind it, oldest first. Only complete buckets: nothing in so small a line could mark one that is still
 * filling. Empty for funnels and compositions.
 */
export function mainCourse(result: MetricResult): readonly (number | null)[] {
  switch (result.kind) {
    case 'series':
      return seriesCourse(result)
    case 'retention':
      return retentionCourse(result)
    case 'sessionLength':
      return mainSessions(result).counts
    case 'ltv':
      return ltvCourse(result)
    case 'realtime':
      return finishedPoints(result).map(({ today }) => today)
    case 'savedChart':
      return savedCourse(result)
    case 'funnel':
    case 'composition':
      return []
  }
}

function seriesCourse(result: SeriesResult): number[] {
  const main = result.splitBy === 'event' ? result.series[0] : rankSeries(result, result.series)[0]?.series
  return main === undefined ? [] : valuesOf(completePoints(result, main))
}

/** The curve over everybody, without the start, where all are there. */
function retentionCourse(result: RetentionResult): number[] {
  const cohorts = allCohorts(result)
  const shares = result.columns.slice(1).map((_, index) => columnAverage(cohorts, index + 1)?.share)
  return shares.filter((share) => share !== undefined)
}

/** The value as the same cohorts grew older: those that have completed the age of the headline. */
function ltvCourse(result: LtvResult): (number | null)[] {
  const main = mainLtvGroup(result)
  const age = ltvHeadlineAge(main)
  if (age === undefined) return []
  const { measure } = result.query
  const cohorts = valueAtAge(measure, main.cohorts, age)?.cohorts.map(({ cohort }) => cohort) ?? []
  const ages = completeAges(cohorts).filter((day) => day <= age)
  return ages.map((day) => valueAtAge(measure, cohorts, day)?.value ?? null)
}

function savedCourse({ content }: SavedChartResult): number[] {
  const main = content.shape === 'series' ? mainSavedSeries(content) : undefined
  return content.shape !== 'series' || main === undefined ? [] : valuesOf(completePoints(content, main))
}
