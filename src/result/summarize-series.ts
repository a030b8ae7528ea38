import { besideHeadline, comparisonRemark, lonelyRemark, regularsRemark } from './beside-headline.ts'
import { describeQuestion } from './describe-question.ts'
import { labelled } from './headline-in-words.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import { outlierRemark, rhythmRemark, sameHourRemark } from './rhythm-remarks.ts'
import { completePoints, settledPoints, type Point } from './series-figures.ts'
import { seriesChange, seriesHeadline } from './series-headline.ts'
import {
  inactiveRemark,
  peakRemark,
  recordRemark,
  streakRemark,
  trendRemark,
  zeroRemark,
} from './series-remarks.ts'
import { summarizeGroups } from './summarize-groups.ts'
import { emptySeriesSummary, unfinishedSeriesSummary, zeroSeriesSummary } from './summarize-nothing.ts'
import type { Summary } from './summary.ts'

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
    return zeroSeriesSummary(result, headline, series)
  return {
    ...describeQuestion(result),
    headline,
    change: seriesChange(result, series),
    sentences: chooseSentences(remarksOn(result, series, points)),
  }
}

/** A split that turned out to have one part only is told like a line alone, under its own name. */
function nameTheOnly(summary: Summary, { label }: Series): Summary {
  const headline = { ...summary.headline, ...labelled(label, summary.headline.label) }
  const only = `${label} is the only group with any data.`
  return { ...summary, headline, sentences: [...summary.sentences.slice(0, 2), only] }
}

function remarksOn(result: SeriesResult, series: Series, points: readonly Point[]): (Remark | undefined)[] {
  if (points.length < 2) return [comparisonRemark(result, series), lonelyRemark(result, points)]
  // Before an event first happened there was no usual: averages and rhythms begin with it.
  const lived = points.slice(
    Math.max(
      0,
      points.findIndex(({ value }) => value !== 0),
    ),
  )
  const zeros = zeroRemark(result, points)
  const streak = streakRemark(result, lived)
  const isWhole = zeros === undefined || lived.every(({ value }) => value !== 0)
  return [
    comparisonRemark(result, series) ?? besideHeadline(result, series, lived),
    zeros,
    // Holes already say what is extreme about a series, and distort its trend and its rhythm.
    ...(isWhole
      ? [
          outlierRemark(result, lived) ?? streak ?? recordRemark(result, lived) ?? peakRemark(result, lived),
          trendRemark(result, lived),
          rhythmRemark(result, lived),
        ]
      : []),
    sameHourRemark(result, points),
    inactiveRemark(result, series),
    regularsRemark(result, series, points),
  ]
}
