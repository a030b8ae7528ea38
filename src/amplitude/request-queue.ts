/** Runs at most so many tasks at once; the others wait their turn in the order in which they came. */
export interface RequestQueue {
  /** Rejects with the signal's reason when aborted while waiting; a running task looks after the signal itself. */
  run<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result>
}

export function createRequestQueue(limit: number): RequestQueue {
  const waiting = new Set<() => void>()
  let running = 0

  function release(): void {
    running -= 1
    const [next] = waiting
    next?.()
  }

  async function acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (running < limit) {
      running += 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const start = (): void => {
        leave()
        running += 1
        resolve()
      }
      const giveUp = (): void => {
        leave()
        reject(signal.reason)
      }
      const leave = (): void => {
        waiting.delete(start)
        signal.removeEventListener('abort', giveUp)
      }
      waiting.add(start)
      signal.addEventListener('abort', giveUp)
    })
  }

  return {
    run: async (task, signal) => {
      await acquire(signal)
      try {
        return await task()
      } finally {
        release()
      }
    },
  }
}
