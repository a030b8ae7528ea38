import type { Digest } from '../../digest/digest.ts'
import type { DigestPlan } from '../../digest/read-plan.ts'
import { DeliveryError } from '../../errors.ts'
import { nextRuns } from '../../schedule/schedule.ts'
import { digestConfirmation } from '../blocks/digest-card.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import type { DigestAsked, DigestDeskDeps } from './desk-deps.ts'
import { costOfDigest } from './digest-cost.ts'
import { planDigest, type PlannedDigest } from './plan-digest.ts'

/** `every weekday at 9:00 dau last 30d`: sets it up and tells the channel; where nothing can be told, nothing is set up. */
export async function makeDigest(deps: DigestDeskDeps, asked: DigestAsked, plan: DigestPlan): Promise<void> {
  const { conversation, signal } = asked
  const planned = await planDigest(deps, { plan, conversation, signal })
  await setUpDigest(deps, asked, planned)
}

/** Keeps a digest that is thought through. Its channel hears of it, so that nobody wonders who sends what. */
export async function setUpDigest(
  deps: DigestDeskDeps,
  { conversation }: DigestAsked,
  { definition, projectName, isZoneGuessed }: PlannedDigest,
): Promise<void> {
  const { digests, bot, clock, logger } = deps
  const ownerId = conversation.askerId
  const digest = await digests.create({ teamId: bot.teamId, projectName, definition, ownerId }, clock.now())
  try {
    await announce(deps, digest, { verb: 'was set up', userId: ownerId })
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.failure !== 'target') throw error
    await digests.remove(digest)
    return await conversation.whisper(failureMessage(cannotPost(error, bot.name)))
  }
  logger.info({ digestId: digest.id, parts: definition.parts.length }, 'digest.made')
  await conversation.whisper(
    failureMessage(
      isZoneGuessed
        ? `Digest ${digest.id} is set up in the project’s time zone, ${definition.schedule.timeZone}, because Slack does not tell me yours. \`/amp digest ${digest.id} edit\` changes it.`
        : `Digest ${digest.id} is set up. \`/amp digest ${digest.id} run\` sends a test.`,
    ),
  )
}

/** Says in the digest's channel what has changed about it. Throws `DeliveryError`. */
export async function announce(
  deps: DigestDeskDeps,
  digest: Digest,
  { verb, userId }: { verb: string; userId: string },
): Promise<void> {
  const { channelId, schedule } = digest.definition
  const runs = digest.state === 'active' ? nextRuns(schedule, deps.clock.now(), 3) : []
  const content = digestConfirmation(digest, {
    verb,
    userId,
    nextRuns: runs,
    cost: costOfDigest(deps, digest),
  })
  await deps.messenger.post({ channelId }, { picture: undefined, compose: () => content })
}

function cannotPost({ userMessage }: DeliveryError, botName: string): string {
  return `${userMessage} So the digest is not set up: invite me with /invite @${botName}, then say it again.`
}
