import type { Condition, EventRef, Query } from './query.ts'

/** Every event a query names, in one fixed order: the question's own, then those of `where`, then of the segments. */
export function eventsOf(query: Query): EventRef[] {
  const events: EventRef[] = []
  mapEvents(query, (event) => {
    events.push(event)
    return event
  })
  return events
}

/** The query with every event replaced, visited in the order of `eventsOf`. */
export function mapEvents<Q extends Query>(query: Q, replace: (event: EventRef) => EventRef): Q
export function mapEvents(query: Query, replace: (event: EventRef) => EventRef): Query {
  const own = mapOwnEvents(query, replace)
  if (!('segments' in own)) return own
  const replaceInCondition = (condition: Condition): Condition =>
    condition.kind === 'behaviour' ? { ...condition, event: replace(condition.event) } : condition
  const where = own.where.map(replaceInCondition)
  const segments = own.segments.map((segment) => segment.map(replaceInCondition))
  return { ...own, where, segments }
}

function mapOwnEvents(query: Query, replace: (event: EventRef) => EventRef): Query {
  switch (query.kind) {
    case 'event':
    case 'formula':
      return { ...query, events: query.events.map(replace) }
    case 'funnel':
      return { ...query, steps: query.steps.map(replace) }
    case 'retention':
      return { ...query, startEvent: replace(query.startEvent), returnEvent: replace(query.returnEvent) }
    case 'users':
    case 'sessions':
    case 'composition':
    case 'ltv':
    case 'realtime':
    case 'events':
    case 'user':
    case 'chart':
      return query
  }
}
