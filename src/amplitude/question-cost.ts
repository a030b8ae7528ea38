import type { MetricQuery } from '../query/query.ts'
import { queryCost } from './query-cost.ts'
import { questionRequests } from './question-requests.ts'

/** What a question costs at most, its comparison included: less where days are kept or an answer is fresh enough. */
export function questionCost(query: MetricQuery, now: Date, timeZone: string): number {
  return questionRequests(query, now, timeZone).reduce((sum, request) => sum + queryCost(request), 0)
}
