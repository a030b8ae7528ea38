import type { App, ViewSubmitAction } from '@slack/bolt'
import { z } from 'zod'
import type { SnoozeSaid } from '../../alert/snooze.ts'
import type { RememberedAlert } from '../../jobs/alerts/alert-store.ts'
import { explainIncident } from '../alerts/explain-incident.ts'
import { lookAfterAlert } from '../alerts/look-after-alert.ts'
import { proposeCalmer } from '../alerts/propose-rule.ts'
import { acknowledgeAlert, judgeAlert, snoozeAlert } from '../alerts/press-alert.ts'
import { incidentActions, readIncidentValue, type IncidentValue } from '../blocks/alerts/incident-buttons.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { callSlack } from '../call-slack.ts'
import { MessageConversation } from '../conversation/message-conversation.ts'
import { openAlertForm } from '../modals/alert/open-alert-form.ts'
import { readSnoozeDay, snoozeDayCallback, snoozeDayView } from '../modals/snooze-day.ts'
import { isForeign } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { listenToButton, type Pressed } from './pressed-button.ts'

/** The buttons below the message of an incident: anybody may acknowledge and snooze it, and say what it was worth. */
export function listenToIncidentButtons(app: App, deps: ListenerDeps): void {
  for (const [deed, actionId] of Object.entries(incidentActions)) {
    listenToButton(app, deps, {
      name: `incident ${deed}`,
      actionId: new RegExp(`^${actionId}$`),
      givesWay: false,
      press: async (pressed, signal) => {
        const value = readIncidentValue(pressed.value)
        if (value === undefined) return
        const found = await deps.alerts.find({ teamId: deps.bot.teamId, id: value.alertId })
        if (found === undefined)
          return await pressed.conversation.whisper(failureMessage(`Alert ${value.alertId} was deleted.`))
        await carryOut(deps, { pressed, value, found, deed: deed as Deed, signal })
      },
    })
  }
  listenToSnoozeDay(app, deps)
}

type Deed = keyof typeof incidentActions

interface Press {
  pressed: Pressed
  value: IncidentValue
  found: RememberedAlert
  deed: Deed
  signal: AbortSignal
}

async function carryOut(deps: ListenerDeps, press: Press): Promise<void> {
  const { pressed, value, found, deed, signal } = press
  const { alert } = found
  const { incidentId } = value
  switch (deed) {
    case 'acknowledge':
      return await acknowledgeAlert(deps, pressed, { alert, incidentId })
    case 'useful':
    case 'noise':
      return await judge(deps, press, deed)
    case 'snooze':
      return await snooze(deps, press)
    case 'why':
      return await explainIncident(deps, {
        found,
        incidentId,
        place: placeOf(pressed),
        conversation: pressed.conversation,
        signal,
      })
    case 'more':
      return await more(deps, press)
  }
}

/** Where the incident's message stands: why belongs in its thread. */
function placeOf({ body, conversation }: Pressed): { channelId: string; threadTs: string | undefined } {
  const { thread_ts: thread, message_ts: message } = {
    thread_ts: undefined,
    message_ts: undefined,
    ...body.container,
  }
  const ts = typeof thread === 'string' ? thread : message
  return { channelId: conversation.channelId, threadTs: typeof ts === 'string' ? ts : undefined }
}

const lengths: Readonly<Record<string, SnoozeSaid>> = {
  '1h': { kind: 'length', minutes: 60 },
  tomorrow: { kind: 'tomorrow' },
  '1w': { kind: 'length', minutes: 7 * 24 * 60 },
}

async function snooze(deps: ListenerDeps, { pressed, value, found }: Press): Promise<void> {
  const { alert } = found
  const until = value.choice === undefined ? undefined : lengths[value.choice]
  if (until !== undefined) return await snoozeAlert(deps, pressed, { alert, until })
  const view = snoozeDayView(alert, pressed.conversation.channelId)
  await callSlack(deps.clock, () =>
    deps.clients.calls.views.open({ trigger_id: pressed.body.trigger_id, view }),
  )
}

async function judge(deps: ListenerDeps, press: Press, deed: 'useful' | 'noise'): Promise<void> {
  const { pressed, value, found, signal } = press
  const { alert } = found
  const isDue = await judgeAlert(deps, pressed, { alert, deed, incidentId: value.incidentId })
  const { conversation } = pressed
  if (isDue) await proposeCalmer(deps, { alert, place: placeOf(pressed), conversation, signal })
}

async function more(deps: ListenerDeps, press: Press): Promise<void> {
  const { pressed, value, found, signal } = press
  const { alert } = found
  const { conversation, body } = pressed
  const { choice } = value
  if (choice === 'useful' || choice === 'noise') return await judge(deps, press, choice)
  if (choice !== 'edit' && choice !== 'mute') return
  const asked = {
    conversation,
    signal,
    openAlertForm: (content: { draft: string } | { alert: typeof alert }) =>
      openAlertForm(conversation, deps, { triggerId: body.trigger_id, content, signal }),
  }
  await lookAfterAlert(deps, asked, { id: alert.id, act: { do: choice } })
}

const submittedSchema = z.object({ private_metadata: z.string(), state: z.object({ values: z.unknown() }) })

/** A day that was chosen in the little form. */
function listenToSnoozeDay(app: App, deps: ListenerDeps): void {
  app.view<ViewSubmitAction>(
    { type: 'view_submission', callback_id: snoozeDayCallback },
    async ({ body, ack }) => {
      await ack()
      const view = submittedSchema.safeParse(body.view)
      const said = view.success ? readSnoozeDay(view.data) : undefined
      if (said === undefined || isForeign(body, deps.bot)) return
      const userId = body.user.id
      const conversation = new MessageConversation(deps, { channelId: userId, userId, isDirect: true })
      await deps.listen({ name: 'snooze day', id: body.view.id, conversation }, async () => {
        const found = await deps.alerts.find({ teamId: deps.bot.teamId, id: said.alertId })
        if (found === undefined) return
        await snoozeAlert(
          deps,
          { conversation },
          { alert: found.alert, until: { kind: 'day', day: said.day } },
        )
      })
    },
  )
}
