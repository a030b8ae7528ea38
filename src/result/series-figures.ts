import { bucketEnd } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import type { Bucket, Series, SeriesComparison, SeriesResult } from './metric-result.ts'

/** One complete bucket of a series that has a value: what headlines, changes and comparisons are made of. */
export interface Point {
  /** Index into the result's buckets. */
  position: number
  label: string
  value: number
}

type Timeline = Pick<SeriesResult, 'buckets'>

/** What has to be known of numbers over time to say them: what they count and how far apart they are. */
export type Measured = Pick<SeriesResult, 'unit' | 'interval'>

/** The values of a series in its complete buckets, oldest first; buckets without a value are left out. */
export function completePoints({ buckets }: Timeline, series: Series): Point[] {
  return pointsWhere(buckets, series, (position) => buckets[position]?.isComplete === true)
}

/**
 * What belongs to a sum over the range: the complete buckets and the weeks or months that the range cuts, whose days
 * inside the range are over all the same. Only the bucket that is still filling stays out.
 */
export function settledPoints(
  result: Pick<SeriesResult, 'buckets' | 'range' | 'project' | 'computedAt'>,
  series: Series,
): Point[] {
  const isRangeOver = bucketEnd(result.range.end, 'day', result.project.timeZone) <= result.computedAt
  const lastComplete = result.buckets.findLastIndex((bucket) => bucket.isComplete)
  return pointsWhere(result.buckets, series, (position) => isRangeOver || position <= lastComplete)
}

function pointsWhere(
  buckets: readonly Bucket[],
  series: Series,
  belongs: (position: number) => boolean,
): Point[] {
  return buckets.flatMap(({ label }, position) => {
    const value = series.values[position]
    return value === undefined || value === null || !belongs(position) ? [] : [{ position, label, value }]
  })
}

/**
 * What a point is compared with: for days the same weekday a week earlier, else, and for every other interval, the
 * bucket just before. Undefined where that bucket is not among the points.
 */
export function referencePoint(
  points: readonly Point[],
  point: Point,
  interval: Interval,
): Point | undefined {
  const at = (position: number) => points.find((candidate) => candidate.position === position)
  const weekEarlier = interval === 'day' ? at(point.position - 7) : undefined
  return weekEarlier ?? at(point.position - 1)
}

export interface PointPair {
  current: Point
  earlier: Point
}

/** The complete buckets that both sides of a comparison have, aligned by position. */
export function alignedPoints(result: SeriesResult, series: Series): PointPair[] {
  const earlier = earlierSeries(result, series)
  if (result.comparison === undefined || earlier === undefined) return []
  const before = new Map(completePoints(result.comparison, earlier).map((point) => [point.position, point]))
  return completePoints(result, series).flatMap((current) => {
    const partner = before.get(current.position)
    return partner === undefined ? [] : [{ current, earlier: partner }]
  })
}

/** The earlier side of a series: the one with the same label, or the only one where nothing is split. */
export function earlierSeries(
  result: { splitBy: SeriesResult['splitBy']; comparison: SeriesComparison | undefined },
  series: Series,
): Series | undefined {
  const candidates = result.comparison?.series ?? []
  return result.splitBy === 'none' ? candidates[0] : candidates.find(({ label }) => label === series.label)
}

export function valuesOf(points: readonly Point[]): number[] {
  return points.map(({ value }) => value)
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** NaN for no values: ask only where there are some. */
export function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length
}

/** NaN for no values: ask only where there are some. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
