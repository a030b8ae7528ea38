import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import { createChannelPace } from './outbox/channel-pace.ts'
import { createAlertChecks } from './alerts/check-alerts.ts'
import type { CheckDeps } from './alerts/check-pass.ts'
import type { JobMetrics } from './job-metrics.ts'
import { usualLeases, type LeaseTimes } from './lease.ts'
import type { Messenger } from './outbox/messenger.ts'
import type { ComposeSlot } from './digests/run-slot.ts'
import { createSender } from './outbox/send-waiting.ts'
import { createSlotRunner } from './digests/slot-runner.ts'
import { tellOwners, type TellDeps } from './tell-owner.ts'
import { createTidying } from './tidying.ts'
import type { TimetableStore } from './digests/timetable-store.ts'

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
  /** How alerts are checked; without it none are. */
  checks?: Omit<CheckDeps, 'clock' | 'logger' | 'outbox' | 'firstAdmin'>
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

export function createScheduler(deps: SchedulerDeps): Scheduler {
  const { outbox, clock, holder } = deps
  const leases = deps.leases ?? usualLeases
  const aborting = new AbortController()
  const { signal } = aborting
  const alerts = deps.checks?.alerts
  const parts = { ...deps, ...tellOwners({ ...deps, alerts }), pace: createChannelPace(clock), signal }
  const sender = createSender({ ...parts, leaseMs: leases.sendingMs })
  const tidy = createTidying({ outbox, alerts, points: deps.checks?.points, clock })
  const work = [
    createSlotRunner({ ...parts, leaseMs: leases.slotMs }),
    ...(deps.checks === undefined
      ? []
      : [createAlertChecks({ ...parts, ...deps.checks, leaseMs: leases.slotMs })]),
  ]
  const running = [...work.map((some) => some.running), sender.running]
  let isStopping = false
  let beating: Promise<void> | undefined
  const beatOnce = async (): Promise<void> => {
    for (const some of work) await some.start(() => sender.start())
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
    for (const some of running) await some.all()
  }
  return {
    beat,
    drain: async () => {
      for (;;) {
        await beat()
        const busy = running.filter(({ isIdle }) => !isIdle)
        if (busy.length === 0) return
        await Promise.race(busy.map((some) => some.one()))
      }
    },
    stop: async (deadlineMs) => {
      isStopping = true
      for (const some of [...work, sender]) some.close()
      await beating
      await withinDeadline(settled(), clock, deadlineMs)
      aborting.abort(new Error('The bot is stopping.'))
      await settled()
      for (const some of work) await some.release()
      await outbox.release(holder)
    },
  }
}

async function withinDeadline(work: Promise<void>, clock: Clock, deadlineMs: number): Promise<void> {
  const timer = new AbortController()
  await Promise.race([work, clock.sleep(deadlineMs, timer.signal).catch(() => {})])
  timer.abort()
}
