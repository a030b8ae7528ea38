import { Agent, type Dispatcher } from 'undici'
import type { Clock } from '../src/clock.ts'

/** Time that jumps to the next thing that happens, once nothing real is under way any more. */
export interface VirtualTime extends AsyncDisposable {
  clock: Clock
  /** Real HTTP; every request takes `latencyMs` of virtual time on the way. */
  dispatcher: Dispatcher
  at(instant: number, happen: () => void): void
  /** Time stands still until real work is done. */
  during: <Result>(work: Promise<Result>) => Promise<Result>
  /** Real ms from handing a request over to its end, of the one that took longest. */
  longestRequestMs: () => number
  /** Lets everything happen up to an instant. */
  runUntil(instant: number): Promise<void>
}

interface Happening {
  at: number
  happen(): void
}

export interface VirtualTimeOptions {
  start: number
  latencyMs: number
  /** Hears of each request and of when it arrives, in the async context of whoever asked. */
  onSend: (path: string, arrivesAt: number) => void
}

export function createVirtualTime({ start, latencyMs, onSend }: VirtualTimeOptions): VirtualTime {
  let now = start
  let open = 0
  let longestRequestMs = 0
  const happenings: Happening[] = []
  const later = (happening: Happening): void =>
    void happenings.splice(positionAfter(happenings, happening.at), 0, happening)
  const sleep = async (durationMs: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const wake: Happening = { at: now + durationMs, happen: resolve }
      later(wake)
      signal?.addEventListener('abort', () => {
        wake.happen = () => {}
        reject(signal.reason as Error)
      })
    })
  }
  const agent = new Agent()
  const dispatcher = agent.compose((dispatch) => (options, handler) => {
    onSend(options.path, now + latencyMs)
    const forward = async (): Promise<void> => {
      await sleep(latencyMs)
      open += 1
      const startedAt = performance.now()
      dispatch(
        options,
        counted(handler, () => {
          open -= 1
          longestRequestMs = Math.max(longestRequestMs, performance.now() - startedAt)
        }),
      )
    }
    void forward()
    return true
  })

  /** Sockets and promises get their turns until all is quiet. */
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns; quiet = open === 0 ? quiet + 1 : 0) await turn()
  }

  return {
    clock: { now: () => new Date(now), sleep },
    dispatcher,
    longestRequestMs: () => longestRequestMs,
    at: (instant, happen) => later({ at: instant, happen }),
    during: async (work) => {
      open += 1
      return await work.finally(() => {
        open -= 1
      })
    },
    runUntil: async (instant) => {
      for (;;) {
        await settle()
        const next = happenings[0]
        if (next === undefined || next.at > instant) break
        now = Math.max(now, next.at)
        while (happenings[0] !== undefined && happenings[0].at <= now) happenings.shift()?.happen()
      }
      now = Math.max(now, instant)
    },
    [Symbol.asyncDispose]: () => agent.destroy(),
  }
}

/** Behind all that happen at this instant or earlier: what is planned first happens first. */
function positionAfter(happenings: readonly Happening[], instant: number): number {
  let low = 0
  let high = happenings.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((happenings[middle]?.at ?? Infinity) <= instant) low = middle + 1
    else high = middle
  }
  return low
}

const quietTurns = 8

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** Passes everything on, and tells when it is over. */
function counted(handler: Dispatcher.DispatchHandler, ended: () => void): Dispatcher.DispatchHandler {
  let hasEnded = false
  const end = (): void => {
    if (!hasEnded) ended()
    hasEnded = true
  }
  return {
    onRequestStart: (...args) => handler.onRequestStart?.(...args),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => {
      end()
      handler.onResponseEnd?.(...args)
    },
    onResponseError: (...args) => {
      end()
      handler.onResponseError?.(...args)
    },
  }
}
