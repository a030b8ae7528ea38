import type { DateRange, MetricQuery } from '../../query/query.ts'
import { propertyName } from '../../result/describe-condition.ts'
import { eventName } from '../../result/event-name.ts'
import { formatDay, formatRange, plural } from '../../result/format-value.ts'
import { formulaInNames } from '../../result/formula-words.ts'

/** What is being asked of Amplitude, in words; known before Amplitude says anything. */
export interface Undertaking {
  /** The metric: `Daily active users`, `Search → Play`. */
  title: string
  /** `last 30 days`; undefined where a question has no range of its own. */
  range: string | undefined
  projectName: string
}

export function undertakingOf(query: MetricQuery, projectName: string): Undertaking {
  const range = 'range' in query ? rangeWords(query.range) : undefined
  return { title: titleOf(query), range, projectName }
}

function titleOf(query: MetricQuery): string {
  switch (query.kind) {
    case 'users':
      return query.measure === 'new' ? 'New users' : `${activeUsersPer[query.interval]} active users`
    case 'event':
      return query.events.map(eventName).join(' and ')
    case 'formula':
      return formulaInNames(query)
    case 'funnel':
      return query.steps.map(eventName).join(' → ')
    case 'retention':
      return `Retention of ${eventName(query.startEvent)} → ${eventName(query.returnEvent)}`
    case 'sessions':
      return sessionWords[query.measure]
    case 'composition':
      return `Users by ${propertyName(query.property)}`
    case 'ltv':
      return 'Lifetime value of new users'
    case 'realtime':
      return 'Active users right now'
    case 'chart':
      return `Saved chart ${query.chartId}`
  }
}

const sessionWords = {
  length: 'Session length',
  average: 'Average session length',
  perUser: 'Sessions per user',
} as const

const activeUsersPer = {
  '5min': 'Current',
  hour: 'Hourly',
  day: 'Daily',
  week: 'Weekly',
  month: 'Monthly',
} as const

function rangeWords(range: DateRange): string {
  switch (range.kind) {
    case 'last':
      return range.count === 1 ? `the current ${range.unit}` : `last ${plural(range.count, range.unit)}`
    case 'today':
    case 'yesterday':
      return range.kind
    case 'current':
      return `this ${range.unit}`
    case 'preceding':
      return `last ${range.unit}`
    case 'since':
      return `since ${formatDay(range.from, { year: true })}`
    case 'between':
      return formatRange({ start: range.from, end: range.to })
  }
}
