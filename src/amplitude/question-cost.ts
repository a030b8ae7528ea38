import { comparisonRange, resolveRange, type ResolvedRange } from '../query/date-range.ts'
import type { Query } from '../query/query.ts'
import { eventRequest } from './endpoints/event.ts'
import { funnelRequest } from './endpoints/funnel.ts'
import { retentionRequest } from './endpoints/retention.ts'
import { usersRequest } from './endpoints/users.ts'
import { queryCost } from './query-cost.ts'
import type { ApiRequest } from './request-params.ts'

/** What a question costs at most, its comparison included: less where days are kept or an answer is fresh enough. */
export function questionCost(query: Query, now: Date, timeZone: string): number {
  const range = resolveRange(query.range, now, timeZone)
  const cost = queryCost(requestOf(query, range))
  if (query.comparison === undefined || query.kind === 'retention') return cost
  return cost + queryCost(requestOf(query, comparisonRange(range, query.comparison)))
}

function requestOf(query: Query, range: ResolvedRange): ApiRequest {
  switch (query.kind) {
    case 'users':
      return usersRequest(query, range)
    case 'event':
      return eventRequest(query, range)
    case 'funnel':
      return funnelRequest(query, range)
    case 'retention':
      return retentionRequest(query, range)
  }
}
