import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Gives everything else its turn between pieces of work that become ready at once: a thousand digests that wait for the same answer
 * are otherwise put together in one breath, and meanwhile nobody's question is acknowledged.
 */
export interface Turns {
  /** Resolves when it is the caller's turn: one in each round of the event loop, in the order in which they came. */
  take(): Promise<void>
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take: async () => {
      last = last.then(() => nextTurn())
      await last
    },
  }
}
