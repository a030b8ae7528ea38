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
import type { RangeQuery } from './question.ts'
import type { ApiRequest } from './request-params.ts'

/**
 * The requests that a question makes when nothing is kept and no answer is fresh: one for its range, and another where it
 * compares. Retention and lifetime value have nothing to compare with.
 */
export function questionRequests(query: MetricQuery, now: Date, timeZone: string): ApiRequest[] {
  if (query.kind === 'realtime') return [realtimeRequest]
  if (query.kind === 'chart') return [savedChartRequest(query)]
  const range = resolveRange(query.range, now, timeZone)
  const comparison = 'comparison' in query ? query.comparison : undefined
  if (comparison === undefined || query.kind === 'retention' || query.kind === 'ltv')
    return [requestOf(query, range)]
  return [range, comparisonRange(range, comparison)].map((days) => requestOf(query, days))
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
