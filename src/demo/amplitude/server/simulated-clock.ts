import { systemClock, type Clock } from '../../../clock.ts'

/** The clock that the whole simulator lives by. It runs on from where it is put. */
export interface SimulatedClock {
  now(): number
  moveTo(instant: number): void
}

/** Follows `base`, from `start` on where one is given; a frozen clock stands still until it is moved. */
export function createSimulatedClock(options: {
  start?: Date | undefined
  base?: Clock | undefined
  isFrozen?: boolean | undefined
}): SimulatedClock {
  const base = options.base ?? systemClock
  const begun = base.now().getTime()
  const reading = options.isFrozen === true ? () => begun : () => base.now().getTime()
  let aheadMs = (options.start?.getTime() ?? begun) - begun
  return {
    now: () => reading() + aheadMs,
    moveTo(instant) {
      aheadMs = instant - reading()
    },
  }
}
