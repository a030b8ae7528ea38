/** Work that callers with the same key share while it is under way; nothing is kept once it has ended. */
export interface SharedWork<Result> {
  /** Rejects with the signal's reason when aborted. The work itself is aborted when nobody waits for it any more. */
  join(key: string, start: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal): Promise<Result>
  abortAll(reason: Error): void
}

export function createSharedWork<Result>(): SharedWork<Result> {
  const underWay = new Map<string, Work<Result>>()

  function begin(key: string, start: (signal: AbortSignal) => Promise<Result>): Work<Result> {
    const controller = new AbortController()
    const work: Work<Result> = { controller, waiting: 0, result: start(controller.signal) }
    underWay.set(key, work)
    const forget = (): void => {
      if (underWay.get(key) === work) underWay.delete(key)
    }
    work.result.then(forget, forget)
    return work
  }

  return {
    join: async (key, start, signal) => {
      signal.throwIfAborted()
      const work = underWay.get(key) ?? begin(key, start)
      work.waiting += 1
      try {
        return await untilAborted(work.result, signal)
      } finally {
        work.waiting -= 1
        if (work.waiting === 0) {
          // Whoever asks from now on begins anew instead of joining work that is being given up.
          if (underWay.get(key) === work) underWay.delete(key)
          work.controller.abort()
        }
      }
    },
    abortAll: (reason) => {
      for (const { controller } of underWay.values()) controller.abort(reason)
    },
  }
}

interface Work<Result> {
  controller: AbortController
  waiting: number
  result: Promise<Result>
}

async function untilAborted<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const giveUp = (): void => reject(signal.reason)
  signal.addEventListener('abort', giveUp)
  try {
    return await Promise.race([result, aborted])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
