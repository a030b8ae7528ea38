import type { Clock } from '../../../clock.ts'

/**
 * Slack's message ids: seconds and six digits of microseconds, `1764000000.000100`. Two messages of the same
 * millisecond, and messages written while a hand-moved clock stands still, still get different, growing ones.
 */
export class Timestamps {
  readonly #clock: Clock
  #lastMicroseconds = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  next(): string {
    this.#lastMicroseconds = Math.max(this.#clock.now().getTime() * 1000, this.#lastMicroseconds + 100)
    return formatTimestamp(this.#lastMicroseconds)
  }

  /** For a message that was written at `date`, before the workspace opened. */
  at(date: Date): string {
    return formatTimestamp(date.getTime() * 1000)
  }
}

function formatTimestamp(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1_000_000)
  return `${seconds}.${String(microseconds % 1_000_000).padStart(6, '0')}`
}
