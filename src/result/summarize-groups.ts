import { compareWords } from './compare-words.ts'
import { propertyName } from './describe-condition.ts'
import { describeQuestion } from './describe-question.ts'
import { formatRatio, formatValue, plural } from './format-value.ts'
import { isCut, rankSeries, type RankedSeries } from './group-figures.ts'
import { moverRemark } from './group-mover.ts'
import { labelled } from './headline-in-words.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import { sumOf } from './series-figures.ts'
import { seriesChange, seriesHeadline } from './series-headline.ts'
import { amount, isAdditive } from './series-words.ts'
import { unfinishedSeriesSummary, zeroSeriesSummary } from './summarize-nothing.ts'
import type { Summary } from './summary.ts'

/** Amplitude's label for people or events without a value. */
const absence = '(none)'
/** From this share on, missing values are a finding of their own. */
const notableAbsence = 0.05
/** From so many groups on it is worth saying how much the first three hold. */
const manyGroups = 8

/** Several lines: the largest with its share, who follows, who moved. Segments and events overlap and have no shares. */
export function summarizeGroups(result: SeriesResult, lines: readonly [Series, ...Series[]]): Summary {
  const ranked = rankSeries(result, lines)
  const leader = leaderOf(result, ranked, lines[0])
  const own = seriesHeadline(result, leader.series)
  if (own === undefined) return unfinishedSeriesSummary(result, lines)
  const headline = {
    ...own,
    ...labelled(leader.series.label, `${own.label}${shareOf(result, leader, ranked)}`),
  }
  if (ranked.every(({ value }) => value === 0)) return zeroSeriesSummary(result, own, leader.series)
  return {
    ...describeQuestion(result),
    headline,
    change: seriesChange(result, leader.series),
    sentences: chooseSentences(remarksOn(result, { leader, ranked, lines })),
  }
}

/** Events are told in the order in which they were named, groups and segments by size. */
function leaderOf(result: SeriesResult, ranked: readonly RankedSeries[], first: Series): RankedSeries {
  const named = ranked.find(({ series }) => series === first)
  const leader = result.splitBy === 'event' ? named : ranked[0]
  return leader ?? { series: first, value: 0 }
}

interface Lineup {
  leader: RankedSeries
  ranked: readonly RankedSeries[]
  lines: readonly Series[]
}

function remarksOn(result: SeriesResult, lineup: Lineup): (Remark | undefined)[] {
  const mover = moverRemark(result, lineup.lines)
  if (!hasShares(result)) return [rivalryRemark(result, lineup), mover]
  return [
    rankingRemark(result, lineup.ranked),
    mover,
    concentrationRemark(result, lineup.ranked),
    absenceRemark(result, lineup.ranked),
  ]
}

function hasShares(result: SeriesResult): boolean {
  const isOneMetric = result.query.kind !== 'event' || result.query.events.length === 1
  return result.splitBy === 'group' && isOneMetric && isAdditive(result)
}

function shareOf(result: SeriesResult, { value }: RankedSeries, ranked: readonly RankedSeries[]): string {
  if (result.splitBy === 'event') return ''
  const groups = plural(ranked.length, result.splitBy)
  if (!hasShares(result)) return `, highest of ${groups}`
  return `, ${formatRatio(value / totalOf(ranked))} of ${isCut(result) ? `the top ${ranked.length}` : `all ${groups}`}`
}

function totalOf(ranked: readonly RankedSeries[]): number {
  return sumOf(ranked.map(({ value }) => value))
}

/** `Then Android 3,960 (31.2%), Web 1,523 (12%) and 39 more (20.8%).` */
function rankingRemark(result: SeriesResult, ranked: readonly RankedSeries[]): Remark {
  const total = totalOf(ranked)
  const entry = ({ series, value }: RankedSeries) =>
    `${series.label} ${formatValue(value, result.unit)} (${formatRatio(value / total)})`
  const rest = ranked.slice(3)
  const more = rest.length === 0 ? [] : [`${rest.length} more (${formatRatio(totalOf(rest) / total)})`]
  const names = [...ranked.slice(1, 3).map(entry), ...more]
  return { text: `Then ${joinList(names)}.`, weight: 60, isRequired: true }
}

function joinList(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** Lines without shares stand against the one in the headline: `Search: 5,400 users, 56.3% below Play Song.` */
function rivalryRemark(result: SeriesResult, { leader, ranked }: Lineup): Remark | undefined {
  const [next, ...rest] = ranked.filter(({ series }) => series !== leader.series)
  const last = rest.at(-1)
  const weight = 60
  if (next === undefined) return undefined
  const words = compareWords(leader.value, next.value, result.unit)
  const text = `${next.series.label}: ${amount(next.value, result)}, ${words} ${leader.series.label}`
  if (last === undefined) return { text: `${text}.`, weight, isRequired: true }
  const lowest = `lowest of ${ranked.length}: ${last.series.label} with ${formatValue(last.value, result.unit)}`
  return { text: `${text}; ${lowest}.`, weight, isRequired: true }
}

function concentrationRemark(result: SeriesResult, ranked: readonly RankedSeries[]): Remark | undefined {
  if (ranked.length < manyGroups || isCut(result)) return undefined
  const share = totalOf(ranked.slice(0, 3)) / totalOf(ranked)
  if (share < 0.5) return undefined
  return { text: `The top 3 of ${plural(ranked.length, 'group')} hold ${formatRatio(share)}.`, weight: 52 }
}

/** Missing values distort a breakdown; they are worth a sentence where the ranking does not already show them. */
function absenceRemark(result: SeriesResult, ranked: readonly RankedSeries[]): Remark | undefined {
  const [property, second] = result.query.groupBy
  const position = ranked.findIndex(({ series }) => series.label === absence)
  const missing = ranked[position]
  if (property === undefined || second !== undefined || missing === undefined) return undefined
  const name = propertyName(property)
  if (position === 0) return { text: `The largest group has no value for ${name}.`, weight: 68 }
  const share = missing.value / totalOf(ranked)
  if (position < 3 || share < notableAbsence) return undefined
  return { text: `${formatRatio(share)} have no value for ${name}.`, weight: 57 }
}
