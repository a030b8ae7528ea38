import { compositionRequest } from '../../src/amplitude/endpoints/composition.ts'
import { eventRequest } from '../../src/amplitude/endpoints/event.ts'
import { formulaRequest } from '../../src/amplitude/endpoints/formula.ts'
import { funnelRequest } from '../../src/amplitude/endpoints/funnel.ts'
import { ltvRequest } from '../../src/amplitude/endpoints/ltv.ts'
import { realtimeRequest } from '../../src/amplitude/endpoints/realtime.ts'
import { retentionRequest } from '../../src/amplitude/endpoints/retention.ts'
import { savedChartRequest } from '../../src/amplitude/endpoints/saved-chart.ts'
import { sessionsRequest } from '../../src/amplitude/endpoints/sessions.ts'
import { usersRequest } from '../../src/amplitude/endpoints/users.ts'
import { addressOf } from '../../src/amplitude/http.ts'
import type { RangeQuery } from '../../src/amplitude/question.ts'
import type { ApiRequest } from '../../src/amplitude/request-params.ts'
import { comparisonRange, resolveRange, type ResolvedRange } from '../../src/query/date-range.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { anAmplitudeProject, decoded } from './loopback-amplitude.ts'

/** A Monday, in a project in UTC: the day of the examples in the language's description. */
const now = new Date('2026-11-23T14:40:00Z')

/** The requests that a query makes on that day, each parameter decoded by itself; a second one where it compares. */
export function requestsFor(query: MetricQuery): string[] {
  return requestsOf(query).map((request) => decoded(addressOf(anAmplitudeProject(), request)))
}

function requestsOf(query: MetricQuery): ApiRequest[] {
  if (query.kind === 'realtime') return [realtimeRequest]
  if (query.kind === 'chart') return [savedChartRequest(query)]
  const range = resolveRange(query.range, now, 'UTC')
  const comparison = 'comparison' in query ? query.comparison : undefined
  const before = comparison === undefined ? [] : [comparisonRange(range, comparison)]
  return [range, ...before].map((days) => requestOf(query, days))
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
