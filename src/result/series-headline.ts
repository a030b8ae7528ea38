import { addDays } from '../query/date-range.ts'
import { inBucket, intervalWords, nameBucket, nameDays } from './bucket-phrase.ts'
import { formatBucket, formatChange, formatValue } from './format-value.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import {
  alignedPoints,
  completePoints,
  earlierSeries,
  meanOf,
  referencePoint,
  settledPoints,
  sumOf,
  valuesOf,
} from './series-figures.ts'
import { headlineStyle, measureName } from './series-words.ts'
import type { Change, Headline } from './summary.ts'

/** The number that answers for one series; undefined where no bucket is complete. */
export function seriesHeadline(result: SeriesResult, series: Series): Headline | undefined {
  const latest = completePoints(result, series).at(-1)
  const settled = settledPoints(result, series)
  const style = headlineStyle(result)
  if (style === 'distinct' && series.wholeRange !== undefined && settled.length > 0) {
    const isRunning = settled.length < result.buckets.length
    const label = `${measureName(result)}${isRunning ? ' so far' : ''}, ${nameDays(result.range)}`
    return headline(series.wholeRange, label, result)
  }
  if (style === 'sum' && settled.length > 0) {
    return headline(
      sumOf(valuesOf(settled)),
      `${measureName(result)}, ${settledSpan(result, settled)}`,
      result,
    )
  }
  if (latest === undefined) return undefined
  return headline(
    latest.value,
    `${measureName(result)} ${inBucket(latest.label, result.interval)}`.trim(),
    result,
  )
}

function headline(value: number, label: string, { unit }: SeriesResult): Headline {
  return { text: formatValue(value, unit), label, value }
}

/** The days, or hours, that a sum really covers: up to the end of the last settled bucket. */
function settledSpan(result: SeriesResult, settled: readonly { label: string; position: number }[]): string {
  const { range, interval, buckets } = result
  const next = buckets[(settled.at(-1)?.position ?? 0) + 1]
  if (next === undefined) return nameDays(range)
  const nextDay = next.label.slice(0, 10)
  if ((interval !== 'hour' && interval !== '5min') || next.label.endsWith('T00:00:00')) {
    return nameDays({ start: range.start, end: addDays(nextDay, -1) })
  }
  return `${nameDays({ start: range.start, end: nextDay })} until ${formatBucket(next.label, interval)}`
}

/**
 * How the headline moved. With a comparison: the sum, or the distinct people where both ranges are whole, else the mean,
 * over the complete buckets that both sides have. Without one: the newest bucket against its reference.
 */
export function seriesChange(result: SeriesResult, series: Series): Change | undefined {
  if (result.comparison !== undefined) return comparedChange(result, series, result.comparison.label)
  if (headlineStyle(result) !== 'latest') return undefined
  return latestChange(result, series)
}

/** The newest complete bucket against the same weekday a week earlier (days), or the bucket before. */
export function latestChange(result: SeriesResult, series: Series): Change | undefined {
  const points = completePoints(result, series)
  const latest = points.at(-1)
  const reference = latest === undefined ? undefined : referencePoint(points, latest, result.interval)
  if (latest === undefined || reference === undefined) return undefined
  const versus = `vs ${nameBucket(reference.label, result.interval)}`
  return { ...formatChange(reference.value, latest.value, result.unit), versus }
}

function comparedChange(result: SeriesResult, series: Series, label: string): Change | undefined {
  const style = headlineStyle(result)
  const earlier = earlierSeries(result, series)
  if (style === 'distinct' && areBothWhole(result)) {
    if (series.wholeRange !== undefined && earlier?.wholeRange !== undefined) {
      return { ...formatChange(earlier.wholeRange, series.wholeRange, result.unit), versus: `vs ${label}` }
    }
  }
  const pairs = alignedPoints(result, series)
  if (pairs.length === 0) return undefined
  const [now, before] = [pairs.map(({ current }) => current.value), pairs.map(({ earlier }) => earlier.value)]
  // From nothing no change can be told; a sentence says that there was nothing.
  if (before.every((value) => value === 0)) return undefined
  const change = formatChange(meanOf(before), meanOf(now), result.unit)
  const figure =
    style === 'sum' || pairs.length === 1 ? '' : `${intervalWords[result.interval].adverb} average `
  return { ...change, versus: `${figure}vs ${label}` }
}

function areBothWhole({ buckets, comparison }: SeriesResult): boolean {
  return [...buckets, ...(comparison?.buckets ?? [])].every(({ isComplete }) => isComplete)
}
