import { Temporal } from 'temporal-polyfill'

/** Numbers the buckets by the clock on the wall, so that nine o'clock is comparable with nine o'clock after a change of clocks. */
export interface LocalSlots {
  /** Days since 1970 in the zone, times slots per day, plus the slot of the day. */
  slotAt(at: number): number
}

/** @param stepSeconds Length of a bucket; `at` is in Unix seconds. */
export function createLocalSlots(timeZone: string, stepSeconds: number): LocalSlots {
  let offset = 0
  let validFrom = Infinity
  let validUntil = -Infinity

  /** The zone is asked once between two changes of its clocks: asking for each point would cost more than judging it. */
  function readOffset(at: number): void {
    const zoned = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(timeZone)
    offset = zoned.offsetNanoseconds / 1e9
    validFrom = at
    validUntil = (zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity) / 1000
  }

  return {
    slotAt(at) {
      if (at < validFrom || at >= validUntil) readOffset(at)
      return Math.floor((at + offset) / stepSeconds)
    },
  }
}
