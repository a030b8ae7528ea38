import { UpstreamError } from '../errors.ts'
import { resolveRange } from '../query/date-range.ts'
import type { MetricQuery } from '../query/query.ts'
import type { MetricResult } from '../result/metric-result.ts'
import { blameClause } from './blame-clause.ts'
import { answerComposition } from './endpoints/composition.ts'
import { answerEvent } from './endpoints/event.ts'
import { answerFormula } from './endpoints/formula.ts'
import { answerFunnel } from './endpoints/funnel.ts'
import { answerLtv } from './endpoints/ltv.ts'
import { answerRealtime } from './endpoints/realtime.ts'
import { answerRetention } from './endpoints/retention.ts'
import { answerSavedChart } from './endpoints/saved-chart.ts'
import { answerSessionLength } from './endpoints/session-length.ts'
import { answerSessions } from './endpoints/sessions.ts'
import { answerUsers } from './endpoints/users.ts'
import type { Ask, Asked, Question, RangeQuery } from './question.ts'

/** Asks the endpoint for the kind of question. What Amplitude refuses is told with the clause that it refuses. */
export async function answerQuery(asked: Asked<MetricQuery>, now: Date, ask: Ask): Promise<MetricResult> {
  try {
    return await askEndpoint(asked, now, ask)
  } catch (error) {
    throw error instanceof UpstreamError ? blameClause(error, asked) : error
  }
}

async function askEndpoint(asked: Asked<MetricQuery>, now: Date, ask: Ask): Promise<MetricResult> {
  const { query } = asked
  const about = <Q extends RangeQuery>(ranged: Q): Question<Q> => ({
    ...asked,
    query: ranged,
    range: resolveRange(ranged.range, now, asked.project.timeZone),
  })
  switch (query.kind) {
    case 'users':
      return await answerUsers(about(query), ask)
    case 'event':
      return await answerEvent(about(query), ask)
    case 'formula':
      return await answerFormula(about(query), ask)
    case 'funnel':
      return await answerFunnel(about(query), ask)
    case 'retention':
      return await answerRetention(about(query), ask)
    case 'sessions':
      return query.measure === 'length'
        ? await answerSessionLength(about(query), ask)
        : await answerSessions(about(query), ask)
    case 'composition':
      return await answerComposition(about(query), ask)
    case 'ltv':
      return await answerLtv(about(query), ask)
    case 'realtime':
      return await answerRealtime({ ...asked, query }, ask)
    case 'chart':
      return await answerSavedChart({ ...asked, query }, ask)
  }
}
