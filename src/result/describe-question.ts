import type { EventMetric, EventQuery, LtvQuery, MetricQuery, Property, Query } from '../query/query.ts'
import { capitalize, intervalWords } from './bucket-phrase.ts'
import { propertyName } from './describe-condition.ts'
import { eventName } from './event-name.ts'
import { plural } from './format-value.ts'
import { formulaInNames, takesProperty } from './formula-words.ts'
import type { MetricResult, SeriesResult } from './metric-result.ts'
import { questionDetails } from './question-details.ts'
import type { Summary } from './summary.ts'

/** What was asked, as a heading: the metric by name, and range and conditions in words below it. */
export function describeQuestion(result: MetricResult): Pick<Summary, 'title' | 'subtitle'> {
  return {
    title: `${subjectOf(result)}${groupingOf(result.query)}`,
    subtitle: questionDetails(result).join(' · '),
  }
}

function subjectOf(result: MetricResult): string {
  switch (result.kind) {
    case 'series':
      return seriesSubject(result)
    case 'funnel':
      return shortPath(result.steps)
    case 'retention':
      return `${eventName(result.query.startEvent)} → ${eventName(result.query.returnEvent)}`
    case 'sessionLength':
      return 'Session length'
    case 'composition':
      return `Users by ${propertyName(result.query.property)}`
    case 'ltv':
      return `Lifetime value, ${lifetimeMeasures[result.query.measure]}`
    case 'realtime':
      return 'Active users right now'
    case 'savedChart':
      return result.title === '' ? `Saved chart ${result.query.chartId}` : result.title
  }
}

/** What each lifetime measure says of the new users. */
const lifetimeMeasures: Readonly<Record<LtvQuery['measure'], string>> = {
  arpu: 'revenue per new user',
  arppu: 'revenue per paying user',
  revenue: 'revenue of new users',
  payers: 'new users who pay',
}

function seriesSubject(result: SeriesResult): string {
  const { query } = result
  switch (query.kind) {
    case 'users':
      return usersSubject(query)
    case 'event':
      return `${eventNames(result, query).join(' and ')}, ${metricName(query.metric)}`
    case 'formula':
      return formulaInNames(query)
    case 'sessions':
      return query.measure === 'perUser' ? 'Sessions per user' : 'Average session length'
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

function groupingOf(query: MetricQuery): string {
  const groupBy: readonly Property[] = 'groupBy' in query ? query.groupBy : []
  // What such a formula calculates with is sent as a grouping, and splits nothing.
  const counted =
    query.kind === 'formula' && takesProperty(query.formula)
      ? groupBy.find((property) => property.of === 'event')
      : undefined
  const splitting = groupBy.filter((property) => property !== counted)
  const of = counted === undefined ? '' : ` of ${propertyName(counted)}`
  return splitting.length === 0 ? of : `${of} by ${splitting.map(propertyName).join(' and ')}`
}

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
