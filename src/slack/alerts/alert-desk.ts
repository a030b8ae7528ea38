import type { Whose } from '../../query/language/list-words.ts'
import { whoseList } from '../whose-list.ts'
import type { AlertCommand } from '../../alert/language/read-alert-command.ts'
import { alertList, type ListedAlert } from '../blocks/alerts/alert-list.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { mayChange } from '../rights.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'
import { explainChange } from './explain-change.ts'
import { lookAfterAlert } from './look-after-alert.ts'
import { makeAlert } from './make-alert.ts'
import { offerAlertForm } from './offer-alert-form.ts'
import { tendNotes } from './tend-notes.ts'

/** Carries out what was said about alerts. Throws `InvalidQueryError`, `UpstreamError`, `DeliveryError`. */
export async function tendAlerts(
  deps: AlertDeskDeps,
  asked: AlertAsked,
  command: AlertCommand,
): Promise<void> {
  switch (command.kind) {
    case 'makeAlert':
      return await makeAlert(deps, asked, command.plan)
    case 'alertForm':
      return await offerAlertForm(asked, { draft: command.draft })
    case 'alerts':
      return await listAlerts(deps, asked.conversation, command.whose)
    case 'alert':
      return await lookAfterAlert(deps, asked, command)
    case 'why':
      return await explainChange(deps, asked, command)
    case 'notes':
    case 'addNote':
    case 'removeNote':
      return await tendNotes(deps, asked, command)
  }
}

async function listAlerts(deps: AlertDeskDeps, conversation: Conversation, whose: Whose): Promise<void> {
  const { askerId } = conversation
  const filter = await whoseList(deps, conversation, { whose, noun: 'alerts' })
  if (filter === undefined) return
  const alerts = await deps.alerts.list(deps.bot.teamId, filter)
  const listed = alerts.map((remembered): ListedAlert => ({
    remembered,
    mayChange: mayChange(deps, remembered.alert, askerId),
  }))
  await conversation.whisper(alertList(listed, { whose, now: deps.clock.now() }))
}
