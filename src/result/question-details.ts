import type { EventQuery, FormulaQuery, FunnelQuery, MetricQuery } from '../query/query.ts'
import { intervalWords } from './bucket-phrase.ts'
import { describeCondition } from './describe-condition.ts'
import { formatRange, plural } from './format-value.ts'
import type { MetricResult } from './metric-result.ts'
import { rangeOf } from './result-range.ts'

/** What stands below a heading, in parts: the days, what a reader could not take for granted, and every condition. */
export function questionDetails(result: MetricResult): string[] {
  const range = rangeOf(result)
  return [
    ...(range === undefined ? [] : [formatRange(range)]),
    ...detailsOf(result.query),
    ...conditionsOf(result.query),
  ]
}

/** Several segments are the lines of the picture and named there; a lone one is a condition like any other. */
export function conditionsOf(query: MetricQuery): string[] {
  if (!('where' in query)) return []
  const [segment = [], ...others] = query.segments
  const conditions = others.length === 0 ? [...query.where, ...segment] : query.where
  return conditions.map(describeCondition)
}

function detailsOf(query: MetricQuery): string[] {
  const top = 'top' in query && query.top !== undefined ? [`top ${query.top}`] : []
  switch (query.kind) {
    case 'users':
      return [...(query.measure === 'new' ? [intervalWords[query.interval].adverb] : []), ...top]
    case 'event':
    case 'formula':
      return [intervalWords[query.interval].adverb, ...rollingDetails(query), ...top]
    case 'funnel':
      return [...funnelDetails(query), ...top]
    case 'retention':
      return [`${intervalWords[query.interval].adverb} retention${methodWords[query.method.kind]}`, ...top]
    case 'sessions':
      return [...(query.measure === 'length' ? [] : ['daily']), ...top]
    case 'composition':
      return top
    case 'ltv':
      return [`${intervalWords[query.interval].adverb} cohorts`, ...top]
    case 'realtime':
      return ['the last 24 hours by 5 minutes']
    case 'chart':
      return [`saved chart ${query.chartId}`]
  }
}

const methodWords = { 'n-day': '', unbounded: ', on or after', brackets: ' in brackets' } as const

function rollingDetails({ rollingWindow, rollingAverage, interval }: EventQuery | FormulaQuery): string[] {
  const { noun } = intervalWords[interval]
  return [
    ...(rollingWindow === undefined ? [] : [`rolling ${plural(rollingWindow, noun)}`]),
    ...(rollingAverage === undefined ? [] : [`smoothed over ${plural(rollingAverage, noun)}`]),
  ]
}

function funnelDetails({ windowSeconds, order, population }: FunnelQuery): string[] {
  return [
    `within ${windowName(windowSeconds)}`,
    ...(order === 'ordered' ? [] : [order === 'unordered' ? 'in any order' : 'in exact sequence']),
    ...(population === 'active' ? [] : ['new users']),
  ]
}

/** A conversion window in its largest whole unit: `7 days`, `36 hours`, `30 minutes`, `90 seconds`. */
export function windowName(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const
  for (const [size, noun] of units) if (seconds % size === 0) return plural(seconds / size, noun)
  return plural(seconds, 'second')
}
