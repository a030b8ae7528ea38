import { Counter, Gauge, Registry } from 'prom-client'
import type { JobMetrics } from '../jobs/job-metrics.ts'
import type { Outbox } from '../jobs/outbox/outbox.ts'
import { latenessHistogram } from './lateness-histogram.ts'

export interface JobMonitor {
  metrics: JobMetrics
  /** Prometheus text, with what waits in the outbox at that moment. */
  read: (outbox: Pick<Outbox, 'backlog'>, now: Date) => Promise<string>
}

/** Later than that is late: a digest of nine o'clock that comes in the same minute is what people expect. */
const lateFromMs = 60_000

/** How the timetable does, as Prometheus metrics. Names begin with `ampbot_digest` or `ampbot_outbox`; no title is in a label. */
export function createJobMetrics(): JobMonitor {
  const registry = new Registry()
  const registers = [registry]
  const counter = (name: string, help: string): Counter =>
    new Counter({ name: `ampbot_${name}`, help, registers })
  const byReason = (name: string, help: string): Counter =>
    new Counter({ name: `ampbot_${name}`, help, labelNames: ['reason'], registers })
  const gauge = (name: string, help: string): Gauge => new Gauge({ name: `ampbot_${name}`, help, registers })
  const lateness = latenessHistogram(
    registers,
    'ampbot_digest_lateness_seconds',
    'From the slot to the message in its channel',
  )
  const delivered = counter('digests_delivered_total', 'Digests that stand in their channel')
  const late = counter('digests_late_total', 'Of those, more than a minute after their slot')
  const skipped = byReason('digest_slots_skipped_total', 'Slots that were passed over')
  const failed = byReason('digest_slots_failed_total', 'Slots that were given up')
  const retried = byReason('outbox_retried_total', 'Deliveries that are tried again')
  const adopted = counter('outbox_adopted_total', 'Messages found in Slack that nobody had recorded')
  const repeated = counter('outbox_repeated_total', 'Messages sent once more after a doubt, marked')
  const halted = gauge('outbox_halted', '1 while Slack takes nothing from the bot')
  const waiting = gauge('outbox_waiting', 'Messages that wait to be sent')
  const oldest = gauge('outbox_oldest_seconds', 'For how long the oldest of them has waited')
  const metrics: JobMetrics = {
    delivered: (lateMs) => {
      delivered.inc()
      lateness.observe(lateMs / 1_000)
      if (lateMs > lateFromMs) late.inc()
    },
    skipped: (count, reason) => skipped.inc({ reason }, count),
    parked: (reason) => failed.inc({ reason }),
    retried: (reason) => retried.inc({ reason }),
    adopted: () => adopted.inc(),
    repeated: () => repeated.inc(),
    halted: (isHalted) => halted.set(isHalted ? 1 : 0),
  }
  return {
    metrics,
    read: async (outbox, now) => {
      const { waiting: count, oldestAt } = await outbox.backlog()
      waiting.set(count)
      oldest.set(oldestAt === undefined ? 0 : Math.max(0, now.getTime() - oldestAt.getTime()) / 1_000)
      return await registry.metrics()
    },
  }
}
