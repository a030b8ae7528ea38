import type { EventMetric } from '../query/query.ts'
import { propertyName } from './describe-condition.ts'
import { formatValue, plural } from './format-value.ts'
import { formulaMeasure } from './formula-words.ts'
import type { SeriesResult } from './metric-result.ts'

/**
 * Which number answers the question: distinct people of the whole range where Amplitude counts them, the sum where
 * sums mean something, else the newest complete bucket (active users, averages, shares). Rolling values overlap, so they
 * are never summed.
 */
export type HeadlineStyle = 'latest' | 'distinct' | 'sum'

export function headlineStyle({ query }: SeriesResult): HeadlineStyle {
  if (query.kind !== 'event') return 'latest'
  switch (query.metric.kind) {
    case 'uniques':
      return 'distinct'
    case 'totals':
    case 'sum':
    case 'histogram':
      return query.rollingWindow === undefined && query.rollingAverage === undefined ? 'sum' : 'latest'
    case 'average':
    case 'dauShare':
    case 'mean':
      return 'latest'
  }
}

/** Whether values of several groups may be added up and shared out. */
export function isAdditive({ query }: SeriesResult): boolean {
  if (query.kind !== 'event') return query.kind === 'users'
  return query.metric.kind !== 'average' && query.metric.kind !== 'dauShare' && query.metric.kind !== 'mean'
}

/** What the headline counts, before `on Sun, Nov 22`: `users`, `events`, `total price`, `per user`; '' for most formulas. */
export function measureName({ query }: SeriesResult): string {
  switch (query.kind) {
    case 'users':
      return query.measure === 'new' ? 'new users' : 'users'
    case 'event':
      return metricMeasure(query.metric)
    case 'formula':
      return formulaMeasure(query.formula)
    case 'sessions':
      return query.measure === 'perUser' ? 'sessions per user' : 'per session'
  }
}

function metricMeasure(metric: EventMetric): string {
  switch (metric.kind) {
    case 'uniques':
      return 'users'
    case 'totals':
    case 'histogram':
      return 'events'
    case 'average':
      return 'per user'
    case 'dauShare':
      return 'of active users'
    case 'sum':
      return `total ${propertyName(metric.property)}`
    case 'mean':
      return `average ${propertyName(metric.property)}`
  }
}

/** A value with what it counts: `1 user`, `11,950 events`, `3.42 per user`, `23.4% of active users`; bare for the rest. */
export function amount(value: number, result: SeriesResult): string {
  const name = measureName(result)
  if (name === 'users' || name === 'new users' || name === 'events') return plural(value, name.slice(0, -1))
  const text = formatValue(value, result.unit)
  return spokenMeasures.has(name) ? `${text} ${name}` : text
}

const spokenMeasures = new Set(['per user', 'of active users', 'sessions per user'])
