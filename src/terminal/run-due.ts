import { openFoundation } from '../app/open-foundation.ts'
import { openTimetable, type Timetable } from '../app/open-timetable.ts'
import { movableClock } from '../clock.ts'
import type { Config, Secrets } from '../config/config.ts'
import type { JobMetrics } from '../jobs/job-metrics.ts'
import type { Logger } from '../logger.ts'

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
  const done: DueDone = { passes: 0, delivered: 0, skipped: 0, parked: 0 }
  const timetable = openTimetable({ foundation, config, secrets, metrics: countInto(done) })
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

/** `3 digests delivered, 1 skipped` */
export function describeDone({ passes, delivered, skipped, parked }: DueDone): string {
  const counted = [`${delivered} delivered`, `${skipped} skipped`, `${parked} given up`].join(', ')
  return passes === 1 ? `${counted}.` : `${counted}, in ${passes} passes.`
}
