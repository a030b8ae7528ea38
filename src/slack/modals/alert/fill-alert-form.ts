import { alertQuestionText } from '../../../alert/alert-question.ts'
import type { Alert } from '../../../alert/alert-rule.ts'
import { readAlertPlan, type AlertPlan } from '../../../alert/language/read-alert-plan.ts'
import type { SaidRule } from '../../../alert/language/settle-rule.ts'
import { writeAmount, plainNumber } from '../../../alert/language/amount.ts'
import { unitOf } from '../../../alert/unit-of.ts'
import { questionIn } from '../../../alert/language/write-rule.ts'
import { InvalidQueryError } from '../../../errors.ts'
import { normalizeText } from '../../../query/language/normalize-text.ts'
import type { KnownWorld } from '../../../query/language/token-reader.ts'
import type { Unit } from '../../../result/metric-result.ts'
import { alertTitle } from '../../alerts/alert-title.ts'
import { calledBy } from '../call-blocks.ts'
import { longestInput } from '../query-fields.ts'
import { emptyAlertForm, type AlertForm, type FormOpening } from './alert-form.ts'

/** The form for a new alert with what was typed filled in: a question, and a rule perhaps. */
export function alertFormOf(draft: string, opening: FormOpening, known: KnownWorld = {}): AlertForm {
  const form = { ...emptyAlertForm(opening), question: questionAlone(draft).slice(0, longestInput) }
  const plan = planIn(form.question, known)
  if (plan === undefined) return { ...form, ...startFor(form.question) }
  return {
    ...form,
    question: alertQuestionText(plan.question.query),
    ...ruleFields(plan.rule, unitOf(plan.question.query)),
  }
}

/** The form for an alert that is to be changed. */
export function alertFormFor({ id, definition, ownerId }: Alert, opening: FormOpening): AlertForm {
  const { channelId, quietHours, endsOn = '', mention, question, title } = definition
  const isPerson = /^[UW]/.test(channelId)
  const query = questionIn(definition)
  const empty = emptyAlertForm({ ...opening, userId: isPerson ? channelId : ownerId })
  const form: AlertForm = {
    ...empty,
    alertId: id,
    ownerId,
    // A title that it got by itself goes on following the question.
    title: query !== undefined && title === alertTitle(query, definition.age) ? '' : title,
    question,
    ...ruleFields(definition, query === undefined ? undefined : unitOf(query)),
    place: isPerson ? 'person' : 'channel',
    channelId: isPerson ? '' : channelId,
    ...calledBy(mention),
    ...(quietHours === undefined
      ? {}
      : {
          quiet: quietHours.weekends ? 'nights and weekends' : 'nights',
          quietFrom: quietHours.from,
          quietTo: quietHours.to,
          timeZone: quietHours.timeZone,
        }),
    endsOn,
    reminders: String(definition.mostReminders),
  }
  return { ...form, isWhole: rarerFields.some((field) => form[field] !== empty[field]) }
}

/** What is shown on demand, and where it says something. */
const rarerFields = [
  'forPoints',
  'minimum',
  'call',
  'quiet',
  'endsOn',
  'reminders',
  'title',
] as const satisfies readonly (keyof AlertForm)[]

/** A rule that was typed with the question moves into its own fields; undefined where there is none, or a mistake in it. */
export function settleQuestion(form: AlertForm, known: KnownWorld): AlertForm {
  const plan = planIn(questionAlone(form.question), known)
  if (plan === undefined) return form
  const { query } = plan.question
  return {
    ...form,
    question: alertQuestionText(query),
    ...ruleFields(plan.rule, unitOf(query)),
    edition: form.edition + 1,
  }
}

/** Without `/amp alert`, which the field does without. */
export function questionAlone(typed: string): string {
  return typed
    .trim()
    .replace(/^\/amp(?= |$)\s*/i, '')
    .replace(/^alert\s+(?=\S)/i, '')
}

function planIn(typed: string, known: KnownWorld): AlertPlan | undefined {
  const text = `alert ${normalizeText(typed)}`
  try {
    const plan = readAlertPlan(text, 'alert '.length, known)
    return 'draft' in plan ? undefined : plan
  } catch (error) {
    if (error instanceof InvalidQueryError) return undefined
    throw error
  }
}

/** What a question is mostly watched for. */
function startFor(question: string): Partial<AlertForm> {
  if (/^(realtime|live)\b/i.test(question)) return { condition: 'unusual', forPoints: '1' }
  return {}
}

function ruleFields(
  { condition, forPoints, minimum, age }: SaidRule,
  unit: Unit | undefined,
): Partial<AlertForm> {
  const rest = {
    forPoints: String(forPoints),
    minimum: minimum === undefined ? '' : plainNumber(minimum),
    age: age === undefined ? '' : String(age),
  }
  switch (condition.kind) {
    case 'below':
    case 'above':
      return { ...rest, condition: condition.kind, amount: writeAmount(condition.value, unit) }
    case 'outside': {
      const [amount, upper] = [writeAmount(condition.lower, unit), writeAmount(condition.upper, unit)]
      return { ...rest, condition: 'outside', amount, upper }
    }
    case 'drops':
    case 'rises': {
      const { by, kind, against } = condition
      return {
        ...rest,
        condition: kind,
        amount: by.kind === 'percent' ? `${plainNumber(by.percent)}%` : absolute(by.value, unit),
        against,
      }
    }
    case 'unusual':
      return { ...rest, condition: 'unusual', sensitivity: condition.sensitivity }
  }
}

/** Of shares in percentage points. */
function absolute(value: number, unit: Unit | undefined): string {
  return unit === 'ratio' ? `${plainNumber(value * 100)}pp` : writeAmount(value, unit)
}
