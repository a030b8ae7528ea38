import { comparisonRange, resolveRange, type ResolvedRange } from '../query/date-range.ts'
import type { MetricQuery } from '../query/query.ts'
import { compositionRequest } from './endpoints/composition.ts'
import { eventRequest } from './endpoints/event.ts'
import { formulaRequest } from './endpoints/formula.ts'
import { funnelRequest } from './endpoints/funnel.ts'
import { ltvRequest } from './endpoints/ltv.ts'
import { realtimeRequest } from './endpoints/realtime.ts'
import { retentionRequest } from './endpoints/retention.ts'
import { savedChartRequest } from './endpoints/saved-chart.ts'
import { sessionsRequest } from './endpoints/sessions.ts'
import { usersRequest } from './endpoints/users.ts'
import { queryCost } from './query-cost.ts'
import type { RangeQuery } from './question.ts'
import type { ApiRequest } from './request-params.ts'

/** What a question costs at most, its comparison included: less where days are kept or an answer is fresh enough. */
export function questionCost(query: MetricQuery, now: Date, timeZone: string): number {
  if (query.kind === 'realtime') return queryCost(realtimeRequest)
  if (query.kind === 'chart') return queryCost(savedChartRequest(query))
  const range = resolveRange(query.range, now, timeZone)
  const cost = queryCost(requestOf(query, range))
  const comparison = 'comparison' in query ? query.comparison : undefined
  if (comparison === undefined || query.kind === 'retention' || query.kind === 'ltv') return cost
  return cost + queryCost(requestOf(query, comparisonRange(range, comparison)))
}

function requestOf(query: RangeQuery, range: ResolvedRange): ApiRequest {
  switch (query.kind) {
    case 'users':
      return usersRequest(query, range)
    case 'event':
      return eventRequest(query, range)
    case 'formula':
      return formulaRequest(query, range)
    case 'funnel':
      return funnelRequest(query, range)
    case 'retention':
      return retentionRequest(query, range)
    case 'sessions':
      return sessionsRequest(query, range)
    case 'composition':
      return compositionRequest(query, range)
    case 'ltv':
      return ltvRequest(query, range)
  }
}
