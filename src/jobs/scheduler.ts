import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { createChannelPace } from './channel-pace.ts'
import type { DeliverDeps } from './deliver-message.ts'
import type { DigestStore } from './digest-store.ts'
import type { JobMetrics } from './job-metrics.ts'
import { leaseFrom } from './lease.ts'
import type { Messenger } from './messenger.ts'
import type { Outbox } from './outbox.ts'
import { giveUpWord, parkedWord, type Word } from './owner-words.ts'
import { runSlot, type ComposeSlot, type SlotDeps } from './run-slot.ts'
import { Running } from './running.ts'
import { createSender } from './send-waiting.ts'
import type { ClaimedSlot, TimetableStore } from './timetable-store.ts'

export interface SchedulerDeps {
  timetable: TimetableStore
  digests: DigestStore
  outbox: Outbox
  messenger: Messenger
  compose: ComposeSlot
  clock: Clock
  logger: Logger
  metrics: JobMetrics
  /** Who this process is, unlike every other that ever ran. */
  holder: string
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

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const parts = { ...deps, ...toldOwners(deps), pace: createChannelPace(deps.clock) }
  const aborting = new AbortController()
  const { signal } = aborting
  const slots = new Running(mostSlots)
  const sender = createSender(parts)
  let isStopping = false
  let beating: Promise<void> | undefined
  const send = async (): Promise<void> => {
    if (!isStopping) await sender.start(signal)
  }
  const beatOnce = async (): Promise<void> => {
    await takeUpDue(deps)
    const claimed = await deps.timetable.claim(leaseFrom(deps.clock.now(), deps.holder), slots.room)
    for (const slot of claimed) {
      slots.start(workOn(parts, slot, signal).then(send))
      await turn()
    }
    await send()
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
      await beating
      await withinDeadline(settled(), deps.clock, deadlineMs)
      aborting.abort(new Error('The bot is stopping.'))
      await settled()
      await deps.timetable.release(deps.holder)
      await deps.outbox.release(deps.holder)
    },
  }
}

/** Some at a time, with a turn for everything else in between. */
async function takeUpDue({ timetable, clock, metrics }: SchedulerDeps): Promise<void> {
  for (;;) {
    const { digests, skipped } = await timetable.takeUpDue(clock.now())
    if (skipped > 0) metrics.skipped(skipped, 'missed')
    if (digests === 0) return
    await turn()
  }
}

/** Errors end here: one slot that breaks must not stop the heart. Its lease brings it back. */
async function workOn(deps: SlotDeps, slot: ClaimedSlot, signal: AbortSignal): Promise<void> {
  try {
    await runSlot(deps, slot, signal)
  } catch (error) {
    deps.logger.error({ digestId: slot.digestId, error }, 'slot.broke')
  }
}

type ToldOwners = Pick<SlotDeps, 'onParked'> & Pick<DeliverDeps, 'onGivenUp'>

/** Words to owners go through the outbox like everything else; those that cannot be delivered are not told of again. */
function toldOwners({ digests, outbox, clock }: SchedulerDeps): ToldOwners {
  const tell = async (teamId: string, ownerId: string, notice: Word): Promise<void> =>
    await outbox.add({ teamId, channelId: ownerId, now: clock.now(), notice, pictures: [] })
  return {
    onParked: async ({ digest }, because) =>
      await tell(digest.teamId, digest.ownerId, parkedWord(digest, because)),
    onGivenUp: async ({ teamId, slot }, because, pausesOwner) => {
      if (slot === undefined) return
      const key = { teamId, id: slot.digestId }
      const digest = pausesOwner ? await digests.pause(key, because) : await digests.find(key)
      if (digest === undefined) return
      const word = pausesOwner ? giveUpWord(digest, because) : parkedWord(digest, because)
      await tell(teamId, digest.ownerId, word)
    },
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
