import type { Digest } from '../../digest/digest.ts'
import type { Conversation } from '../conversation/conversation.ts'

/** Whoever owns a digest may change it, and so may administrators: owners go on holiday. */
export function mayChange(
  { adminUsers }: { adminUsers: ReadonlySet<string> },
  { ownerId }: Pick<Digest, 'ownerId'>,
  personId: string,
): boolean {
  return ownerId === personId || adminUsers.has(personId)
}

/** Where it goes everybody sees it; what goes elsewhere, perhaps to a private channel, is for those who look after it. */
export function mayLook(
  deps: { adminUsers: ReadonlySet<string> },
  digest: Digest,
  reader: Pick<Conversation, 'askerId' | 'channelId'>,
): boolean {
  const { channelId } = digest.definition
  const isHere = channelId === reader.channelId || channelId === reader.askerId
  return isHere || mayChange(deps, digest, reader.askerId)
}
