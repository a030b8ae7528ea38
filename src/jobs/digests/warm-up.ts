import { createHash } from 'node:crypto'
import type { Digest } from '../../digest/digest.ts'
import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import { today } from '../../query/date-range.ts'
import { askPart, type AskDeps } from './ask-part.ts'
import type { TimetableStore } from './timetable-store.ts'

export interface WarmUpDeps extends AskDeps {
  timetable: Pick<TimetableStore, 'upcoming'>
  logger: Logger
}

/** Asks ahead. Whoever beats it decides how often it looks. */
export interface WarmUp {
  /** Starts what is to be asked by now, without waiting for the answers. */
  beat(signal: AbortSignal): Promise<void>
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

/** An answer is used again for five minutes at least, so this is how long before its slot a digest may be asked for. */
export const aheadMs = 270_000
/** Nearer than this to the slot it would no longer be there in time. */
const nearestMs = 10_000
const mostDigests = 2_000
/** Who comes next is read so often, and not with every beat: of the digests of nine o'clock there may be a thousand. */
const lookEveryMs = 15_000

/**
 * Asks the questions of the coming slots ahead, so that a message lands on its minute though Amplitude takes its time, and a thousand
 * digests of nine o'clock do not all ask at nine. Each digest has an instant of its own before its slot, the same in every process;
 * its answers wait where every answer does. What fails here is asked again at the slot, which tells it.
 */
export function createWarmUp(deps: WarmUpDeps): WarmUp {
  const { timetable, clock } = deps
  /** For which of its slots each digest was asked. */
  const asked = new Map<string, number>()
  const running = new Set<Promise<void>>()
  let coming: readonly Coming[] = []
  let lookedAtMs = Number.NEGATIVE_INFINITY
  const look = async (now: Date): Promise<void> => {
    const sinceMs = now.getTime() - lookedAtMs
    // A clock that was put back looks again, too.
    if (sinceMs >= 0 && sinceMs < lookEveryMs) return
    lookedAtMs = now.getTime()
    for (const [key, dueAt] of asked) if (dueAt < lookedAtMs) asked.delete(key)
    const until = new Date(lookedAtMs + aheadMs + lookEveryMs)
    coming = (await timetable.upcoming(now, until, mostDigests)).flatMap(comingOf)
  }
  return {
    beat: async (signal) => {
      await look(clock.now())
      for (const { digest, key, dueAt, askFromMs } of coming) {
        const nowMs = clock.now().getTime()
        const isTurn = nowMs >= askFromMs && nowMs <= dueAt.getTime() - nearestMs
        if (!isTurn || asked.get(key) === dueAt.getTime() || !isOnItsDay(deps, digest, dueAt)) continue
        asked.set(key, dueAt.getTime())
        const work = askAll(deps, digest, signal).finally(() => running.delete(work))
        running.add(work)
      }
    },
    settled: async () => {
      await Promise.all(running)
    },
  }
}

async function askAll(deps: WarmUpDeps, digest: Digest, signal: AbortSignal): Promise<void> {
  const { parts } = digest.definition
  const outcomes = await Promise.allSettled(
    parts.map((command) => askPart(deps, { digest, command }, signal)),
  )
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled' || signal.aborted) continue
    const error: unknown = outcome.reason
    const level = error instanceof AppError ? 'debug' : 'error'
    deps.logger[level]({ digestId: digest.id, error }, 'warm_up.failed')
  }
}

interface Coming {
  digest: Digest
  key: string
  dueAt: Date
  askFromMs: number
}

function comingOf(digest: Digest): Coming[] {
  const { nextDueAt: dueAt, teamId, id } = digest
  if (dueAt === undefined) return []
  return [{ digest, key: `${teamId} ${id}`, dueAt, askFromMs: dueAt.getTime() - leadMs(digest) }]
}

/** After midnight the same words mean other days. */
function isOnItsDay({ clock, source }: WarmUpDeps, { projectName }: Digest, dueAt: Date): boolean {
  const zone = zoneOf(source, projectName)
  return zone === undefined || today(clock.now(), zone) === today(dueAt, zone)
}

/** How long before its slots a digest asks: spread evenly over the time that there is, by who it is. */
export function leadMs({ teamId, id }: Pick<Digest, 'teamId' | 'id'>): number {
  const share = createHash('sha256').update(`${teamId} ${id}`).digest().readUInt32BE(0) / 2 ** 32
  return nearestMs + share * (aheadMs - nearestMs)
}

/** A project that is no longer configured is the slot's to tell of. */
function zoneOf(source: WarmUpDeps['source'], project: string): string | undefined {
  try {
    return source.projectOf({ project }).timeZone
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
