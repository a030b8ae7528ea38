import { besideBucket, capitalize, inBucket, intervalWords, nameBucket } from './bucket-phrase.ts'
import { formatValue, plural } from './format-value.ts'
import { countsPeople, hasWholeRange } from './formula-words.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import type { Remark } from './remark.ts'
import {
  alignedPoints,
  completePoints,
  meanOf,
  referencePoint,
  sumOf,
  valuesOf,
  type Point,
} from './series-figures.ts'
import { latestChange } from './series-headline.ts'
import { amount, headlineStyle, isAdditive } from './series-words.ts'

/** What stands beside the headline of each style: the mean of the range, its newest bucket, or its whole. */
export function besideHeadline(
  result: SeriesResult,
  series: Series,
  points: readonly Point[],
): Remark | undefined {
  switch (headlineStyle(result)) {
    case 'distinct':
    case 'sum':
      return newestRemark(result, series, points)
    case 'latest':
      // Of sessions Amplitude knows no figure over all days; the 0 that it sends in that place is none.
      return result.query.kind === 'users' || result.query.kind === 'sessions'
        ? averageRemark(result, points)
        : wholeRangeRemark(result, series, points)
  }
}

function averageRemark(result: SeriesResult, points: readonly Point[]): Remark | undefined {
  if (points.at(-1)?.value === 0) return formerRemark(result, points)
  const { noun } = intervalWords[result.interval]
  return {
    text: `${onAverage(result, valuesOf(points))} over ${plural(points.length, noun)}.`,
    weight: 60,
    isRequired: true,
  }
}

/** `11,950 users a day on average`; means and shares are not "a day": `2m 41s on average`. */
function onAverage(result: SeriesResult, values: readonly number[]): string {
  const mean = amount(meanOf(values), result)
  return isAdditive(result)
    ? `${mean} ${intervalWords[result.interval].per} on average`
    : `${mean} on average`
}

function newestRemark(result: SeriesResult, series: Series, points: readonly Point[]): Remark | undefined {
  const newest = points.at(-1)
  if (newest === undefined) return undefined
  if (newest.value === 0) return formerRemark(result, points)
  const moved = describeMove(result, series, newest)
  const { per } = intervalWords[result.interval]
  const mean = `${formatValue(meanOf(valuesOf(points)), result.unit)} ${per} on average`
  const text = `${amount(newest.value, result)} ${inBucket(newest.label, result.interval)}${moved}; ${mean}.`
  return { text, weight: 60, isRequired: true }
}

/** What was usual before a series fell to zero; that it did is a remark of its own. */
function formerRemark(result: SeriesResult, points: readonly Point[]): Remark | undefined {
  const before = points.slice(0, points.findLastIndex(({ value }) => value !== 0) + 1)
  if (before.length === 0) return undefined
  return { text: `${onAverage(result, valuesOf(before))} until then.`, weight: 60, isRequired: true }
}

/** A percentage of a handful is noise: small counts are told as they are. */
function describeMove(result: SeriesResult, series: Series, newest: Point): string {
  const points = completePoints(result, series)
  const reference = referencePoint(points, newest, result.interval)
  const change = latestChange(result, series)
  if (reference === undefined || change === undefined) return ''
  const isSmall =
    Math.max(reference.value, newest.value) < handful && result.unit !== 'ratio' && result.unit !== 'number'
  const then = besideBucket(reference.label, newest.label, result.interval)
  const before = `${formatValue(reference.value, result.unit)} ${then}`
  if (isSmall) return reference.value === newest.value ? `, as ${then}` : `, ${before}`
  return `, ${change.direction === 'flat' ? 'unchanged' : change.text} ${change.versus}`
}

const handful = 20

function wholeRangeRemark(
  result: SeriesResult,
  series: Series,
  points: readonly Point[],
): Remark | undefined {
  const { query } = result
  const isAnswer = query.kind !== 'formula' || hasWholeRange(query.formula)
  if (series.wholeRange === undefined || !isAnswer) return averageRemark(result, points)
  const isRunning = result.buckets.at(-1)?.isComplete === false
  const whole = `${amount(series.wholeRange, result)} over the whole range${isRunning ? ' so far' : ''}`
  return {
    text: `${whole}${isOfPeople(query) ? ', each person counted once' : ''}.`,
    weight: 60,
    isRequired: true,
  }
}

/** Whoever came on several days counts once in them all, so the days come to something else than the range. */
function isOfPeople(query: SeriesResult['query']): boolean {
  if (query.kind === 'formula') return countsPeople(query.formula)
  return query.kind === 'event' && (query.metric.kind === 'average' || query.metric.kind === 'dauShare')
}

/** Both sides of a comparison in figures, and how many buckets beat theirs: what the percentage alone does not say. */
export function comparisonRemark(result: SeriesResult, series: Series): Remark | undefined {
  if (result.comparison === undefined) return undefined
  const pairs = alignedPoints(result, series)
  const { noun } = intervalWords[result.interval]
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
  if (before.every((value) => value === 0) && !now.every((value) => value === 0)) {
    const figure = headlineStyle(result) === 'sum' ? amount(sumOf(now), result) : onAverage(result, now)
    return { text: `${figure} against nothing (${result.comparison.label}).`, weight: 80, isRequired: true }
  }
  const higher = pairs.filter(({ current, earlier }) => current.value > earlier.value).length
  const figures =
    headlineStyle(result) === 'sum'
      ? `${amount(sumOf(now), result)} against ${formatValue(sumOf(before), result.unit)}`
      : `${onAverage(result, now)} against ${formatValue(meanOf(before), result.unit)}`
  const tally = `${higher} of ${plural(pairs.length, noun)} ${higher === 1 ? 'is' : 'are'} higher`
  return { text: `${figures} (${result.comparison.label}); ${tally}.`, weight: 80, isRequired: true }
}

/** One finished bucket cannot be judged by itself: the sentence says what to type so that it can. */
export function lonelyRemark(result: SeriesResult, points: readonly Point[]): Remark | undefined {
  const [only] = points
  if (only === undefined || result.comparison !== undefined) return undefined
  const { noun } = intervalWords[result.interval]
  const rival = result.interval === 'day' ? 'vs last week' : 'vs previous'
  const text = `${nameBucket(only.label, result.interval)} is the only finished ${noun}: add “${rival}” to compare it.`
  return { text: capitalize(text), weight: 40 }
}

/** How often the same people come back, where every day of the range is over and so both figures cover the same days. */
export function regularsRemark(
  result: SeriesResult,
  series: Series,
  points: readonly Point[],
): Remark | undefined {
  const isWhole = points.length === result.buckets.length && result.interval === 'day' && points.length >= 7
  if (!isWhole || headlineStyle(result) !== 'distinct' || !series.wholeRange) return undefined
  const days = sumOf(valuesOf(points)) / series.wholeRange
  const text = `Each of them came on ${formatValue(Math.round(days * 10) / 10, 'number')} of the ${points.length} days on average.`
  return { text, weight: 58 }
}
