import { alertQuestion, alertQuestionText } from '../../alert/alert-question.ts'
import type { AlertDefinition } from '../../alert/alert-rule.ts'
import { hasSeveralLines, isJudgeable } from '../../alert/language/judgeable.ts'
import type { AlertPlan } from '../../alert/language/read-alert-plan.ts'
import { InvalidQueryError } from '../../errors.ts'
import type { MetricQuery } from '../../query/query.ts'
import type { ProjectIdentity } from '../../result/metric-result.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { alertTitle } from './alert-title.ts'
import type { AlertDeskDeps } from './desk-deps.ts'

export interface PlannedAlert {
  definition: AlertDefinition
  project: ProjectIdentity
}

export const usualReminders = 3

/** Looks everything up that a plan names. Throws `InvalidQueryError` that points into the whole text, `UpstreamError`. */
export async function planAlert(
  deps: Pick<AlertDeskDeps, 'source' | 'clock'>,
  { plan, conversation, signal }: { plan: AlertPlan; conversation: Conversation; signal: AbortSignal },
): Promise<PlannedAlert> {
  const query = await understandWatched(deps, plan, signal)
  const project = deps.source.projectOf(query)
  const definition: AlertDefinition = {
    title: alertTitle(query, plan.rule.age),
    question: alertQuestionText(query),
    ...plan.rule,
    perGroup: hasSeveralLines(query),
    channelId: conversation.isDirect ? conversation.askerId : conversation.channelId,
    mostReminders: usualReminders,
  }
  return { definition, project }
}

/** Looks a question's names up. Throws `InvalidQueryError` that points into the whole text, `UpstreamError`. */
export async function understandWatched(
  deps: Pick<AlertDeskDeps, 'source' | 'clock'>,
  { question, inWhole }: Pick<AlertPlan, 'question' | 'inWhole'>,
  signal: AbortSignal,
): Promise<MetricQuery> {
  try {
    // Of the range, an alert takes as much as it needs; what was said of it is not checked.
    const judged = { ...question, query: alertQuestion(question.query) }
    const query = await understandQuestion(deps, judged, signal)
    if (!isJudgeable(query)) throw new Error('A plan holds questions that can be judged only.')
    return query
  } catch (error) {
    throw error instanceof InvalidQueryError ? inWhole(error) : error
  }
}
