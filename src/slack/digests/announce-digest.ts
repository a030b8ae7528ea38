import type { Digest } from '../../digest/digest.ts'
import { DeliveryError } from '../../errors.ts'
import { nextRuns } from '../../schedule/schedule.ts'
import { digestConfirmation, type DigestNews } from '../blocks/digest-card.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { DigestDeskDeps } from './desk-deps.ts'
import { costOfDigest } from './digest-cost.ts'

/** Says where the digest goes what has changed about it, so that nobody wonders who sends what. Throws `DeliveryError`. */
export async function announceDigest(deps: DigestDeskDeps, digest: Digest, news: DigestNews): Promise<void> {
  const { channelId, schedule } = digest.definition
  const runs = digest.state === 'active' ? nextRuns(schedule, deps.clock.now(), 3) : []
  const facts = { nextRuns: runs, cost: costOfDigest(deps, digest) }
  await postWords(deps, channelId, digestConfirmation(digest, news, facts))
}

/** Whether somebody who is told of it there has read it by that, and needs no word of their own. */
export function isReadHere(
  { channelId, isDirect, askerId }: Pick<Conversation, 'channelId' | 'isDirect' | 'askerId'>,
  { definition }: Digest,
): boolean {
  return definition.channelId === (isDirect ? askerId : channelId)
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

/** Into a channel, or to a person as a direct message. Throws `DeliveryError`. */
export async function postWords(
  { messenger }: Pick<DigestDeskDeps, 'messenger'>,
  channelId: string,
  content: MessageContent,
): Promise<void> {
  await messenger.post({ channelId }, { picture: undefined, compose: () => content })
}
