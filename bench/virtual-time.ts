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
  /** Hears of each request, in the async context of whoever asked. */
  onSend: (path: string) => void
}

export function createVirtualTime({ start, latencyMs, onSend }: VirtualTimeOptions): VirtualTime {
  let now = start
  let open = 0
  const happenings: Happening[] = []
  const later = (happening: Happening): void => {
    const position = happenings.findIndex(({ at }) => at > happening.at)
    happenings.splice(position === -1 ? happenings.length : position, 0, happening)
  }
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
    onSend(options.path)
    const forward = async (): Promise<void> => {
      await sleep(latencyMs)
      open += 1
      dispatch(
        options,
        counted(handler, () => {
          open -= 1
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
