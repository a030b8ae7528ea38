import { DeliveryError } from '../../errors.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import type { Destination, SlackMessenger } from '../slack-messenger.ts'
import { firstAccepted } from './first-accepted.ts'

/** Reaches one person without a response_url: a message in the channel that only they see, else a direct message. */
export async function whisperAround(
  messenger: SlackMessenger,
  { channelId, threadTs, userId }: Destination & { userId: string },
  variants: readonly MessageContent[],
): Promise<void> {
  try {
    await firstAccepted(variants, (content) => messenger.whisper({ channelId, threadTs }, userId, content))
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    await firstAccepted(variants, async (content) => {
      await messenger.post({ channelId: userId }, { picture: undefined, compose: () => content })
    })
  }
}
