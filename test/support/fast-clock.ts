import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../../src/clock.ts'

/** A clock that runs `speed` times as fast as the real one: waits are real, and short. */
export function fastClock(start: string, speed: number): Clock {
  const began = performance.now()
  return {
    now: () => new Date(Date.parse(start) + (performance.now() - began) * speed),
    sleep: async (durationMs, signal) => {
      await wait(durationMs / speed, undefined, signal === undefined ? {} : { signal })
    },
  }
}
