import { DeliveryError } from '../../errors.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import { isMalformed } from '../delivery-failure.ts'

/** Sends the richest variant that Slack takes, in the end the words alone. Other refusals are the caller's. */
export async function firstAccepted(
  variants: readonly MessageContent[],
  send: (content: MessageContent) => Promise<void>,
): Promise<void> {
  const text = variants[0]?.text ?? ''
  const wordsAlone = { text, blocks: [] }
  for (const content of variants) {
    try {
      return await send(content)
    } catch (error) {
      if (!(error instanceof DeliveryError) || !isMalformed(error)) throw error
    }
  }
  await send(wordsAlone)
}
