import type { Whose } from '../../query/language/list-words.ts'
import { whoseList } from '../whose-list.ts'
import type { DigestCommand } from '../../digest/read-digest-command.ts'
import { digestList, mostListed, type ListedDigest } from '../blocks/digests/digest-list.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { DigestAsked, DigestDeskDeps } from './desk-deps.ts'
import { mayChange } from '../rights.ts'
import { lookAfterDigest } from './look-after-digest.ts'
import { makeDigest } from './make-digest.ts'
import { offerDigestForm } from './offer-digest-form.ts'

/** Carries out what was said about digests. Throws `InvalidQueryError`, `UpstreamError`, `DeliveryError`. */
export async function tendDigests(
  deps: DigestDeskDeps,
  asked: DigestAsked,
  command: DigestCommand,
): Promise<void> {
  switch (command.kind) {
    case 'makeDigest':
      return await makeDigest(deps, asked, command.plan)
    case 'digestForm':
      return await offerDigestForm(asked, { draft: command.draft })
    case 'digests':
      return await listDigests(deps, asked.conversation, command.whose)
    case 'digest':
      return await lookAfterDigest(deps, asked, command)
  }
}

async function listDigests(deps: DigestDeskDeps, conversation: Conversation, whose: Whose): Promise<void> {
  const { askerId, isDirect } = conversation
  const filter = await whoseList(deps, conversation, { whose, noun: 'digests' })
  if (filter === undefined) return
  const digests = await deps.digests.list(deps.bot.teamId, filter)
  const listed = await Promise.all(
    digests.slice(0, mostListed).map(async (digest): Promise<ListedDigest> => {
      const [lastRun] = await deps.digests.runs(digest, 1)
      return { digest, lastRun, mayChange: mayChange(deps, digest, askerId) }
    }),
  )
  await conversation.whisper(
    digestList(listed, { whose: isDirect && whose === 'channel' ? 'direct' : whose, total: digests.length }),
  )
}
