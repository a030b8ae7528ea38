import { DeliveryError } from '../../../errors.ts'
import { today } from '../../../query/date-range.ts'
import type { AlertDeskDeps, AlertFormContent } from '../../alerts/desk-deps.ts'
import { alertFormInvitation } from '../../blocks/alerts/alert-buttons.ts'
import { callSlack } from '../../call-slack.ts'
import { ifInTime } from '../../deadline.ts'
import type { Conversation } from '../../conversation/conversation.ts'
import type { SlackClients } from '../../slack-clients.ts'
import { alertFormView } from './alert-form-view.ts'
import type { AlertForm } from './alert-form.ts'
import { alertFormFor, alertFormOf } from './fill-alert-form.ts'
import { knowAlertForm } from './know-alert-form.ts'
import { addBacktest } from './show-alert-form.ts'

export interface AlertFormDeps extends AlertDeskDeps {
  clients: SlackClients
}

interface Opening {
  /** Slack lets it open one view within three seconds. */
  triggerId: string
  content: AlertFormContent
  signal: AbortSignal
}

/** Zones and names are mostly known already; the form opens without what is not known by then. */
const patienceMs = 1_000

/** Opens the form with what is known filled in, then adds the backtest; where Slack takes too long to let it open, a button does. */
export async function openAlertForm(
  conversation: Pick<Conversation, 'askerId' | 'channelId' | 'whisper'>,
  deps: AlertFormDeps,
  { triggerId, content, signal }: Opening,
): Promise<void> {
  const { clients, clock, logger } = deps
  const form = await formFor(deps, conversation, content)
  const known = await knowAlertForm(deps, form, { patienceMs, signal })
  const view = alertFormView(form, known)
  try {
    const opened = await callSlack(clock, () => clients.calls.views.open({ trigger_id: triggerId, view }))
    logger.info({ isNew: form.alertId === undefined }, 'alert_form.opened')
    const id = opened.view?.id
    if (id !== undefined) await addBacktest(deps, { id, hash: opened.view?.hash }, { form, known, signal })
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    logger.info({ slackCode: error.slackCode }, 'alert_form.refused')
    await conversation.whisper(alertFormInvitation(content))
  }
}

async function formFor(
  deps: AlertFormDeps,
  { askerId: userId, channelId: openedIn }: Pick<Conversation, 'askerId' | 'channelId'>,
  content: AlertFormContent,
): Promise<AlertForm> {
  const project = deps.source.projectOf({})
  const timeZone = (await ifInTime(deps.clock, deps.readZone(userId), patienceMs)) ?? project.timeZone
  const opening = { openedIn, userId, timeZone }
  if ('alert' in content) return alertFormFor(content.alert, opening)
  return alertFormOf(content.draft, opening, { today: today(deps.clock.now(), project.timeZone) })
}
