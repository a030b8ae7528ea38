import type { Clock } from '../clock.ts'

/** The answers that are being worked on. Bolt forgets a listener once it has acknowledged; this remembers. */
export interface RunningWork {
  readonly isStopping: boolean
  readonly count: number
  /** Runs `work`; its signal aborts when the app stops and the deadline has passed. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Marks the app as stopping, waits for everything that runs, and aborts what is left at the deadline. */
  finish(deadlineMs: number): Promise<{ unfinished: number }>
}

/** What remains after the abort may still tell the person that it was cut short. */
const lastWordsMs = 2_000

export function startRunningWork(clock: Clock): RunningWork {
  const running = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  let isStopping = false
  const settleWithin = async (durationMs: number): Promise<void> => {
    const timer = new AbortController()
    const late = clock.sleep(durationMs, timer.signal).catch(() => {})
    await Promise.race([Promise.allSettled(running), late])
    timer.abort()
  }
  return {
    get isStopping() {
      return isStopping
    },
    get count() {
      return running.size
    },
    async run(work) {
      const promise = work(stopping.signal)
      running.add(promise)
      try {
        return await promise
      } finally {
        running.delete(promise)
      }
    },
    async finish(deadlineMs) {
      isStopping = true
      if (running.size > 0) await settleWithin(deadlineMs)
      const unfinished = running.size
      stopping.abort(new Error('The bot is stopping.'))
      if (unfinished > 0) await settleWithin(lastWordsMs)
      return { unfinished }
    },
  }
}
