import type { Digest } from '../../digest/digest.ts'
import { nextRuns } from '../../schedule/schedule.ts'
import { digestConfirmation, type DigestNews } from '../blocks/digests/digest-card.ts'
import { postWords } from '../post-words.ts'
import type { DigestDeskDeps } from './desk-deps.ts'
import { costOfDigest } from './digest-cost.ts'

/** Says where the digest goes what has changed about it, so that nobody wonders who sends what. Throws `DeliveryError`. */
export async function announceDigest(deps: DigestDeskDeps, digest: Digest, news: DigestNews): Promise<void> {
  const { channelId, schedule } = digest.definition
  const runs = digest.state === 'active' ? nextRuns(schedule, deps.clock.now(), 3) : []
  const facts = { nextRuns: runs, cost: costOfDigest(deps, digest) }
  await postWords(deps, channelId, digestConfirmation(digest, news, facts))
}
