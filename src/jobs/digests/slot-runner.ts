import { leaseFrom } from '../lease.ts'
import { Running } from '../running.ts'
import { runSlot, type SlotDeps } from './run-slot.ts'
import type { ClaimedSlot } from './timetable-store.ts'

/** Takes slots up whose time has come and works on them. */
export interface SlotRunner {
  readonly running: Running
  /** Starts everything that is due, without waiting for it to end; `onEnded` after each slot. */
  start(onEnded: () => Promise<void>): Promise<void>
  /** Starts nothing more. */
  close(): void
  /** Gives back what is not finished. */
  release(): Promise<void>
}

/** Slots that are worked on at once. The source has its own queue; this only bounds what is in memory. */
const mostSlots = 1_000
/** Claimed in one transaction: everything else gets its turn in between. */
const mostClaimed = 25

export function createSlotRunner(deps: SlotDeps & { signal: AbortSignal }): SlotRunner {
  const { timetable, clock, holder, leaseMs, signal } = deps
  const running = new Running(mostSlots)
  let isClosed = false
  const claim = async (): Promise<readonly ClaimedSlot[]> => {
    const room = Math.min(running.room, mostClaimed)
    if (isClosed || room <= 0) return []
    return await timetable.claim(leaseFrom(clock.now(), holder, leaseMs), room)
  }
  return {
    running,
    start: async (onEnded) => {
      for (let isAnything = true; isAnything;) {
        const taken = await takeUpDue(deps)
        const claimed = await claim()
        for (const slot of claimed) running.start(workOn(deps, slot, signal).then(onEnded))
        isAnything = taken + claimed.length > 0
        if (isAnything) await turn()
      }
    },
    close: () => {
      isClosed = true
    },
    release: async () => await timetable.release(holder),
  }
}

/** Some at a time; gives how many digests it has moved on. */
async function takeUpDue({ timetable, clock, metrics }: SlotDeps): Promise<number> {
  const { digests, skipped } = await timetable.takeUpDue(clock.now())
  if (skipped > 0) metrics.skipped(skipped, 'missed')
  return digests
}

/** Errors end here: one slot that breaks must not stop the heart. Its lease brings it back. */
async function workOn(deps: SlotDeps, slot: ClaimedSlot, signal: AbortSignal): Promise<void> {
  try {
    await runSlot(deps, slot, signal)
  } catch (error) {
    deps.logger.error({ digestId: slot.digestId, error }, 'slot.broke')
  }
}

async function turn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}
