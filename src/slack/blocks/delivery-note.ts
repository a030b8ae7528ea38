import type { DeliveryError } from '../../errors.ts'
import { isNotMember } from '../delivery-failure.ts'
import { code, words, type RichPart } from './rich-text.ts'

/** Why an answer reached its asker alone and not the channel, and what to do about it. */
export function noteOnDelivery(
  error: DeliveryError,
  channelId: string,
  botName: string,
): readonly RichPart[] {
  if (!isNotMember(error)) return [words(`${error.userMessage} Only you see this.`)]
  if (channelId.startsWith('D'))
    return [
      words('I cannot write in a conversation between people, so only you see this, without the picture.'),
    ]
  return [
    words(
      'I am not a member of this channel, so only you see this, without the picture. To have answers posted here, type ',
    ),
    code(`/invite @${botName}`),
    words('.'),
  ]
}
