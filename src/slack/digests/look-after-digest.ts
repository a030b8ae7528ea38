import type { Digest } from '../../digest/digest.ts'
import type { DigestAct } from '../../digest/read-digest-command.ts'
import { DeliveryError } from '../../errors.ts'
import { nextRuns } from '../../schedule/schedule.ts'
import { digestCard } from '../blocks/digest-card.ts'
import { digestHistory } from '../blocks/digest-list.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import type { DigestAsked, DigestDeskDeps } from './desk-deps.ts'
import { openDigestForm } from './open-digest-form.ts'
import { costOfDigest } from './digest-cost.ts'
import { mayChange, notYours } from './digest-rights.ts'
import { announce } from './make-digest.ts'

const runsShown = 20

/** `/amp digest 3 …` and the buttons that say the same. Everybody may look; who owns it or administers may change it. */
export async function lookAfterDigest(
  deps: DigestDeskDeps,
  asked: DigestAsked,
  { id, act }: { id: number; act: DigestAct },
): Promise<void> {
  const { conversation } = asked
  const digest = await deps.digests.find({ teamId: deps.bot.teamId, id })
  if (digest === undefined) return await conversation.whisper(failureMessage(noSuch(id)))
  if (act.do === 'show') return await show(deps, asked, digest)
  if (act.do === 'history') return await showHistory(deps, asked, digest)
  if (!mayChange(deps, digest, conversation.askerId))
    return await conversation.whisper(failureMessage(notYours(digest)))
  await change(deps, asked, { digest, act })
}

async function change(
  deps: DigestDeskDeps,
  asked: DigestAsked,
  { digest, act }: { digest: Digest; act: DigestAct },
): Promise<void> {
  const { digests, clock } = deps
  switch (act.do) {
    case 'show':
    case 'history':
      return
    case 'edit':
      return await openDigestForm(asked, { digest })
    case 'run':
      await digests.requestTest(digest, clock.now())
      return await tell(
        asked,
        `A test of digest ${digest.id} is on its way to where it goes, marked as a test.`,
      )
    case 'pause':
      await digests.pause(digest)
      return await tellAll(deps, asked, { digest, verb: 'was paused' })
    case 'resume':
      await digests.resume(digest, clock.now())
      return await tellAll(deps, asked, { digest, verb: 'was resumed' })
    case 'handOver':
      await digests.handOver(digest, act.to)
      return await tellAll(deps, asked, { digest, verb: `was handed over` })
    case 'delete':
      await digests.remove(digest)
      return await tell(
        asked,
        `Digest ${digest.id} “${digest.definition.title}” is deleted. It asked: ${digest.definition.parts.join('; ')}`,
      )
  }
}

async function show(deps: DigestDeskDeps, { conversation }: DigestAsked, digest: Digest): Promise<void> {
  const [lastRun] = await deps.digests.runs(digest, 1)
  const card = digestCard(digest, {
    lastRun,
    nextRuns: nextRuns(digest.definition.schedule, deps.clock.now(), 3),
    mayChange: mayChange(deps, digest, conversation.askerId),
    cost: costOfDigest(deps, digest),
  })
  await conversation.whisper(card)
}

async function showHistory(
  deps: DigestDeskDeps,
  { conversation }: DigestAsked,
  digest: Digest,
): Promise<void> {
  await conversation.whisper(digestHistory(digest, await deps.digests.runs(digest, runsShown)))
}

/** The channel hears of what concerns it; where it cannot be told any more, the asker still gets an answer. */
async function tellAll(
  deps: DigestDeskDeps,
  asked: DigestAsked,
  { digest, verb }: { digest: Digest; verb: string },
): Promise<void> {
  const changed = await deps.digests.find(digest)
  if (changed === undefined) return await tell(asked, noSuch(digest.id))
  try {
    await announce(deps, changed, { verb, userId: asked.conversation.askerId })
    await tell(asked, `Digest ${digest.id} ${verb}.`)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    await tell(asked, `Digest ${digest.id} ${verb}, but its channel could not be told. ${error.userMessage}`)
  }
}

async function tell({ conversation }: DigestAsked, sentence: string): Promise<void> {
  await conversation.whisper(failureMessage(sentence))
}

function noSuch(id: number): string {
  return `There is no digest ${id}. \`/amp digests\` lists those of this channel, \`/amp digests mine\` yours.`
}
