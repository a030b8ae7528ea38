import type { Priority, Wait } from '../budget/wait.ts'
import type { Clock } from '../clock.ts'
import { UpstreamError } from '../errors.ts'
import { formatDuration } from '../result/format-value.ts'
import type { Ticket } from './rate-budget.ts'

/** On whose behalf a request is sent. */
export interface Asker {
  priority: Priority
  /** Those with the same key take turns with the others as one: a channel, a digest. */
  fairnessKey: string
  onWait?: ((wait: Wait) => void) | undefined
  /** Hears once that a request has to wait, and once that it does so no more. */
  onWaiting?: ((isWaiting: boolean) => void) | undefined
  /** How long the request may wait for its turn; for ever unless told. */
  longestWaitMs?: number | undefined
}

/**
 * Where those sit who wait for requests that have not been sent yet. Whoever asks for what somebody else has asked for
 * already sits down beside them, and hears what they hear.
 */
export interface WaitingRoom {
  /** Waits for an answer. Rejects with `UpstreamError` when it is not let go in the asker's time. */
  sit<Result>(address: string, asker: Asker, visit: Visit<Result>): Promise<Result>
  /** The request's place in the line of the budget. */
  giveTicket(address: string, ticket: Ticket): void
  callWait(address: string, wait: Wait): void
  callSent(address: string): void
  clear(address: string): void
}

interface Visit<Result> {
  signal: AbortSignal
  answer: (signal: AbortSignal) => Promise<Result>
}

interface Bench {
  visitors: Set<Visitor>
  ticket: Ticket | undefined
  wait: Wait | undefined
}

interface Visitor {
  hearWait(wait: Wait): void
  /** It is their turn, or they leave. */
  rise(): void
}

export function createWaitingRoom(clock: Clock): WaitingRoom {
  const benches = new Map<string, Bench>()
  const benchOf = (address: string): Bench => {
    const bench = benches.get(address) ?? { visitors: new Set(), ticket: undefined, wait: undefined }
    benches.set(address, bench)
    return bench
  }
  const callWait = (address: string, wait: Wait): void => {
    const bench = benchOf(address)
    bench.wait = wait
    for (const visitor of bench.visitors) visitor.hearWait(wait)
  }
  return {
    sit: async (address, asker, { signal, answer }) => {
      const bench = benchOf(address)
      const patience = createPatience(clock, asker.longestWaitMs)
      const visitor = createVisitor(asker, patience)
      bench.visitors.add(visitor)
      if (bench.wait !== undefined) visitor.hearWait(bench.wait)
      if (asker.priority === 'person') bench.ticket?.promote((wait) => callWait(address, wait))
      try {
        return await answer(AbortSignal.any([signal, patience.signal]))
      } finally {
        visitor.rise()
        bench.visitors.delete(visitor)
        if (bench.visitors.size === 0 && benches.get(address) === bench) benches.delete(address)
      }
    },
    giveTicket: (address, ticket) => {
      benchOf(address).ticket = ticket
    },
    callWait,
    callSent: (address) => {
      const bench = benchOf(address)
      bench.wait = undefined
      bench.ticket = undefined
      for (const visitor of bench.visitors) visitor.rise()
    },
    clear: (address) => {
      benches.delete(address)
    },
  }
}

function createVisitor({ onWait, onWaiting }: Asker, patience: Patience): Visitor {
  let isWaiting = false
  return {
    hearWait: (wait) => {
      if (!isWaiting) onWaiting?.(true)
      isWaiting = true
      patience.begin()
      onWait?.(wait)
    },
    rise: () => {
      if (isWaiting) onWaiting?.(false)
      isWaiting = false
      patience.end()
    },
  }
}

/** Runs while a request waits for its turn, and not while Amplitude works on it. */
interface Patience {
  signal: AbortSignal
  begin(): void
  end(): void
}

function createPatience(clock: Clock, longestWaitMs: number | undefined): Patience {
  const lost = new AbortController()
  let timer: AbortController | undefined
  return {
    signal: lost.signal,
    begin: () => {
      if (longestWaitMs === undefined || timer !== undefined) return
      timer = new AbortController()
      clock.sleep(longestWaitMs, timer.signal).then(
        () => lost.abort(waitedInVain(longestWaitMs)),
        () => {},
      )
    },
    end: () => {
      timer?.abort()
      timer = undefined
    },
  }
}

function waitedInVain(longestWaitMs: number): UpstreamError {
  return new UpstreamError('rateLimited', {
    userMessage: `The project's budget of Amplitude's API has left no room for this question for ${formatDuration(longestWaitMs)}, so I stopped waiting. Ask again later, or for fewer days or groups.`,
    details: 'waited in vain',
    isRetryable: true,
  })
}
