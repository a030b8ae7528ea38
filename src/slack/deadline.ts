import type { Clock } from '../clock.ts'

export interface Deadline {
  clock: Clock
  durationMs: number
  /** Ends the work earlier, with its own reason. */
  signal: AbortSignal
}

/** For work that is held up by something else than what the deadline is for. */
export interface Countdown {
  pause(): void
  /** From the beginning. */
  restart(): void
}

/**
 * Does some work that may take so long and no longer. Past the deadline the work's signal aborts with a `TimeoutError`, as
 * `AbortSignal.timeout` does, but on the clock's time, which the demo and tests move.
 */
export async function withDeadline<T>(
  { clock, durationMs, signal }: Deadline,
  work: (signal: AbortSignal, countdown: Countdown) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  let timer = new AbortController()
  const pause = (): void => timer.abort()
  const restart = (): void => {
    timer.abort()
    timer = new AbortController()
    void clock.sleep(durationMs, timer.signal).then(
      () => deadline.abort(new DOMException('The deadline has passed.', 'TimeoutError')),
      () => {},
    )
  }
  restart()
  try {
    return await work(AbortSignal.any([signal, deadline.signal]), { pause, restart })
  } finally {
    timer.abort()
  }
}

/** What somebody waits for, or undefined where it takes longer than that; the work goes on. Rejects as the work does. */
export async function ifInTime<T>(
  clock: Clock,
  work: Promise<T>,
  patienceMs: number,
): Promise<T | undefined> {
  const done = new AbortController()
  const late = clock.sleep(patienceMs, done.signal).then(
    () => undefined,
    () => undefined,
  )
  return await Promise.race([work, late]).finally(() => done.abort())
}

export function isDeadlineError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError'
}
