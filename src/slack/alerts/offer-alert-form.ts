import { alertFormInvitation } from '../blocks/alerts/alert-buttons.ts'
import type { AlertAsked, AlertFormContent } from './desk-deps.ts'

/** Slack opens forms only for a command or a press; elsewhere a button is offered that is one. */
export async function offerAlertForm(
  { openAlertForm: open, conversation }: AlertAsked,
  content: AlertFormContent,
): Promise<void> {
  await (open?.(content) ?? conversation.whisper(alertFormInvitation(content)))
}
