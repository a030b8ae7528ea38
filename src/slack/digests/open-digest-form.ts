import { failureMessage } from '../blocks/problem-message.ts'
import type { DigestAsked, DigestFormContent } from './desk-deps.ts'

/** Slack opens forms only for a command or a press. */
export async function openDigestForm(
  { openDigestForm: open, conversation }: DigestAsked,
  content: DigestFormContent,
): Promise<void> {
  if (open !== undefined) return await open(content)
  const command = 'digest' in content ? `/amp digest ${content.digest.id} edit` : '/amp digest new'
  await conversation.whisper(failureMessage(`The form opens from the slash command: ${command}`))
}
