import { longestTitle, type AlertDefinition } from '../../../alert/alert-rule.ts'
import { UpstreamError } from '../../../errors.ts'
import type { WatchedRule } from '../../../jobs/alerts/alert-work.ts'
import { today } from '../../../query/date-range.ts'
import { backtestInTime, type Foreseen } from '../../alerts/backtest-in-time.ts'
import { handOverAlert } from '../../alerts/hand-over-alert.ts'
import { keepChangedAlert, keepNewAlert, type KeptAlert } from '../../alerts/keep-alert.ts'
import { writeDown } from '../../alerts/write-down.ts'
import { cutText } from '../../blocks/cut-text.ts'
import { failureMessage } from '../../blocks/problem-message.ts'
import { ifInTime } from '../../deadline.ts'
import type { Conversation } from '../../conversation/conversation.ts'
import { MessageConversation } from '../../conversation/message-conversation.ts'
import type { Listen } from '../../listen.ts'
import { placeBlockIds } from '../place-blocks.ts'
import { mayChange } from '../../rights.ts'
import { alertBlocks } from './alert-form-ids.ts'
import type { AlertForm } from './alert-form.ts'
import { checkRest } from './check-alert-form.ts'
import { lookUpRule } from './look-up-rule.ts'
import type { AlertFormDeps } from './open-alert-form.ts'

interface Submission {
  form: AlertForm
  userId: string
  /** Closes the form, or keeps it open with a sentence on each field that has a mistake; within three seconds. */
  ack: (answer?: { response_action: 'errors'; errors: Record<string, string> }) => Promise<void>
}

/** Names are looked up for so long, mostly in the cache; keeping and announcing has the rest of Slack's three seconds. */
const lookUpMs = 1_000
/** The form has computed it already, unless somebody was very quick. */
const backtestMs = 400
const keepMs = 1_200

/** The form is sent: a mistake stays on its field, else the alert is kept and its channel hears of it. */
export async function submitAlertForm(
  deps: AlertFormDeps & { listen: Listen },
  { form, userId, ack }: Submission,
): Promise<void> {
  const conversation = new MessageConversation(deps, { channelId: userId, userId, isDirect: true })
  await deps.listen({ name: 'alert form', id: undefined, conversation }, async (signal) => {
    const checked = await check(deps, form, signal)
    if (checked.kind === 'mistakes') return await ack({ response_action: 'errors', errors: checked.mistakes })
    const { definition, projectName } = checked
    const rule = { definition, projectName, teamId: deps.bot.teamId }
    const foreseen = await foresee(deps, rule, signal)
    if ('refusal' in foreseen)
      return await ack({
        response_action: 'errors',
        errors: { [alertBlocks.question(form.edition)]: foreseen.refusal },
      })
    const keeping = keep(deps, form, { definition, projectName, userId, foreseen })
    const kept = await ifInTime(deps.clock, keeping, keepMs)
    const mistake = kept === undefined ? undefined : mistakeOf(kept, form)
    if (mistake !== undefined) return await ack({ response_action: 'errors', errors: mistake })
    await ack()
    await tellKept(await keeping, { form, conversation, wasClosed: kept === undefined })
  })
}

/** What no check could read is not kept. */
async function foresee(
  deps: AlertFormDeps,
  rule: WatchedRule,
  signal: AbortSignal,
): Promise<Foreseen | { refusal: string }> {
  try {
    return { backtested: await backtestInTime(deps, rule, { patienceMs: backtestMs, signal }) }
  } catch (error) {
    if (error instanceof UpstreamError) return { refusal: error.userMessage }
    throw error
  }
}

type Checked =
  | { kind: 'definition'; definition: AlertDefinition; projectName: string }
  | { kind: 'mistakes'; mistakes: Record<string, string> }

async function check(deps: AlertFormDeps, form: AlertForm, signal: AbortSignal): Promise<Checked> {
  const rule = await lookUpRule(deps, form, { patienceMs: lookUpMs, signal })
  const day = today(deps.clock.now(), deps.source.projectOf({}).timeZone)
  const others = checkRest(form, day)
  const missing = { [alertBlocks.question(form.edition)]: 'Type a question, such as “dau”.' }
  const mistakes = {
    ...(rule.kind === 'empty' ? missing : rule.kind === 'mistakes' ? rule.mistakes : {}),
    ...(others.kind === 'mistakes' ? others.mistakes : {}),
  }
  if (rule.kind !== 'watched' || others.kind !== 'rest')
    return { kind: 'mistakes', mistakes: onShown(mistakes, form) }
  const { watched, projectName, usualTitle } = rule
  // Slack may count characters where the store counts half ones.
  const title = cutText(form.title.trim(), longestTitle) || usualTitle
  const definition = { title, ...watched, ...others.rest }
  return { kind: 'definition', definition, projectName }
}

