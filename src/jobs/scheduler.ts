import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { createChannelPace } from './channel-pace.ts'
import type { JobMetrics } from './job-metrics.ts'
import { leaseFrom, usualLeases, type LeaseTimes } from './lease.ts'
import type { Messenger } from './messenger.ts'
import { runSlot, type ComposeSlot, type SlotDeps } from './run-slot.ts'
import { Running } from './running.ts'
import { createSender } from './send-waiting.ts'
import { tellOwners, type TellDeps } from './tell-owner.ts'
import { createTidying } from './tidy-outbox.ts'
import type { ClaimedSlot, TimetableStore } from './timetable-store.ts'

export interface SchedulerDeps extends TellDeps {
  timetable: TimetableStore
  messenger: Messenger
  compose: ComposeSlot
  clock: Clock
  logger: Logger
  metrics: JobMetrics
  /** Who this process is, unlike every other that ever ran. */
  holder: string
  leases?: LeaseTimes
}

/** Does what is due. Whoever beats it decides how often it looks. */
export interface Scheduler {
  /** Takes up what is due and starts it, without waiting for it to end. */
  beat(): Promise<void>
  /** Beats until nothing is under way and nothing more is due at this moment. */
  drain(): Promise<void>
  /** Starts nothing more, waits for what runs, aborts it at the deadline, and gives back what is not finished. */
  stop(deadlineMs: number): Promise<void>
}

/** Slots that are worked on at once. The source has its own queue; this only bounds what is in memory. */
const mostSlots = 1_000
/** Claimed in one transaction: everything else gets its turn in between. */
const mostClaimed = 25

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const { timetable, outbox, clock, holder } = deps
  const leases = deps.leases ?? usualLeases
  const aborting = new AbortController()
  const { signal } = aborting
  const parts = { ...deps, ...tellOwners(deps), pace: createChannelPace(clock), signal }
  const slots = new Running(mostSlots)
  const sender = createSender({ ...parts, leaseMs: leases.sendingMs })
  const tidy = createTidying(outbox, clock)
  let isStopping = false
  let beating: Promise<void> | undefined
  const claim = async (): Promise<readonly ClaimedSlot[]> => {
    const room = Math.min(slots.room, mostClaimed)
    if (isStopping || room <= 0) return []
    return await timetable.claim(leaseFrom(clock.now(), holder, leases.slotMs), room)
  }
  const beatOnce = async (): Promise<void> => {
    for (let isAnything = true; isAnything;) {
      const taken = await takeUpDue(deps)
      const claimed = await claim()
      for (const slot of claimed)
        slots.start(workOn({ ...parts, leaseMs: leases.slotMs }, slot, signal).then(() => sender.start()))
      isAnything = taken + claimed.length > 0
      if (isAnything) await turn()
    }
    await sender.start()
    await tidy()
  }
  const beat = async (): Promise<void> => {
    if (isStopping) return
    // A beat that takes longer than the pause to the next one is not joined by a second.
    beating ??= beatOnce().finally(() => {
      beating = undefined
    })
    await beating
  }
  const settled = async (): Promise<void> => {
    await slots.all()
    await sender.running.all()
  }
  return {
    beat,
    drain: async () => {
      for (;;) {
        await beat()
        if (slots.isIdle && sender.running.isIdle) return
        await Promise.race([slots, sender.running].filter(({ isIdle }) => !isIdle).map((some) => some.one()))
      }
    },
    stop: async (deadlineMs) => {
      isStopping = true
      sender.close()
      await beating
      await withinDeadline(settled(), clock, deadlineMs)
      aborting.abort(new Error('The bot is stopping.'))
      await settled()
      await timetable.release(holder)
      await outbox.release(holder)
    },
  }
}

/** Some at a time; gives how many digests it has moved on. */
async function takeUpDue({ timetable, clock, metrics }: SchedulerDeps): Promise<number> {
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

async function withinDeadline(work: Promise<void>, clock: Clock, deadlineMs: number): Promise<void> {
  const timer = new AbortController()
  await Promise.race([work, clock.sleep(deadlineMs, timer.signal).catch(() => {})])
  timer.abort()
}

async function turn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}
