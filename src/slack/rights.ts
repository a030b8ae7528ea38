import type { Conversation } from './conversation/conversation.ts'

/** A digest or an alert: somebody answers for it, and it is told somewhere. */
interface Kept {
  ownerId: string
  definition: { channelId: string }
}

/** Whoever owns it may change it, and so may administrators: owners go on holiday. */
export function mayChange(
  { adminUsers }: { adminUsers: ReadonlySet<string> },
  { ownerId }: Pick<Kept, 'ownerId'>,
  personId: string,
): boolean {
  return ownerId === personId || adminUsers.has(personId)
}

/** Where it is told everybody sees it; what is told elsewhere, perhaps in a private channel, is for those who look after it. */
export function mayLook(
  deps: { adminUsers: ReadonlySet<string> },
  kept: Kept,
  reader: Pick<Conversation, 'askerId' | 'channelId'>,
): boolean {
  const { channelId } = kept.definition
  const isHere = channelId === reader.channelId || channelId === reader.askerId
  return isHere || mayChange(deps, kept, reader.askerId)
}
