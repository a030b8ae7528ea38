import type { Wait } from '../budget/wait.ts'

/** Those who wait for their turn, and what they have been told about it. */
export interface Waiters {
  has(id: string): boolean
  add(id: string, waiter: Waiter): void
  /** Somebody who waits no more, whether sent or gone. */
  take(id: string): Waiter | undefined
  /** Tells how long it will take, also when somebody else has come to wait for the same. */
  hear(id: string, onWait: Waiter['onWait']): void
  /** Tells those whose wait has become another one. */
  tellNews(): void
  dismiss(reason: Error): void
}

interface Waiter {
  send(): void
  fail(reason: unknown): void
  onWait: ((wait: Wait) => void) | undefined
}

interface Told {
  at: number
  wait: Wait
}

export function createWaiters(forecast: (id: string) => Wait, now: () => number): Waiters {
  const waiters = new Map<string, Waiter & { told?: Told | undefined }>()
  let lookedAt = Number.NEGATIVE_INFINITY

  function tell(id: string): void {
    const waiter = waiters.get(id)
    if (waiter?.onWait === undefined) return
    const next = { at: now(), wait: forecast(id) }
    if (waiter.told !== undefined && !isNewsAfter(waiter.told, next)) return
    waiter.told = next
    waiter.onWait(next.wait)
  }

  return {
    has: (id) => waiters.has(id),
    add: (id, waiter) => {
      waiters.set(id, waiter)
    },
    take: (id) => {
      const waiter = waiters.get(id)
      waiters.delete(id)
      return waiter
    },
    hear: (id, onWait) => {
      const waiter = waiters.get(id)
      if (waiter === undefined) return
      waiter.onWait ??= onWait
      waiter.told = undefined
      tell(id)
    },
    tellNews: () => {
      const listening = [...waiters].filter(([, { told }]) => told !== undefined)
      if (listening.length > fewListeners && now() - lookedAt < pauseBetweenLooksMs) return
      lookedAt = now()
      for (const [id] of listening) tell(id)
    },
    dismiss: (reason) => {
      for (const waiter of waiters.values()) waiter.fail(reason)
      waiters.clear()
    },
  }
}

/** Whoever was told "20 s" need not hear of each second; that it will be minutes, or over soon, is worth a word. */
function isNewsAfter(told: Told, { at, wait }: Told): boolean {
  const leftMs = told.wait.expectedMs - (at - told.at)
  const changeMs = Math.abs(wait.expectedMs - leftMs)
  return changeMs >= leastNewsMs && changeMs >= leftMs / 3
}

const leastNewsMs = 20_000

/** Playing a long line forward for each who waits in it takes milliseconds. */
const fewListeners = 10
const pauseBetweenLooksMs = 5_000
