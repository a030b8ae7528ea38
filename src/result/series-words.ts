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

/** A value with what it counts, where that is a noun: `1 user`, `11,950 events`, `23.4%`, `9.99`. */
export function amount(value: number, result: SeriesResult): string {
  const noun = countedNoun(result)
  return noun === undefined || result.unit === 'ratio' ? formatValue(value, result.unit) : plural(value, noun)
}

function countedNoun(result: SeriesResult): string | undefined {
  const name = measureName(result)
  return name === 'users' || name === 'new users' || name === 'events' ? name.slice(0, -1) : undefined
}
