import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'
import type { JobMetrics } from '../job-metrics.ts'
import { leaseFrom, type Lease } from '../lease.ts'
import { composingRetryMs, mostAttempts } from '../retry-policy.ts'
import type { ClaimedSlot, OutboxDraft, TimetableStore } from './timetable-store.ts'

/** What composing a slot comes to. */
export type SlotOutcome =
  | { kind: 'send'; drafts: readonly [OutboxDraft, ...OutboxDraft[]] }
  /** Nothing moved, and the digest comes only when something does. */
  | { kind: 'quiet'; reason: string }
  /** Nothing could be asked just now; worth another attempt. */
  | { kind: 'later'; reason: string }

/** Asks a digest's questions and composes its messages. `isLastAttempt`: what cannot be had is told as it is. */
export type ComposeSlot = (
  slot: ClaimedSlot,
  options: { isLastAttempt: boolean },
  signal: AbortSignal,
) => Promise<SlotOutcome>

export interface SlotDeps {
  timetable: TimetableStore
  compose: ComposeSlot
  holder: string
  leaseMs: number
  clock: Clock
  logger: Logger
  metrics: JobMetrics
  onParked: (slot: ClaimedSlot, because: string) => Promise<void>
}

/** Works one claimed slot through: from its questions to its messages in the outbox, or to the reason why there are none. */
export async function runSlot(deps: SlotDeps, slot: ClaimedSlot, signal: AbortSignal): Promise<void> {
  if (slot.attempt > mostAttempts) return await park(deps, slot, 'It was begun three times and never ended.')
  const working = new AbortController()
  void keepLease(deps, slot, working)
  try {
    const isLastAttempt = slot.attempt === mostAttempts
    const outcome = await deps.compose(slot, { isLastAttempt }, AbortSignal.any([signal, working.signal]))
    await settle(deps, slot, outcome)
  } catch (error) {
    if (signal.aborted) return
    await fail(deps, slot, error)
  } finally {
    working.abort()
  }
}

/** Ends when the work does. A lease that went to somebody else ends the work. */
async function keepLease(deps: SlotDeps, slot: ClaimedSlot, working: AbortController): Promise<void> {
  const { clock, timetable, leaseMs } = deps
  while (!working.signal.aborted) {
    await clock.sleep(leaseMs / 3, working.signal).catch(() => undefined)
    if (working.signal.aborted) return
    const isOurs = await timetable.renew(slot, leaseOf(deps))
    if (!isOurs) working.abort(new Error('Another process works on this slot.'))
  }
}

async function settle(deps: SlotDeps, slot: ClaimedSlot, outcome: SlotOutcome): Promise<void> {
  const { timetable, metrics, logger } = deps
  const lease = leaseOf(deps)
  const { digestId, attempt, trigger } = slot
  switch (outcome.kind) {
    case 'send':
      await timetable.compose(slot, lease, outcome.drafts)
      return logger.info({ digestId, trigger, attempt, messages: outcome.drafts.length }, 'digest.composed')
    case 'quiet':
      metrics.skipped(1, 'quiet')
      await timetable.skip(slot, lease, outcome.reason)
      return
    case 'later': {
      const notBefore = new Date(lease.now.getTime() + composingRetryMs(attempt))
      await timetable.postpone(slot, lease, { notBefore, reason: outcome.reason })
      return logger.warn({ digestId, attempt, reason: outcome.reason }, 'digest.postponed')
    }
  }
}

async function fail(deps: SlotDeps, slot: ClaimedSlot, error: unknown): Promise<void> {
  const { timetable, logger } = deps
  const { digestId, attempt } = slot
  logger.error({ digestId, attempt, error }, 'digest.failed')
  // What is no AppError is a bug: its text may hold anything, so people are told only that it happened.
  const reason = error instanceof AppError ? error.userMessage : 'Something broke while it was put together.'
  if (attempt >= mostAttempts) return await park(deps, slot, reason)
  const lease = leaseOf(deps)
  const notBefore = new Date(lease.now.getTime() + composingRetryMs(attempt))
  await timetable.postpone(slot, lease, { notBefore, reason })
}

async function park(deps: SlotDeps, slot: ClaimedSlot, reason: string): Promise<void> {
  const { timetable, metrics, onParked } = deps
  if (!(await timetable.park(slot, leaseOf(deps), reason))) return
  metrics.parked('composing')
  await onParked(slot, reason)
}

function leaseOf({ clock, holder, leaseMs }: SlotDeps): Lease {
  return leaseFrom(clock.now(), holder, leaseMs)
}
