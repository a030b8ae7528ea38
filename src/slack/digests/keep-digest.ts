import type { Digest, DigestDefinition } from '../../digest/digest.ts'
import type { DigestDraft } from '../../jobs/digests/digest-store.ts'
import type { DeliveryError } from '../../errors.ts'
import { digestFarewell } from '../blocks/digests/digest-card.ts'
import { isUnreachable, wayIn } from '../delivery-failure.ts'
import { postWords, tryToTell } from '../post-words.ts'
import { announceDigest } from './announce-digest.ts'
import type { DigestDeskDeps } from './desk-deps.ts'

/** What came of keeping a digest. */
export type Kept =
  /** `untold`: Slack was not well just then, so whether its channel has heard of it is not known. */
  | { kind: 'kept'; digest: Digest; untold: DeliveryError | undefined }
  /** Nothing can be posted where it would go, so nothing was kept; as a sentence with the way out. */
  | { kind: 'unreachable'; sentence: string }
  /** It was deleted meanwhile. */
  | { kind: 'gone' }

/** Sets a digest up. That it is announced is also how it is found out whether anything can be posted there. */
export async function keepNewDigest(deps: DigestDeskDeps, draft: Omit<DigestDraft, 'teamId'>): Promise<Kept> {
  const { digests, bot, clock, logger } = deps
  const digest = await digests.create({ ...draft, teamId: bot.teamId }, clock.now())
  const untold = await tryToTell(announceDigest(deps, digest, { verb: 'was set up', userId: draft.ownerId }))
  if (untold !== undefined && isUnreachable(untold)) {
    await digests.remove(digest)
    return { kind: 'unreachable', sentence: wayIn(untold, bot.name) }
  }
  logger.info({ digestId: digest.id, parts: digest.definition.parts.length }, 'digest.made')
  return { kind: 'kept', digest, untold }
}

/** Gives a digest another definition, or leaves it as it was where nothing could be posted there. */
export async function keepChangedDigest(
  deps: DigestDeskDeps,
  before: Digest,
  { definition, userId }: { definition: DigestDefinition; userId: string },
): Promise<Kept> {
  const { digests, bot, clock, logger } = deps
  const digest = await digests.redefine(before, definition, clock.now())
  if (digest === undefined) return { kind: 'gone' }
  const untold = await tryToTell(announceDigest(deps, digest, { verb: 'was changed', userId }))
  if (untold !== undefined && isUnreachable(untold)) {
    await digests.redefine(before, before.definition, clock.now())
    return { kind: 'unreachable', sentence: wayIn(untold, bot.name) }
  }
  logger.info({ digestId: digest.id, parts: definition.parts.length }, 'digest.changed')
  const { channelId } = before.definition
  if (channelId !== definition.channelId)
    await tryToTell(
      postWords(deps, channelId, digestFarewell(before, { verb: 'goes elsewhere now', userId })),
    )
  return { kind: 'kept', digest, untold }
}
