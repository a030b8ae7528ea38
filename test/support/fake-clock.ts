import type { Clock } from '../../src/clock.ts'

interface Sleeper {
  at: number
  wake(): void
}

/** A clock that stands still until a test moves it. Sleepers wake in order while it moves. */
export class FakeClock implements Clock {
  #now: number
  #sleepers: Sleeper[] = []

  constructor(start = '2026-11-23T14:40:00Z') {
    this.#now = new Date(start).getTime()
  }

  now(): Date {
    return new Date(this.#now)
  }

  /** Puts the clock to another time, as a person or a time server does: nobody who sleeps hears of it. */
  set(ms: number): void {
    this.#now = ms
  }

  /** How many sleeps are under way. */
  get sleeping(): number {
    return this.#sleepers.length
  }

  async sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const sleeper: Sleeper = { at: this.#now + durationMs, wake: resolve }
      this.#sleepers.push(sleeper)
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
        reject(signal.reason as Error)
      })
    })
  }

  /** Moves on by `durationMs`, stopping at each sleeper on the way so that what it starts may sleep again. */
  async advance(durationMs: number): Promise<void> {
    const end = this.#now + durationMs
    for (;;) {
      const next = this.#sleepers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#now = Math.max(this.#now, next.at)
      this.#sleepers = this.#sleepers.filter((other) => other !== next)
      next.wake()
      await settle()
    }
    this.#now = end
  }
}

/** A clock whose sleeps are over at once, with their time gone by, and written down. */
export class ImpatientClock extends FakeClock {
  readonly slept: number[] = []

  override async sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.slept.push(durationMs)
    await this.advance(durationMs)
    await settle()
  }
}

/** Lets everything run that is ready to. */
async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}
