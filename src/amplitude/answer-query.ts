import type { Query } from '../query/query.ts'
import type { MetricResult } from '../result/metric-result.ts'
import { answerEvent } from './endpoints/event.ts'
import { answerFunnel } from './endpoints/funnel.ts'
import { answerRetention } from './endpoints/retention.ts'
import { answerUsers } from './endpoints/users.ts'
import type { Ask, Question } from './question.ts'

/** The endpoint for each kind of question. */
export async function answerQuery(question: Question<Query>, ask: Ask): Promise<MetricResult> {
  const { query } = question
  switch (query.kind) {
    case 'users':
      return await answerUsers({ ...question, query }, ask)
    case 'event':
      return await answerEvent({ ...question, query }, ask)
    case 'funnel':
      return await answerFunnel({ ...question, query }, ask)
    case 'retention':
      return await answerRetention({ ...question, query }, ask)
  }
}
