import { propertyName } from './describe-condition.ts'
import { formatValue, plural } from './format-value.ts'
import type { SeriesResult } from './metric-result.ts'

/**
 * Which number answers the question: distinct people of the whole range where Amplitude counts them, the sum where
 * sums mean something, else the newest complete bucket (active users, averages, shares). Rolling values overlap, so they
 * are never summed.
 */
export type HeadlineStyle = 'latest' | 'distinct' | 'sum'

export function headlineStyle({ query }: SeriesResult): HeadlineStyle {
  if (query.kind === 'users') return 'latest'
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
  if (query.kind === 'users') return true
  return query.metric.kind !== 'average' && query.metric.kind !== 'dauShare' && query.metric.kind !== 'mean'
}

/** What the headline counts, before `on Sun, Nov 22`: `users`, `events`, `total price`, `per user`. */
export function measureName({ query }: SeriesResult): string {
  if (query.kind === 'users') return query.measure === 'new' ? 'new users' : 'users'
  switch (query.metric.kind) {
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
      return `total ${propertyName(query.metric.property)}`
    case 'mean':
      return `average ${propertyName(query.metric.property)}`
  }
}

/** A value with what it counts: `1 user`, `11,950 events`, `3.42 per user`, `23.4% of active users`; bare for sums. */
export function amount(value: number, result: SeriesResult): string {
  const name = measureName(result)
  if (name === 'users' || name === 'new users' || name === 'events') return plural(value, name.slice(0, -1))
  const text = formatValue(value, result.unit)
  return name === 'per user' || name === 'of active users' ? `${text} ${name}` : text
}
