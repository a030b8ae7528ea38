import { digestFormInvitation } from '../blocks/digests/digest-buttons.ts'
import type { DigestAsked, DigestFormContent } from './desk-deps.ts'

/** Slack opens forms only for a command or a press; elsewhere a button is offered that is one. */
export async function offerDigestForm(
  { openDigestForm: open, conversation }: DigestAsked,
  content: DigestFormContent,
): Promise<void> {
  await (open?.(content) ?? conversation.whisper(digestFormInvitation(content)))
}
