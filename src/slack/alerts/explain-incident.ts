import { AppError } from '../../errors.ts'
import type { RememberedAlert } from '../../jobs/alerts/alert-store.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { isDeadlineError, withDeadline } from '../deadline.ts'
import type { AlertDeskDeps } from './desk-deps.ts'
import { explanationMessage } from './explain-change.ts'

interface Why {
  found: RememberedAlert
  /** The one below whose message it was pressed. */
  incidentId: string
  /** The message of the incident, in whose thread it is told. */
  place: { channelId: string; threadTs: string | undefined }
  conversation: Conversation
  signal: AbortSignal
}

const patienceMs = 60_000

/** *Why?* below an incident: the groups that the change is made of, in its thread; what cannot be explained only its presser hears. */
export async function explainIncident(
  { alertWork, clock, messenger }: AlertDeskDeps,
  { found, incidentId, place, conversation, signal }: Why,
): Promise<void> {
  if (found.memory.incident?.id !== incidentId)
    return await conversation.whisper(failureMessage('I remember only the newest incident of an alert.'))
  try {
    const deadline = { clock, durationMs: patienceMs, signal }
    const explanation = await withDeadline(deadline, (inTime) => alertWork.explainIncident(found, inTime))
    const content = explanationMessage(explanation)
    await messenger.post(place, { picture: undefined, compose: () => content }, signal)
  } catch (error) {
    if (!(error instanceof AppError) && !isDeadlineError(error)) throw error
    const reason =
      error instanceof AppError ? error.userMessage : 'Amplitude takes its time; try again in a while.'
    await conversation.whisper(failureMessage(reason))
  }
}
