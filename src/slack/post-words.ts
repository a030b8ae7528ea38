import { DeliveryError } from '../errors.ts'
import type { MessageContent } from './blocks/message-content.ts'
import type { Conversation } from './conversation/conversation.ts'
import type { SlackMessenger } from './slack-messenger.ts'

/** Into a channel, or to a person as a direct message. Throws `DeliveryError`. */
export async function postWords(
  { messenger }: { messenger: SlackMessenger },
  channelId: string,
  content: MessageContent,
): Promise<void> {
  await messenger.post({ channelId }, { picture: undefined, compose: () => content })
}

/** The same where nobody has to be told for it to be so; the error says why they were not. */
export async function tryToTell(tell: Promise<void>): Promise<DeliveryError | undefined> {
  try {
    await tell
    return undefined
  } catch (error) {
    if (error instanceof DeliveryError) return error
    throw error
  }
}

/** Whether somebody who is told of it there has read it by that, and needs no word of their own. */
export function isReadHere(
  { channelId, isDirect, askerId }: Pick<Conversation, 'channelId' | 'isDirect' | 'askerId'>,
  { definition }: { definition: { channelId: string } },
): boolean {
  return definition.channelId === (isDirect ? askerId : channelId)
}
