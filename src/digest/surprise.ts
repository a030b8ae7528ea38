import { bucketEnd } from '../query/date-range.ts'
import type {
  Bucket,
  MetricResult,
  RealtimeResult,
  SavedChartResult,
  Series,
  SeriesResult,
} from '../result/metric-result.ts'
import { finishedPoints } from '../result/realtime-figures.ts'
import { mainSavedSeries } from '../result/saved-series-figures.ts'
import { completePoints, sumOf, type Point } from '../result/series-figures.ts'
import { isAdditive } from '../result/series-words.ts'
import { cohortSurprise } from './cohort-surprise.ts'
import { surprising, type Judged, type Surprise } from './judged.ts'
import { leastSpread, usualValue } from './usual-value.ts'

/**
 * How surprising the newest finished bucket is against the same weekdays before it; of several lines the most surprising one.
 * Cohorts are held against the cohorts before them, five minutes against the same ones of other weeks. Funnels, compositions,
 * session lengths and lifetime values have one figure for their whole range, of which the newest part is never as ripe as the
 * others, so nothing is said about them; their change against a comparison stands in the line all the same.
 */
export function surpriseOf(result: MetricResult): Surprise {
  switch (result.kind) {
    case 'series':
      return seriesSurprise(result)
    case 'savedChart':
      return savedSurprise(result)
    case 'realtime':
      return realtimeSurprise(result)
    case 'retention':
      return cohortSurprise(result)
    case 'funnel':
      return unknown('A funnel has one number for all of its days.')
    case 'composition':
      return unknown('A composition has one number for all of its days.')
    case 'sessionLength':
      return unknown('Session lengths have one distribution for all of their days.')
    case 'ltv':
      return unknown('Lifetime values of new users are still growing.')
  }
}

function seriesSurprise(result: SeriesResult): Surprise {
  const judged = notableLines(result)
    .map((line) => judgeLine(result, line))
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.score - a.score)
  const [first, ...others] = judged
  if (first === undefined) return unknown(tooShort)
  const alike = others.filter((other) => other.score >= surprising && isRise(other) === isRise(first)).length
  return { ...first, group: result.splitBy === 'none' ? undefined : first.group, alike }
}

const tooShort = 'Its range is too short to tell what is usual.'

function isRise({ value, usual }: Judged): boolean {
  return value > usual
}

/** In a long tail something always doubles or vanishes; only who holds a part of the whole can move it. */
function notableLines(result: SeriesResult): readonly Series[] {
  if (result.splitBy !== 'group' || !isAdditive(result)) return result.series
  const sizes = result.series.map((line) => sumOf(completePoints(result, line).map(({ value }) => value)))
  const whole = sumOf(sizes)
  return result.series.filter((_, index) => (sizes[index] ?? 0) >= notableShare * whole)
}

const notableShare = 0.02

type Timed = Pick<SeriesResult, 'buckets' | 'unit' | 'interval' | 'computedAt' | 'project'>

function judgeLine(result: Timed, line: Series): Judged | undefined {
  const points = completePoints(result, line)
  const newest = newestOf(result.buckets, points)
  const baseline = newest === undefined ? undefined : usualValue(points, newest, result)
  if (newest === undefined || baseline === undefined) return undefined
  const { usual, spread, peers } = baseline
  const { value, label } = newest
  // What has only just ended still grows: that it is low says nothing yet.
  const isTooFresh = value < usual && !isSettled(result, newest)
  const score = isTooFresh ? 0 : Math.abs(value - usual) / spread
  return { kind: 'judged', score, value, usual, peers, label, group: line.label, alike: 0 }
}

/** A line that ends before the others has nothing new. */
function newestOf(buckets: readonly Bucket[], points: readonly Point[]): Point | undefined {
  const last = buckets.findLastIndex(({ isComplete }) => isComplete)
  return points.find(({ position }) => position === last)
}

function isSettled({ interval, project, computedAt }: Timed, { label }: Point): boolean {
  const endedMs = bucketEnd(label, interval, project.timeZone).getTime()
  return computedAt.getTime() - endedMs >= settlingMs[interval === 'hour' ? 'hour' : 'longer']
}

/** How long late events are waited for. */
const settlingMs = { hour: 10 * 60_000, longer: 3 * 60 * 60_000 }

function savedSurprise({ content, computedAt, project }: SavedChartResult): Surprise {
  if (content.shape !== 'series' || content.interval === undefined)
    return unknown('This chart has no course over time.')
  const main = mainSavedSeries(content)
  const { unit, interval, buckets } = content
  const judged =
    main === undefined ? undefined : judgeLine({ unit, interval, buckets, computedAt, project }, main)
  return judged === undefined ? unknown(tooShort) : { ...judged, group: undefined }
}

/** Four of five weeks lie within `lower` and `upper`: that is 2.56 standard deviations. */
const deviationsWithin = 2.563

function realtimeSurprise(result: RealtimeResult): Surprise {
  const newest = finishedPoints(result).at(-1)
  const position = newest === undefined ? -1 : result.points.indexOf(newest)
  const [lower, usual, upper] = [
    result.usual?.lower[position],
    result.usual?.middle[position],
    result.usual?.upper[position],
  ]
  if (
    newest === undefined ||
    typeof lower !== 'number' ||
    typeof usual !== 'number' ||
    typeof upper !== 'number'
  )
    return unknown('Too few weeks are known to tell what is usual at this time.')
  const spread = Math.max((upper - lower) / deviationsWithin, leastSpread(usual, 'users'))
  return {
    kind: 'judged',
    score: Math.abs(newest.today - usual) / spread,
    value: newest.today,
    usual,
    peers: 'clock time',
    label: newest.time,
    group: undefined,
    alike: 0,
  }
}

function unknown(reason: string): Surprise {
  return { kind: 'unknown', reason }
}
