import { alertQuestionText } from '../../../alert/alert-question.ts'
import type { AlertDefinition } from '../../../alert/alert-rule.ts'
import { hasSeveralLines } from '../../../alert/language/judgeable.ts'
import type { AlertPlan } from '../../../alert/language/read-alert-plan.ts'
import { AppError, InvalidQueryError } from '../../../errors.ts'
import { today } from '../../../query/date-range.ts'
import type { MetricQuery } from '../../../query/query.ts'
import type { AlertDeskDeps } from '../../alerts/desk-deps.ts'
import { alertTitle } from '../../alerts/alert-title.ts'
import { understandWatched } from '../../alerts/plan-alert.ts'
import { isDeadlineError, withDeadline } from '../../deadline.ts'
import { readTopEvents } from '../../top-events.ts'
import { alertBlocks } from './alert-form-ids.ts'
import type { AlertForm } from './alert-form.ts'
import { checkRule, mistakeWords, type Mistakes } from './check-alert-form.ts'

/** What is watched, as the form's fields say it. */
export type LookedUpRule =
  | { kind: 'empty' }
  | { kind: 'watched'; query: MetricQuery; projectName: string; watched: Watched; usualTitle: string }
  | Mistakes

/** What of a definition the question and its rule decide. */
type Watched = Pick<AlertDefinition, 'question' | 'condition' | 'forPoints' | 'minimum' | 'age' | 'perGroup'>

type LookUpDeps = Pick<AlertDeskDeps, 'source' | 'clock'>

/** Reads the fields, and looks up the names in them for as long as Slack waits; each check looks them up in any case. */
export async function lookUpRule(
  deps: LookUpDeps,
  form: AlertForm,
  { patienceMs, signal }: { patienceMs: number; signal: AbortSignal },
): Promise<LookedUpRule> {
  const day = today(deps.clock.now(), deps.source.projectOf({}).timeZone)
  const plain = checkRule(form, { today: day })
  // A name without quotes is found with the project's names at hand, and then what was meant is said better.
  const checked =
    plain.kind === 'mistakes'
      ? checkRule(form, { today: day, events: await readTopEvents(deps, signal) })
      : plain
  if (checked.kind !== 'plan') return checked
  const deadline = { clock: deps.clock, durationMs: patienceMs, signal }
  try {
    const query = await withDeadline(deadline, (inTime) => understand(deps, checked.plan, inTime))
    return watchedOf(deps, query, checked.plan)
  } catch (error) {
    if (!(error instanceof InvalidQueryError)) throw error
    return { kind: 'mistakes', mistakes: { [alertBlocks.question(form.edition)]: mistakeWords(error) } }
  }
}

/** Names that cannot be looked up just now are believed. */
async function understand(deps: LookUpDeps, plan: AlertPlan, signal: AbortSignal): Promise<MetricQuery> {
  try {
    return await understandWatched(deps, plan, signal)
  } catch (error) {
    if (error instanceof InvalidQueryError) throw error
    if (error instanceof AppError || isDeadlineError(error)) return plan.question.query
    throw error
  }
}

function watchedOf({ source }: LookUpDeps, query: MetricQuery, { rule }: AlertPlan): LookedUpRule {
  const { name: projectName } = source.projectOf(query)
  const watched = { question: alertQuestionText(query), ...rule, perGroup: hasSeveralLines(query) }
  return { kind: 'watched', query, projectName, watched, usualTitle: alertTitle(query, rule.age) }
}
