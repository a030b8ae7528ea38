import { setTimeout as wait } from 'node:timers/promises'

/** The only source of time. Tests and the demo move it by hand; nothing else reads `Date.now`. */
export interface Clock {
  now(): Date
  /** Resolves after `durationMs` of this clock's time; rejects with the signal's reason when aborted. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (durationMs, signal) => {
    await wait(durationMs, undefined, signal === undefined ? {} : { signal })
  },
}

/** A clock that reads `start` now and runs on at normal speed: what `AMPBOT_NOW` asks for. */
export function clockStartingAt(start: Date): Clock {
  const offsetMs = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offsetMs),
    sleep: (durationMs, signal) => systemClock.sleep(durationMs, signal),
  }
}

/** A clock that runs at normal speed and can be set forward: for the demo's whole world, and for doing what was due at an instant. */
export interface MovableClock extends Clock {
  /** Sets the clock to `instant`, which has to be later than now; returns what it reads then. */
  moveTo(instant: Date): Date
}

export function movableClock(start: Date): MovableClock {
  let offsetMs = start.getTime() - Date.now()
  const now = (): Date => new Date(Date.now() + offsetMs)
  return {
    now,
    sleep: (durationMs, signal) => systemClock.sleep(durationMs, signal),
    moveTo: (instant) => {
      if (instant > now()) offsetMs = instant.getTime() - Date.now()
      return now()
    },
  }
}
