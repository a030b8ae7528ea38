import type { EventMetric, EventQuery, EventRef, FunnelQuery, Property, Query } from '../query/query.ts'
import { capitalize, intervalWords } from './bucket-phrase.ts'
import { describeCondition, describePropertyCondition, propertyName } from './describe-condition.ts'
import { formatRange, plural } from './format-value.ts'
import type { MetricResult, SeriesResult } from './metric-result.ts'
import type { Summary } from './summary.ts'

/** What was asked, as a heading: the metric by name, and range and conditions in words below it. */
export function describeQuestion(result: MetricResult): Pick<Summary, 'title' | 'subtitle'> {
  const { query } = result
  // Several segments are the lines of the picture and named there; a lone one is a condition like any other.
  const [segment = [], ...others] = query.segments
  const conditions = others.length === 0 ? [...query.where, ...segment] : query.where
  const details = [formatRange(result.range), ...detailsOf(query), ...conditions.map(describeCondition)]
  return { title: `${subjectOf(result)}${groupingOf(query.groupBy)}`, subtitle: details.join(' · ') }
}

function subjectOf(result: MetricResult): string {
  switch (result.kind) {
    case 'series':
      return result.query.kind === 'users'
        ? usersSubject(result.query)
        : `${eventNames(result, result.query).join(' and ')}, ${metricName(result.query.metric)}`
    case 'funnel':
      return shortPath(result.steps)
    case 'retention':
      return `${eventName(result.query.startEvent)} → ${eventName(result.query.returnEvent)}`
  }
}

/** Where lines are events they carry the names that people know; elsewhere the question's own names do. */
function eventNames({ splitBy, series }: SeriesResult, query: EventQuery): string[] {
  const isNamed = splitBy === 'event' || splitBy === 'none'
  const labels = isNamed ? series.map(({ label }) => label).filter((label) => label !== '') : []
  return labels.length === query.events.length ? labels : query.events.map(eventName)
}

function usersSubject({ measure, interval }: Extract<Query, { kind: 'users' }>): string {
  if (measure === 'new') return 'New users'
  return `${capitalize(intervalWords[interval].adverb)} active users`
}

/** The first and last step say what a long funnel is about; the picture names the others. */
function shortPath(steps: readonly string[]): string {
  const whole = steps.join(' → ')
  if (steps.length <= 2 || whole.length <= 70) return whole
  return `${steps[0] ?? ''} → … → ${steps.at(-1) ?? ''} (${plural(steps.length, 'step')})`
}

function groupingOf(groupBy: readonly Property[]): string {
  return groupBy.length === 0 ? '' : ` by ${groupBy.map(propertyName).join(' and ')}`
}

/** An event as people know it, its own conditions behind it: `Select (genre is rock)`. */
export function eventName(event: EventRef): string {
  const name = event.kind === 'special' ? specialNames[event.name] : event.name
  if (event.conditions.length === 0) return name
  return `${name} (${event.conditions.map(describePropertyCondition).join(', ')})`
}

const specialNames = {
  any: 'any event',
  active: 'any active event',
  new: 'New users',
  revenue: 'Revenue',
  'verified revenue': 'Verified revenue',
  'unverified revenue': 'Unverified revenue',
} as const

function metricName(metric: EventMetric): string {
  switch (metric.kind) {
    case 'uniques':
    case 'totals':
      return metric.kind
    case 'average':
      return 'average per user'
    case 'dauShare':
      return 'share of active users'
    case 'sum':
      return `sum of ${propertyName(metric.property)}`
    case 'mean':
      return `average ${propertyName(metric.property)}`
    case 'histogram':
      return `histogram of ${propertyName(metric.property)}`
  }
}

/** What distinguishes this question besides its range: only what a reader could not take for granted. */
function detailsOf(query: Query): string[] {
  const top = query.top === undefined ? [] : [`top ${query.top}`]
  switch (query.kind) {
    case 'users':
      return [...(query.measure === 'new' ? [intervalWords[query.interval].adverb] : []), ...top]
    case 'event':
      return [intervalWords[query.interval].adverb, ...rollingDetails(query), ...top]
    case 'funnel':
      return [...funnelDetails(query), ...top]
    case 'retention':
      return [`${intervalWords[query.interval].adverb} retention${methodWords[query.method.kind]}`, ...top]
  }
}

const methodWords = { 'n-day': '', unbounded: ', on or after', brackets: ' in brackets' } as const

function rollingDetails({ rollingWindow, rollingAverage, interval }: EventQuery): string[] {
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
