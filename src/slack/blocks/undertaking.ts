import type { DateRange, Query } from '../../query/query.ts'
import { formatDay, formatRange, plural } from '../../result/format-value.ts'
import { eventName } from '../../result/describe-question.ts'

/** What is being asked of Amplitude, in words; known before Amplitude says anything. */
export interface Undertaking {
  /** The metric: `Daily active users`, `Search → Play`. */
  title: string
  /** `last 30 days`. */
  range: string
  projectName: string
}

export function undertakingOf(query: Query, projectName: string): Undertaking {
  return { title: titleOf(query), range: rangeWords(query.range), projectName }
}

function titleOf(query: Query): string {
  switch (query.kind) {
    case 'users':
      return query.measure === 'new' ? 'New users' : `${activeUsersPer[query.interval]} active users`
    case 'event':
      return query.events.map(eventName).join(' and ')
    case 'funnel':
      return query.steps.map(eventName).join(' → ')
    case 'retention':
      return `Retention of ${eventName(query.startEvent)} → ${eventName(query.returnEvent)}`
  }
}

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