/** Slack takes sentences only for fields that are shown. */
function onShown(mistakes: Record<string, string>, form: AlertForm): Record<string, string> {
  if (form.isWhole) return mistakes
  const question = alertBlocks.question(form.edition)
  const hidden = new Set<string>([
    alertBlocks.forPoints(form.edition),
    alertBlocks.minimum(form.edition),
    alertBlocks.endsOn,
    alertBlocks.quietTo,
  ])
  return Object.fromEntries(
    Object.entries(mistakes).map(([id, words]) => [hidden.has(id) ? question : id, words]),
  )
}

/** `refusal`: it is kept, and belongs to whoever it belonged to. */
type Outcome = (KeptAlert & { refusal?: string }) | { kind: 'refused'; sentence: string }

interface Keeping {
  definition: AlertDefinition
  projectName: string
  userId: string
  foreseen: Foreseen
}

async function keep(deps: AlertFormDeps, form: AlertForm, keeping: Keeping): Promise<Outcome> {
  const kept = await keepRule(deps, form, keeping)
  if (kept.kind !== 'kept' || form.ownerId === kept.alert.ownerId) return kept
  const { alert } = kept
  const { ownerId: to } = form
  const refusal = await handOverAlert(deps, alert, { to, by: keeping.userId })
  if (refusal !== undefined) return { ...kept, refusal }
  await writeDown(deps, alert, { what: 'handed over', by: keeping.userId, reason: `to <@${to}>` })
  return kept
}

async function keepRule(
  deps: AlertFormDeps,
  { alertId }: AlertForm,
  { definition, projectName, userId, foreseen }: Keeping,
): Promise<Outcome> {
  const { alerts, bot } = deps
  if (alertId === undefined)
    return await keepNewAlert(deps, { definition, projectName, ownerId: userId }, foreseen)
  // It may have gone to somebody else while the form was open.
  const before = await alerts.find({ teamId: bot.teamId, id: alertId })
  if (before === undefined) return { kind: 'gone' }
  if (!mayChange(deps, before.alert, userId)) return { kind: 'refused', sentence: notYours }
  return await keepChangedAlert(deps, before.alert, { definition, userId, foreseen })
}

/** Slack shows no names in such a sentence. */
const notYours = 'This alert belongs to somebody else now; only they or an administrator can change it.'

/** Slack shows sentences below inputs only. */
function mistakeOf(kept: Outcome, form: AlertForm): Record<string, string> | undefined {
  const question = alertBlocks.question(form.edition)
  switch (kept.kind) {
    case 'kept':
      return undefined
    case 'unreachable':
      return { [form.place === 'person' ? placeBlockIds.person : placeBlockIds.channel]: kept.sentence }
    case 'refused':
      return { [question]: kept.sentence }
    case 'gone':
      return { [question]: 'This alert was deleted meanwhile.' }
  }
}

/** Who stands where it was announced has seen it; everybody else hears of it, and of what came of it after the form was closed. */
async function tellKept(
  kept: Outcome,
  { form, conversation, wasClosed }: { form: AlertForm; conversation: Conversation; wasClosed: boolean },
): Promise<void> {
  if (kept.kind !== 'kept') {
    const [sentence = ''] = Object.values(mistakeOf(kept, form) ?? {})
    return await conversation.whisper(failureMessage(`The alert was not kept. ${sentence}`))
  }
  const { alert, untold, refusal } = kept
  if (refusal !== undefined) return await conversation.whisper(failureMessage(refusal))
  const { channelId, title } = alert.definition
  const hasSeen = channelId === form.openedIn || channelId === conversation.askerId
  if (hasSeen && untold === undefined && !wasClosed) return
  const did = form.alertId === undefined ? 'set up' : 'changed'
  const but = untold === undefined ? '' : ` Telling so went wrong: ${untold.userMessage}`
  await conversation.whisper(failureMessage(`Alert ${alert.id} “${title}” is ${did}.${but}`))
}
