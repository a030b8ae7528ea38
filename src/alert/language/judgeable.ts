import type { MetricQuery, Query } from '../../query/query.ts'

const what =
  'An alert can watch `dau`, `wau`, `mau`, `new users`, `realtime`, `event`, `formula`, `funnel`, `retention`, `ltv`, `sessions average`, `sessions per user` and saved charts.'

/** Why a question cannot be watched, with what can; undefined for one that can. */
export function notJudgeable(query: Query): string | undefined {
  switch (query.kind) {
    case 'events':
      return `A list of events has no number to watch. ${what}`
    case 'user':
      return `An alert watches numbers, and no people. ${what}`
    case 'composition':
      return `A composition has one number for all of its days, so no day can be told from another. ${what}`
    case 'sessions':
      return query.measure === 'length'
        ? `Session lengths have one distribution for all of their days, so no day can be told from another. ${what}`
        : undefined
    case 'event':
      return query.metric.kind === 'histogram' ? `A histogram is many numbers at once. ${what}` : undefined
    case 'users':
    case 'formula':
    case 'funnel':
    case 'retention':
    case 'ltv':
    case 'realtime':
    case 'chart':
      return undefined
  }
}

/** What can be watched among all that can be asked. */
export function isJudgeable(query: Query): query is MetricQuery {
  return notJudgeable(query) === undefined
}

/** Whether each line of the answer is judged by itself: groups, segments, two events. */
export function hasSeveralLines(query: MetricQuery): boolean {
  if (!('segments' in query)) return false
  return (
    query.groupBy.length > 0 ||
    query.segments.length > 1 ||
    (query.kind === 'event' && query.events.length > 1)
  )
}
