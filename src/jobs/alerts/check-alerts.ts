import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../clock.ts'
import type { AlertStore, RememberedAlert } from './alert-store.ts'
import { questionOf } from '../../alert/judge/judged-query.ts'
import { AppError } from '../../errors.ts'
import { checkPass, type CheckDeps, type CheckPass } from './check-pass.ts'
import { explainFired, type FiredIncident } from './explain-fired.ts'
import { leaseFrom, usualLeases } from '../lease.ts'
import { Running } from '../running.ts'

/** Checks alerts whose time has come. Whoever beats it decides how often it looks. */
export interface AlertChecks {
  readonly running: Running
  /** Starts what is due and can be started now, without waiting for it to end; `onEnded` after each pass. */
  start(onEnded: () => Promise<void>): Promise<void>
  /** Starts nothing more. */
  close(): void
  /** Gives back what is not finished. */
  release(): Promise<void>
}

export interface AlertChecksDeps extends CheckDeps {
  alerts: AlertStore
  clock: Clock
  holder: string
  leaseMs?: number
  /** Ends the passes that are under way. */
  signal: AbortSignal
}

/** Passes at once. The source has its own queue; this only bounds what is in memory. */
const mostPasses = 20
/** Claimed in one transaction: everything else gets its turn in between. */
const mostClaimed = 100
/** Alerts in memory at once; those of one project that are due together are checked together, so that they share answers. */
const mostAlerts = 20_000

export function createAlertChecks(deps: AlertChecksDeps): AlertChecks {
  const { alerts, clock, holder, signal, leaseMs = usualLeases.slotMs } = deps
  const running = new Running(mostPasses)
  const closing = new AbortController()
  const claimAll = async (): Promise<readonly RememberedAlert[]> => {
    const claimed: RememberedAlert[] = []
    while (!closing.signal.aborted && running.room > 0 && claimed.length < mostAlerts) {
      const some = await alerts.claimDue(leaseFrom(clock.now(), holder, leaseMs), mostClaimed)
      if (some.length === 0) break
      claimed.push(...some)
      await nextTurn()
    }
    return claimed
  }
  const check = async (pass: CheckPass): Promise<readonly FiredIncident[]> => {
    const working = new AbortController()
    void keepLease({ alerts, clock, holder, leaseMs }, working.signal)
    try {
      return await checkPass(deps, pass, signal)
    } catch (error) {
      // Errors end here: one pass that breaks must not stop the heart. Its leases bring its alerts back.
      if (!signal.aborted) deps.logger.error({ project: pass.projectName, error }, 'check.broke')
      return []
    } finally {
      working.abort()
    }
  }
  const { explain } = deps
  const lookInto = async (fired: readonly FiredIncident[]): Promise<void> => {
    if (explain === undefined) return
    for (const one of fired) await explainFired({ ...deps, explain }, one, signal).catch(() => undefined)
  }
  const work = async (pass: CheckPass, onEnded: () => Promise<void>): Promise<void> => {
    const fired = await check(pass)
    // People hear of it first, and of its reasons when these are known.
    if (fired.length > 0) running.start(lookInto(fired).then(onEnded))
    await onEnded()
  }
  return {
    running,
    start: async (onEnded) => {
      for (const pass of passesOf(await claimAll())) running.start(work(pass, onEnded))
    },
    close: () => {
      closing.abort()
    },
    release: async () => await alerts.release(holder),
  }
}

/** Ends when the work does. */
async function keepLease(
  {
    alerts,
    clock,
    holder,
    leaseMs,
  }: Pick<AlertChecksDeps, 'alerts' | 'clock' | 'holder'> & { leaseMs: number },
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    await clock.sleep(leaseMs / 3, ended).catch(() => undefined)
    if (!ended.aborted) await alerts.renew(leaseFrom(clock.now(), holder, leaseMs))
  }
}

/**
 * By project, and realtime apart from the rest: it must not wait for questions over months. What falls within one of them at once is
 * a storm.
 */
function passesOf(claimed: readonly RememberedAlert[]): readonly CheckPass[] {
  const byPass = Map.groupBy(claimed, ({ alert: { teamId, projectName, definition } }) =>
    JSON.stringify([teamId, projectName, isLive(definition)]),
  )
  return [...byPass.values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const { teamId, projectName } = first.alert
    return [{ teamId, projectName, members }]
  })
}

/** A text that is no question any more is told as such by its pass. */
function isLive({ question }: RememberedAlert['alert']['definition']): boolean {
  try {
    return questionOf(question).kind === 'realtime'
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
