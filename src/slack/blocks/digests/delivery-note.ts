import type { DeliveryError } from '../../../errors.ts'
import { isNotMember } from '../../delivery-failure.ts'
import { code, words, type RichPart } from '../rich-text.ts'

interface MissedPlace {
  channelId: string
  botName: string
  /** Whether a picture was drawn that cannot be shown here. */
  lacksPicture: boolean
}

/** Why an answer reached its asker alone and not the channel, and what to do about it. */
export function noteOnDelivery(
  error: DeliveryError,
  { channelId, botName, lacksPicture }: MissedPlace,
): readonly RichPart[] {
  const here = `only you see this${lacksPicture ? ', without the picture' : ''}.`
  if (!isNotMember(error)) return [words(`${error.userMessage} Only you see this.`)]
  if (channelId.startsWith('D')) return [words(`I cannot write in a conversation between people, so ${here}`)]
  return [
    words(`I am not a member of this channel, so ${here} To have answers posted here, type `),
    code(`/invite @${botName}`),
    words('.'),
  ]
}
