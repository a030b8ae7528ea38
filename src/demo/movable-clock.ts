import { systemClock, type Clock } from '../clock.ts'

/** A clock that runs at normal speed and can be set forward: the demo's whole world reads the same one. */
export interface MovableClock extends Clock {
  /** Sets the clock to `instant`, which has to be later than now; returns what it reads then. */
  moveTo(instant: Date): Date
}

export function createMovableClock(start: Date): MovableClock {
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
