import type { Alert } from '../../alert/alert-rule.ts'
import { readAlertCommand } from '../../alert/language/read-alert-command.ts'
import { alertText } from '../../alert/language/write-rule.ts'
import { AppError } from '../../errors.ts'
import { escapeText } from '../../query/language/normalize-text.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { proposalMessage } from '../blocks/alerts/proposal-message.ts'
import { notYourOwn } from '../blocks/refusal.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { isDeadlineError, withDeadline } from '../deadline.ts'
import { mayChange } from '../rights.ts'
import { backtestInTime } from './backtest-in-time.ts'
import type { AlertDeskDeps } from './desk-deps.ts'
import { keepChangedAlert } from './keep-alert.ts'

const patienceMs = 30_000

interface Proposing {
  alert: Alert
  /** The message of the incident, in whose thread it is proposed: who looks after the alert has to read it, too. */
  place: { channelId: string; threadTs: string | undefined }
  conversation: Conversation
  signal: AbortSignal
}

/** After the third time that it was called noise: a calmer rule, with what it would have done. */
export async function proposeCalmer(
  deps: AlertDeskDeps,
  { alert, place, conversation, signal }: Proposing,
): Promise<void> {
  const { alerts, alertWork, messenger, clock } = deps
  const remembered = await alerts.find(alert)
  if (remembered === undefined) return
  try {
    const deadline = { clock, durationMs: patienceMs, signal }
    const proposal = await withDeadline(deadline, (inTime) => alertWork.propose(remembered, inTime))
    if (proposal === undefined) return await conversation.whisper(failureMessage(noneBetter(alert)))
    const opening = `Alert ${alert.id} was called noise three times.`
    const content = proposalMessage(alert.id, opening, proposal)
    await messenger.post(place, { picture: undefined, compose: () => content }, signal)
  } catch (error) {
    if (!(error instanceof AppError) && !isDeadlineError(error)) throw error
    await conversation.whisper(failureMessage(noneBetter(alert)))
  }
}

function noneBetter({ id }: Alert): string {
  return `I have found no calmer rule for alert ${id} that the past speaks for. /amp alert ${id} edit changes it by hand.`
}

interface Adopting {
  alertId: number
  /** The alert as it is typed, with the rule that it is to have. */
  text: string
  conversation: Conversation
  signal: AbortSignal
}

/** Gives an alert the rule that was proposed; its question stays as it is now. */
export async function adoptRule(
  deps: AlertDeskDeps,
  { alertId, text, conversation, signal }: Adopting,
): Promise<void> {
  const tell = async (sentence: string): Promise<void> => await conversation.whisper(failureMessage(sentence))
  const found = await deps.alerts.find({ teamId: deps.bot.teamId, id: alertId })
  if (found === undefined) return await tell(`Alert ${alertId} was deleted.`)
  const { alert } = found
  const { askerId: userId } = conversation
  if (!mayChange(deps, alert, userId))
    return await conversation.whisper(notYourOwn({ name: `Alert ${alertId}`, ownerId: alert.ownerId }))
  const definition = withRule(alert, text)
  if (definition === undefined) return await tell('I cannot read this rule any more.')
  if (alertText(definition) === alertText(alert.definition))
    return await tell(`Alert ${alertId} has this rule already.`)
  const rule = { ...alert, definition }
  const backtested = await backtestInTime(deps, rule, { patienceMs, signal })
  const kept = await keepChangedAlert(deps, alert, { definition, userId, foreseen: { backtested } })
  if (kept.kind === 'unreachable') return await tell(kept.sentence)
  if (kept.kind === 'gone') return await tell(`Alert ${alertId} was deleted meanwhile.`)
}

/** Undefined for a text that a later version has come to read otherwise. */
function withRule({ definition }: Alert, text: string): Alert['definition'] | undefined {
  const command = readAlertCommand(escapeText(text))
  if (command === undefined || command instanceof Error || command.kind !== 'makeAlert') return undefined
  const { minimum: _, age: __, ...rest } = definition
  return { ...rest, ...command.plan.rule }
}
