import type { Digest } from '../../digest/digest.ts'
import type { DigestAct } from '../../digest/read-digest-command.ts'
import { describeSchedule } from '../../schedule/describe-schedule.ts'
import { nextRuns } from '../../schedule/schedule.ts'
import { isNobody } from '../delivery-failure.ts'
import { digestCard, digestFarewell, digestHandedOver, digestNotice } from '../blocks/digests/digest-card.ts'
import { digestHistory } from '../blocks/digests/digest-list.ts'
import { notForYou, notYourOwn } from '../blocks/refusal.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { isReadHere, postWords, tryToTell } from '../post-words.ts'
import type { DigestAsked, DigestDeskDeps } from './desk-deps.ts'
import { offerDigestForm } from './offer-digest-form.ts'
import { costOfDigest } from './digest-cost.ts'
import { mayChange, mayLook } from '../rights.ts'

const runsShown = 20

/** `/amp digest 3 …` and the buttons that say the same. Everybody may look where it goes; who owns it or administers may change it. */
export async function lookAfterDigest(
  deps: DigestDeskDeps,
  asked: DigestAsked,
  { id, act }: { id: number; act: DigestAct },
): Promise<void> {
  const { conversation } = asked
  const digest = await deps.digests.find({ teamId: deps.bot.teamId, id })
  if (digest === undefined) return await conversation.whisper(failureMessage(noSuch(id)))
  const named = { name: `Digest ${id}`, ownerId: digest.ownerId }
  if (!mayLook(deps, digest, conversation)) return await conversation.whisper(notForYou(named))
  if (act.do === 'show') return await show(deps, asked, digest)
  if (act.do === 'history') return await showHistory(deps, asked, digest)
  if (!mayChange(deps, digest, conversation.askerId)) return await conversation.whisper(notYourOwn(named))
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
      return await offerDigestForm(asked, { digest })
    case 'run':
      await digests.requestTest(digest, clock.now())
      return await tell(
        asked,
        `A test of digest ${digest.id} is on its way to where it goes, marked as a test.`,
      )
    case 'pause':
      if (digest.state === 'paused') return await tell(asked, `Digest ${digest.id} is paused already.`)
      await digests.pause(digest)
      return await tellAll(deps, asked, { digest, verb: 'was paused' })
    case 'resume':
      if (digest.state === 'active') return await tell(asked, `Digest ${digest.id} is not paused.`)
      await digests.resume(digest, clock.now())
      return await tellAll(deps, asked, { digest, verb: 'was resumed' })
    case 'handOver':
      return await handOver(deps, asked, { digest, to: act.to })
    case 'delete':
      return await remove(deps, asked, digest)
  }
}

/** The new owner hears of it, and whom Slack does not know cannot be one. */
async function handOver(
  deps: DigestDeskDeps,
  asked: DigestAsked,
  { digest, to }: { digest: Digest; to: string },
): Promise<void> {
  const { id, ownerId, definition } = digest
  const { askerId } = asked.conversation
  if (ownerId === to) return await tell(asked, `Digest ${id} is theirs already.`)
  if (to !== askerId && to !== definition.channelId) {
    const untold = await tryToTell(postWords(deps, to, digestHandedOver(digest, askerId)))
    if (untold !== undefined && isNobody(untold))
      return await tell(asked, `Digest ${id} stays whose it is: ${untold.userMessage}`)
  }
  await deps.digests.handOver(digest, to)
  await tellAll(deps, asked, { digest, verb: 'was handed over', to })
}

async function remove(deps: DigestDeskDeps, asked: DigestAsked, digest: Digest): Promise<void> {
  const { id, definition } = digest
  const { askerId } = asked.conversation
  await deps.digests.remove(digest)
  const farewell = digestFarewell(digest, { verb: 'was deleted', userId: askerId })
  await tryToTell(postWords(deps, definition.channelId, farewell))
  await tell(
    asked,
    `Digest ${id} “${definition.title}” is deleted. To have it again: /amp ${describeSchedule(definition.schedule)} ${definition.parts.join('; ')}`,
  )
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

/** Where it goes they hear of what concerns them; where they cannot be told any more, the asker still gets an answer. */
async function tellAll(
  deps: DigestDeskDeps,
  asked: DigestAsked,
  { digest, verb, to }: { digest: Digest; verb: string; to?: string },
): Promise<void> {
  const changed = await deps.digests.find(digest)
  if (changed === undefined) return await tell(asked, noSuch(digest.id))
  const news = { verb, userId: asked.conversation.askerId, ...(to === undefined ? {} : { to }) }
  const untold = await tryToTell(postWords(deps, changed.definition.channelId, digestNotice(changed, news)))
  if (untold === undefined && asked.via !== 'button' && isReadHere(asked.conversation, changed)) return
  const but = untold === undefined ? '' : ` Where it goes nobody could be told: ${untold.userMessage}`
  await tell(asked, `Digest ${digest.id} ${verb}.${but}`)
}

async function tell({ conversation }: DigestAsked, sentence: string): Promise<void> {
  await conversation.whisper(failureMessage(sentence))
}

function noSuch(id: number): string {
  return `There is no digest ${id}. /amp digests lists those of this channel, /amp digests mine yours.`
}
