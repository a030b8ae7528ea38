import type { Alert } from '../../alert/alert-rule.ts'
import { alertText } from '../../alert/language/write-rule.ts'
import { alertFarewell } from '../blocks/alerts/alert-card.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { isReadHere, postWords, tryToTell } from '../post-words.ts'
import { firstCheck } from './alert-cost.ts'
import { announceAlert } from './announce-alert.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'
import { handOverAlert } from './hand-over-alert.ts'
import { offerAlertForm } from './offer-alert-form.ts'
import { writeDown } from './write-down.ts'

/** What only those who answer for an alert may do. */
export type AlertChangeAct = { do: 'mute' | 'resume' | 'edit' | 'delete' } | { do: 'handOver'; to: string }

interface Changing {
  alert: Alert
  act: AlertChangeAct
}

export async function changeAlert(
  deps: AlertDeskDeps,
  asked: AlertAsked,
  { alert, act }: Changing,
): Promise<void> {
  switch (act.do) {
    case 'edit':
      return await offerAlertForm(asked, { alert })
    case 'mute':
      return await mute(deps, asked, alert)
    case 'resume':
      return await resume(deps, asked, alert)
    case 'handOver':
      return await handOver(deps, asked, { alert, to: act.to })
    case 'delete':
      return await remove(deps, asked, alert)
  }
}

async function mute(deps: AlertDeskDeps, asked: AlertAsked, alert: Alert): Promise<void> {
  const { id, state } = alert
  if (state !== 'active')
    return await tell(asked, `Alert ${id} ${state === 'muted' ? 'is muted already' : 'has ended'}.`)
  await deps.alerts.setState(alert, { state: 'muted' })
  await afterwards(deps, asked, { alert, verb: 'was muted', what: 'muted' })
}

/** Ends a mute, a snooze and an end that the bot itself made; what fires now is told again at once. */
async function resume(deps: AlertDeskDeps, asked: AlertAsked, alert: Alert): Promise<void> {
  const now = deps.clock.now()
  const { id, state, snoozedUntil, definition } = alert
  const isSnoozed = snoozedUntil !== undefined && snoozedUntil > now
  if (state === 'active' && !isSnoozed) return await tell(asked, `Alert ${id} is neither muted nor snoozed.`)
  const checkAt = state === 'ended' ? firstCheck(deps, definition) : now
  await deps.alerts.setState(alert, { state: 'active', snoozedUntil: null, checkAt })
  await afterwards(deps, asked, { alert, verb: 'was resumed', what: 'resumed' })
}

async function handOver(
  deps: AlertDeskDeps,
  asked: AlertAsked,
  { alert, to }: { alert: Alert; to: string },
): Promise<void> {
  if (alert.ownerId === to) return await tell(asked, `Alert ${alert.id} is theirs already.`)
  const refusal = await handOverAlert(deps, alert, { to, by: asked.conversation.askerId })
  if (refusal !== undefined) return await tell(asked, refusal)
  await afterwards(deps, asked, { alert, verb: 'was handed over', what: 'handed over', to })
}

async function remove(deps: AlertDeskDeps, asked: AlertAsked, alert: Alert): Promise<void> {
  const { id, definition } = alert
  const { askerId } = asked.conversation
  const letGo = await deps.alerts.find(alert)
  await writeDown(deps, alert, { what: 'deleted', by: askerId, reason: '', letGo })
  await deps.alerts.remove(alert)
  const farewell = alertFarewell(alert, { verb: 'was deleted', userId: askerId })
  await tryToTell(postWords(deps, definition.channelId, farewell))
  await tell(
    asked,
    `Alert ${id} “${definition.title}” is deleted. To have it again: /amp ${alertText(definition)}`,
  )
}

interface Change {
  alert: Alert
  verb: string
  what: string
  to?: string
}

/** Where it is told they hear of what concerns them; where they cannot be told any more, the asker still gets an answer. */
async function afterwards(
  deps: AlertDeskDeps,
  asked: AlertAsked,
  { alert, verb, what, to }: Change,
): Promise<void> {
  const { askerId } = asked.conversation
  await writeDown(deps, alert, { what, by: askerId, reason: to === undefined ? '' : `to <@${to}>` })
  const changed = await deps.alerts.find(alert)
  if (changed === undefined) return await tell(asked, `Alert ${alert.id} was deleted meanwhile.`)
  const news = { verb, userId: askerId, ...(to === undefined ? {} : { to }) }
  const untold = await tryToTell(announceAlert(deps, changed.alert, news))
  if (untold === undefined && isReadHere(asked.conversation, changed.alert)) return
  const but = untold === undefined ? '' : ` Where it is told nobody could hear of it: ${untold.userMessage}`
  await tell(asked, `Alert ${alert.id} ${verb}.${but}`)
}

async function tell({ conversation }: AlertAsked, sentence: string): Promise<void> {
  await conversation.whisper(failureMessage(sentence))
}
