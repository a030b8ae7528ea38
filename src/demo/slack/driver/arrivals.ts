import { setTimeout as pause } from 'node:timers/promises'
import type { DemoEvent, DemoMessage } from '../page-protocol.ts'
import type { Broadcast } from '../state/broadcast.ts'

/** What the person saw arrive after doing something. */
export interface Arrivals {
  /** New and changed messages as they stand now, in the order in which they arrived; deleted ones are left out. */
  messages: readonly DemoMessage[]
  /** What Slack itself said: `/amp failed with the error "dispatch_failed"`. */
  notices: readonly string[]
}

export interface Wait {
  /** What is waited for. Without it the wait ends when nothing has happened for `quietMs`. */
  until?: (arrivals: Arrivals) => boolean
  /** Real milliseconds without any event, by default those of the workspace. A bot that works longer in silence needs `until`. */
  quietMs?: number
  /** Real milliseconds after which `until` is given up with an error, default 5,000. */
  timeoutMs?: number
}

const pollMs = 5

/** Does `act`, and gathers what arrives until it is enough. Throws when `until` does not come true in time. */
export async function gather<Result>(
  broadcast: Broadcast,
  act: () => Promise<Result>,
  { until, quietMs = 0, timeoutMs = 5_000 }: Wait,
): Promise<Arrivals & { result: Result }> {
  const seen = new Seen()
  const unsubscribe = broadcast.subscribe((event) => seen.note(event))
  try {
    const startedAt = performance.now()
    const result = await act()
    seen.touch()
    for (;;) {
      const arrivals = seen.arrivals()
      const isEnough = until === undefined ? seen.quietForMs() >= quietMs : until(arrivals)
      if (isEnough) return { ...arrivals, result }
      if (performance.now() - startedAt > timeoutMs) throw new Error(describeMissing(arrivals, timeoutMs))
      await pause(pollMs)
    }
  } finally {
    unsubscribe()
  }
}

class Seen {
  readonly #messages = new Map<string, DemoMessage>()
  readonly #notices: string[] = []
  #lastEventAt = performance.now()

  note(event: DemoEvent): void {
    this.touch()
    if (event.type === 'message') {
      this.#messages.set(`${event.message.channelId} ${event.message.ts}`, event.message)
    } else if (event.type === 'messageDeleted') {
      this.#messages.delete(`${event.channelId} ${event.ts}`)
    } else if (event.type === 'notice') {
      this.#notices.push(event.text)
    }
  }

  touch(): void {
    this.#lastEventAt = performance.now()
  }

  quietForMs(): number {
    return performance.now() - this.#lastEventAt
  }

  arrivals(): Arrivals {
    return { messages: [...this.#messages.values()], notices: [...this.#notices] }
  }
}

function describeMissing({ messages, notices }: Arrivals, timeoutMs: number): string {
  const texts = [...messages.map((message) => message.text), ...notices]
  const arrived = texts.length === 0 ? 'Nothing arrived.' : `What arrived:\n${texts.join('\n')}`
  return `What was waited for did not happen within ${timeoutMs} ms. ${arrived}`
}
