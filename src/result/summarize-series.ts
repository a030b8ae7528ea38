import { inBucket, intervalWords, nameBucket } from './bucket-phrase.ts'
import { describeQuestion } from './describe-question.ts'
import { formatValue, plural } from './format-value.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import {
  alignedPoints,
  completePoints,
  meanOf,
  settledPoints,
  sumOf,
  valuesOf,
  type Point,
} from './series-figures.ts'
import { latestChange, seriesChange, seriesHeadline } from './series-headline.ts'
import { peakRemark, recordRemark, streakRemark, trendRemark, zeroRemark } from './series-remarks.ts'
import { amount, headlineStyle } from './series-words.ts'
import { summarizeGroups } from './summarize-groups.ts'
import { emptySeriesSummary, unfinishedSeriesSummary, zeroSeriesSummary } from './summarize-nothing.ts'
import type { Summary } from './summary.ts'
import { outlierRemark, rhythmRemark } from './weekday-remarks.ts'

/** Numbers over time in words: one line alone, or several lines against each other. */
export function summarizeSeries(result: SeriesResult): Summary {
  const withValues = result.series.filter(({ values }) => values.some((value) => value !== null))
  const [only, ...others] = withValues
  if (only === undefined) return emptySeriesSummary(result)
  if (others.length > 0) return summarizeGroups(result, [only, ...others])
  const summary = summarizeOne(result, only)
  return result.splitBy === 'none' ? summary : nameTheOnly(summary, only)
}

function summarizeOne(result: SeriesResult, series: Series): Summary {
  const headline = seriesHeadline(result, series)
  const points = completePoints(result, series)
  if (headline === undefined) return unfinishedSeriesSummary(result, [series])
  if (settledPoints(result, series).every(({ value }) => value === 0))
    return zeroSeriesSummary(result, headline)
  return {
    ...describeQuestion(result),
    headline,
    change: seriesChange(result, series),
    sentences: chooseSentences(remarksOn(result, series, points)),
  }
}

/** A split that turned out to have one part only is told like a line alone, under its own name. */
function nameTheOnly(summary: Summary, { label }: Series): Summary {
  const headline = { ...summary.headline, label: `${label} · ${summary.headline.label}` }
  const only = `${label} is the only group with any data.`
  return { ...summary, headline, sentences: [...summary.sentences.slice(0, 2), only] }
}

function remarksOn(result: SeriesResult, series: Series, points: readonly Point[]): (Remark | undefined)[] {
  if (points.length < 2) return [comparisonRemark(result, series), lonelyRemark(result, points)]
  const zeros = zeroRemark(result, points)
  const extremes = outlierRemark(result, points) ?? recordRemark(result, points) ?? peakRemark(result, points)
  const compared = comparisonRemark(result, series)
  const beside = besideHeadline(result, series, points)
  return [
    compared ?? beside,
    zeros,
    // Holes already say what is extreme about a series, and distort its trend.
    ...(zeros === undefined ? [extremes, trendRemark(result, points), streakRemark(result, points)] : []),
    rhythmRemark(result, points),
    regularsRemark(result, series, points),
  ]
}

/** What stands beside the headline of each style: the mean of the range, its newest bucket, or its whole. */
function besideHeadline(result: SeriesResult, series: Series, points: readonly Point[]): Remark | undefined {
  switch (headlineStyle(result)) {
    case 'distinct':
    case 'sum':
      return newestRemark(result, series, points)
    case 'latest':
      return result.query.kind === 'users'
        ? averageRemark(result, points)
        : wholeRangeRemark(result, series, points)
  }
}

function averageRemark(result: SeriesResult, points: readonly Point[]): Remark {
  const { noun, per } = intervalWords[result.interval]
  const mean = amount(meanOf(valuesOf(points)), result)
  return {
    text: `${mean} ${per} on average over ${plural(points.length, noun)}.`,
    weight: 60,
    isRequired: true,
  }
}

function newestRemark(result: SeriesResult, series: Series, points: readonly Point[]): Remark | undefined {
  const newest = points.at(-1)
  if (newest === undefined) return undefined
  const change = latestChange(result, series)
  const moved =
    change === undefined
      ? ''
      : `, ${change.direction === 'flat' ? 'unchanged' : change.text} ${change.versus}`
  const { per } = intervalWords[result.interval]
  const mean = `; ${formatValue(meanOf(valuesOf(points)), result.unit)} ${per} on average`
  const text = `${amount(newest.value, result)} ${inBucket(newest.label, result.interval)}${moved}${mean}.`
  return { text, weight: 60, isRequired: true }
}

function wholeRangeRemark(result: SeriesResult, series: Series, points: readonly Point[]): Remark {
  if (series.wholeRange === undefined) return averageRemark(result, points)
  const text = `${amount(series.wholeRange, result)} over the whole range.`
  return { text, weight: 60, isRequired: true }
}

/** Both sides of a comparison in figures, and how many buckets beat theirs: what the percentage alone does not say. */
function comparisonRemark(result: SeriesResult, series: Series): Remark | undefined {
  if (result.comparison === undefined) return undefined
  const pairs = alignedPoints(result, series)
  const { noun, per } = intervalWords[result.interval]
  const [first] = pairs
  if (first === undefined) {
    const text = `No finished ${noun} has a counterpart in ${result.comparison.label} to be compared with.`
    return { text, weight: 60, isRequired: true }
  }
  const [now, before] = [pairs.map(({ current }) => current.value), pairs.map(({ earlier }) => earlier.value)]
  if (pairs.length === 1) {
    const text = `${amount(first.earlier.value, result)} ${inBucket(first.earlier.label, result.interval)}.`
    return { text, weight: 60, isRequired: true }
  }
  const higher = pairs.filter(({ current, earlier }) => current.value > earlier.value).length
  const figures =
    headlineStyle(result) === 'sum'
      ? `${amount(sumOf(now), result)} against ${formatValue(sumOf(before), result.unit)}`
      : `${amount(meanOf(now), result)} ${per} on average against ${formatValue(meanOf(before), result.unit)}`
  const tally = `${higher} of ${plural(pairs.length, noun)} ${higher === 1 ? 'is' : 'are'} higher`
  return { text: `${figures} (${result.comparison.label}); ${tally}.`, weight: 60, isRequired: true }
}

/** One finished bucket cannot be judged by itself: the sentence says what to type so that it can. */
function lonelyRemark(result: SeriesResult, points: readonly Point[]): Remark | undefined {
  const [only] = points
  if (only === undefined || result.comparison !== undefined) return undefined
  const { noun } = intervalWords[result.interval]
  const rival = result.interval === 'day' ? 'vs last week' : 'vs previous'
  const text = `${nameBucket(only.label, result.interval)} is the only finished ${noun}: add “${rival}” to compare it.`
  return { text: text.charAt(0).toUpperCase() + text.slice(1), weight: 40 }
}

/** How often the same people come back, where every day of the range is over and so both figures cover the same days. */
function regularsRemark(result: SeriesResult, series: Series, points: readonly Point[]): Remark | undefined {
  const isWhole = points.length === result.buckets.length && result.interval === 'day' && points.length >= 7
  if (!isWhole || headlineStyle(result) !== 'distinct' || !series.wholeRange) return undefined
  const days = sumOf(valuesOf(points)) / series.wholeRange
  const text = `Each of them came on ${formatValue(Math.round(days * 10) / 10, 'number')} of the ${points.length} days on average.`
  return { text, weight: 58 }
}
