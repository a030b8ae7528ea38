import { createHash } from 'node:crypto'
import type { Digest } from '../digest/digest.ts'
import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { today } from '../query/date-range.ts'
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
  return {
    beat: async (signal) => {
      const now = clock.now()
      for (const [key, dueAt] of asked) if (dueAt < now.getTime()) asked.delete(key)
      const until = new Date(now.getTime() + aheadMs)
      for (const digest of await timetable.upcoming(now, until, mostDigests)) {
        const dueAt = digest.nextDueAt
        const key = `${digest.teamId} ${digest.id}`
        if (dueAt === undefined || asked.get(key) === dueAt.getTime() || !isTurn(deps, digest, dueAt))
          continue
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

/** Between its own instant and the slot, and on the same day: after midnight the same words mean other days. */
function isTurn({ clock, source }: WarmUpDeps, digest: Digest, dueAt: Date): boolean {
  const now = clock.now()
  const aheadOfSlotMs = dueAt.getTime() - now.getTime()
  if (aheadOfSlotMs < nearestMs || aheadOfSlotMs > leadMs(digest)) return false
  const zone = zoneOf(source, digest.projectName)
  return zone === undefined || today(now, zone) === today(dueAt, zone)
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
