import { composeDigest } from '../../digest/compose-digest.ts'
import { isAnswered, type AnsweredPart, type PartAnswer } from '../../digest/part-answer.ts'
import { timeIn, type SlotFacts } from '../../digest/slot-words.ts'
import { AppError } from '../../errors.ts'
import { mainCourse } from '../../report/main-sparkline.ts'
import type { DrawingDeps } from '../../report/draw-picture.ts'
import { summarize } from '../../result/summarize.ts'
import type { KnownDayList } from '../alerts/alert-store.ts'
import { askPart, type AskDeps, type DigestPart } from './ask-part.ts'
import type { DigestRun, DigestStore } from './digest-store.ts'
import { draftsOf } from './digest-drafts.ts'
import { drawDigest } from './draw-digest.ts'
import { withinPartDeadline } from '../part-deadline.ts'
import type { ComposeSlot, SlotOutcome } from './run-slot.ts'
import { joinedReason } from './due-slots.ts'
import type { ClaimedSlot } from './timetable-store.ts'
import { createTurns, type Turns } from './turns.ts'

export type ComposingDeps = AskDeps &
  Omit<DrawingDeps, 'readNotes'> & { digests: Pick<DigestStore, 'runs'>; notes: KnownDayList }

type WorkingDeps = ComposingDeps & { turns: Turns }

/**
 * Asks all questions of a digest at once and puts its messages together. One that fails becomes a line; where none is answered and
 * trying again may help, the slot comes again, and at its last attempt the failures are what is told.
 */
export function createComposeSlot(given: ComposingDeps): ComposeSlot {
  const deps = { ...given, turns: createTurns() }
  return async (slot, { isLastAttempt }, signal) => {
    const begunAt = deps.clock.now()
    const { digest } = slot
    const asked = await Promise.all(
      digest.definition.parts.map((command) => answerPart(deps, { digest, command }, signal)),
    )
    const outage = isLastAttempt ? undefined : commonTrouble(asked)
    if (outage !== undefined) return { kind: 'later', reason: outage }
    const parts = asked.map(({ part }) => part)
    const facts = await factsOf(deps, slot, begunAt)
    return await composeParts(deps, { parts, facts }, signal)
  }
}

interface Asked {
  part: PartAnswer
  isRetryable: boolean
}

async function answerPart(deps: WorkingDeps, asked: DigestPart, signal: AbortSignal): Promise<Asked> {
  const { clock, logger, turns } = deps
  const { digest, command } = asked
  try {
    const result = await withinPartDeadline(clock, signal, async (within) => {
      const answer = await askPart(deps, asked, within)
      await turns.take()
      return answer
    })
    const part = { command, result, summary: summarize(result), course: mainCourse(result) }
    return { part, isRetryable: false }
  } catch (error) {
    signal.throwIfAborted()
    // One part that breaks must not cost the others; what is no AppError is a bug, whose text may hold anything.
    const isKnown = error instanceof AppError
    logger[isKnown ? 'warn' : 'error']({ digestId: digest.id, error }, 'part.failed')
    const reason = isKnown ? error.userMessage : 'Something broke while it was answered.'
    return { part: { command, reason }, isRetryable: isKnown ? error.isRetryable : true }
  }
}

/** Where no part was answered and one may yet be: what was said of that one. */
function commonTrouble(asked: readonly Asked[]): string | undefined {
  const failures = asked.map(({ part, isRetryable }) =>
    isAnswered(part) ? undefined : { ...part, isRetryable },
  )
  if (failures.includes(undefined)) return undefined
  return failures.find((failure) => failure?.isRetryable)?.reason
}

async function factsOf(
  { digests, clock }: ComposingDeps,
  slot: ClaimedSlot,
  begunAt: Date,
): Promise<SlotFacts> {
  const { digest, dueAt, trigger } = slot
  const key = { teamId: slot.teamId, id: slot.digestId }
  const lateBecause = latenessOf(slot, begunAt)
  const readRuns = (count: number) => digests.runs(key, count)
  const missed = trigger === 'test' ? 0 : await missedBefore(readRuns, dueAt)
  return { digest, dueAt, now: clock.now(), trigger, missed, lateBecause }
}

/** A slot of every quarter of an hour and a day of absence. */
const mostMissed = 96
const beginsLateMs = 60_000

/** Slots that were joined with this one: the ones just before it, without a gap. As a rule there are none, so few are looked at first. */
async function missedBefore(
  readRuns: (count: number) => Promise<readonly DigestRun[]>,
  dueAt: Date,
): Promise<number> {
  const isJoined = ({ state, reason }: DigestRun): boolean => state === 'skipped' && reason === joinedReason
  const latest = await readRuns(3)
  if (!latest.some(isJoined)) return 0
  const runs = await readRuns(mostMissed + 1)
  const earlier = runs.filter((run) => run.trigger === 'schedule' && run.dueAt < dueAt)
  const gap = earlier.findIndex((run) => !isJoined(run))
  return gap < 0 ? earlier.length : gap
}

function latenessOf({ digest, dueAt, attempt }: ClaimedSlot, begunAt: Date): string {
  if (attempt > 1) return 'its numbers could not be had sooner'
  if (begunAt.getTime() - dueAt.getTime() < beginsLateMs) return 'Amplitude took that long to answer'
  return `the bot was not running at ${timeIn(dueAt, digest.definition.schedule.timeZone)}`
}

async function composeParts(
  deps: WorkingDeps,
  { parts, facts }: { parts: readonly PartAnswer[]; facts: SlotFacts },
  signal: AbortSignal,
): Promise<SlotOutcome> {
  await deps.turns.take()
  const composed = composeDigest(parts, facts)
  if (composed.kind === 'quiet') return composed
  const { message, told } = composed
  const { pictures: wanted, layout } = facts.digest.definition
  const answers = new Map(
    parts.filter(isAnswered).map((part): [string, AnsweredPart] => [part.command, part]),
  )
  const shown = told.flatMap((part) => {
    const answer = answers.get(part.line.command)
    return answer === undefined ? [] : [{ told: part, answer }]
  })
  const { title, dateLine } = message
  const readNotes = (projectName: string) => deps.notes.list(facts.digest.teamId, projectName)
  const pictures = await drawDigest({ ...deps, readNotes }, { title, dateLine, wanted, parts: shown }, signal)
  return { kind: 'send', drafts: draftsOf(message, pictures, layout) }
}
