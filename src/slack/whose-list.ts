import type { Whose } from '../query/language/list-words.ts'
import { failureMessage } from './blocks/problem-message.ts'
import type { Conversation } from './conversation/conversation.ts'

/** What a store lists: of a channel (or the person that messages go to), of an owner, or everything. */
export type ListFilter = { channelId?: string; ownerId?: string }

/** Which digests or alerts somebody may list; where it is more than theirs to see, it says so and gives undefined. */
export async function whoseList(
  { adminUsers }: { adminUsers: ReadonlySet<string> },
  conversation: Pick<Conversation, 'askerId' | 'channelId' | 'isDirect' | 'whisper'>,
  { whose, noun }: { whose: Whose; noun: 'digests' | 'alerts' },
): Promise<ListFilter | undefined> {
  const { askerId, channelId, isDirect } = conversation
  switch (whose) {
    case 'channel':
      // In the direct messages with the bot, "here" is what comes to this person.
      return { channelId: isDirect ? askerId : channelId }
    case 'mine':
      return { ownerId: askerId }
    case 'all':
      if (adminUsers.has(askerId)) return {}
      await conversation.whisper(
        failureMessage(`All ${noun} are listed for administrators only; /amp ${noun} mine lists yours.`),
      )
      return undefined
  }
}
