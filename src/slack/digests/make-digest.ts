import type { DigestPlan } from '../../digest/read-plan.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { isReadHere } from '../post-words.ts'
import type { DigestAsked, DigestDeskDeps } from './desk-deps.ts'
import { keepNewDigest } from './keep-digest.ts'
import { planDigest, type PlannedDigest } from './plan-digest.ts'

/** `every weekday at 9:00 dau last 30d`: sets it up and tells its channel; where nothing can be told, nothing is set up. */
export async function makeDigest(deps: DigestDeskDeps, asked: DigestAsked, plan: DigestPlan): Promise<void> {
  const { conversation, signal } = asked
  const planned = await planDigest(deps, { plan, conversation, signal })
  const { definition, projectName } = planned
  const kept = await keepNewDigest(deps, { definition, projectName, ownerId: conversation.askerId })
  switch (kept.kind) {
    case 'kept':
      if (hasHeard(asked, kept) && !planned.isZoneGuessed) return
      return await conversation.whisper(failureMessage(keptWords(kept, planned)))
    case 'unreachable':
      return await conversation.whisper(failureMessage(`${kept.sentence} Nothing is set up yet.`))
    case 'gone':
      return
  }
}

type KeptDigest = Extract<Awaited<ReturnType<typeof keepNewDigest>>, { kind: 'kept' }>

/** A press of what was offered leaves a message that waits to be replaced. */
function hasHeard({ conversation, via }: DigestAsked, { digest, untold }: KeptDigest): boolean {
  return untold === undefined && via !== 'button' && isReadHere(conversation, digest)
}

function keptWords({ digest, untold }: KeptDigest, { isZoneGuessed }: PlannedDigest): string {
  const { id, definition } = digest
  const zone = definition.schedule.timeZone
  const next = isZoneGuessed
    ? `in the project’s time zone, ${zone}, because Slack does not tell me yours. /amp digest ${id} edit changes it.`
    : `and /amp digest ${id} run sends a test.`
  const told = untold === undefined ? '' : ` But telling so went wrong: ${untold.userMessage}`
  return `Digest ${id} is set up, ${next}${told}`
}
