import { openFoundation } from '../app/open-foundation.ts'
import { openTimetable, type Timetable } from '../app/open-timetable.ts'
import { movableClock } from '../clock.ts'
import type { Config, Secrets } from '../config/config.ts'
import type { AlertMetrics } from '../jobs/alerts/alert-metrics.ts'
import type { JobMetrics } from '../jobs/job-metrics.ts'
import type { Logger } from '../logger.ts'
import { plural } from '../result/format-value.ts'

/** From the first instant to the last, both included, in steps; one pass where both are the same. */
export interface DueSpan {
  from: Date
  to: Date
  stepMs: number
}

export interface DueDone {
  passes: number
  delivered: number
  skipped: number
  parked: number
  /** Alerts: how many checks there were, and what came of them. */
  checked: number
  fired: number
  recovered: number
  settled: number
}

/** How long what is under way may take to end after the last pass. */
const stopDeadlineMs = 20_000

/**
 * Does what is due at an instant, once, for an outside scheduler and for tests; all time comes from there: slots, days, budgets and
 * leases. Throws `ConfigError` as serving does.
 */
export async function runDue(
  { config, secrets, logger }: { config: Config; secrets: Secrets; logger: Logger },
  { from, to, stepMs }: DueSpan,
): Promise<DueDone> {
  const clock = movableClock(from)
  await using foundation = await openFoundation(config, secrets, { clock, logger })
  const digests = { passes: 0, delivered: 0, skipped: 0, parked: 0 }
  const done: DueDone = { ...digests, checked: 0, fired: 0, recovered: 0, settled: 0 }
  const counting = { metrics: countInto(done), alertMetrics: countAlertsInto(done) }
  const timetable = await openTimetable({ foundation, config, secrets, ...counting })
  try {
    for (let at = from.getTime(); at <= to.getTime(); at += stepMs) {
      clock.moveTo(new Date(at))
      await timetable.scheduler.drain()
      done.passes += 1
    }
  } finally {
    await close(timetable)
  }
  return done
}

async function close({ scheduler }: Timetable): Promise<void> {
  await scheduler.stop(stopDeadlineMs)
}

function countInto(done: DueDone): JobMetrics {
  return {
    delivered: () => {
      done.delivered += 1
    },
    skipped: (count) => {
      done.skipped += count
    },
    parked: () => {
      done.parked += 1
    },
    retried: () => {},
    adopted: () => {},
    repeated: () => {},
    halted: () => {},
  }
}

function countAlertsInto(done: DueDone): AlertMetrics {
  return {
    checked: () => {
      done.checked += 1
    },
    fired: () => {
      done.fired += 1
    },
    recovered: () => {
      done.recovered += 1
    },
    settled: () => {
      done.settled += 1
    },
    breached: () => {},
    held: () => {},
    readFailed: () => {},
  }
}

/** `3 delivered, 1 skipped, 0 given up; 12 checks of alerts: 1 fired, 0 recovered.` */
export function describeDone({ passes, checked, ...done }: DueDone): string {
  const digests = [`${done.delivered} delivered`, `${done.skipped} skipped`, `${done.parked} given up`]
  const settled = done.settled === 0 ? '' : `, ${done.settled} at a new level`
  const alerts = `${plural(checked, 'check')} of alerts: ${done.fired} fired, ${done.recovered} recovered${settled}`
  const counted = checked === 0 ? digests.join(', ') : `${digests.join(', ')}; ${alerts}`
  return passes === 1 ? `${counted}.` : `${counted}, in ${passes} passes.`
}
