import { analogLagDays } from './analogs.ts'
import { createLiveJudge, unknownYet } from './live-judge.ts'
import { liveSettings } from './live-settings.ts'
import { createLocalSlots } from '../local-slots.ts'
import { median } from '../median.ts'
import { createSlotMemory } from './slot-memory.ts'
import type { Detector, DetectorOptions, Judgement } from '../detector.ts'
import type { LiveJudge } from './live-judge.ts'

export interface LiveDetectorOptions extends DetectorOptions {
  interval: '5min' | 'hour'
}

/** Two days show the size of the values and give every time of day a yesterday. */
const openingDays = 2
/** A fiftieth of the usual size, and at least two, is added before logarithms: 0 after 3 is no landslide. */
const offsetShare = 0.02
const leastOffset = 2

/**
 * Judges series with a step of five minutes or an hour by aligned analogs: the same time on earlier days, each shifted to the
 * present level. State is some 150 KB for five minutes and stays that; a month is replayed in well under a tenth of a second, so
 * that whoever restarts replays instead of storing it.
 */
export function createLiveDetector(options: LiveDetectorOptions): Detector {
  const settings = liveSettings[options.interval]
  const slots = createLocalSlots(options.timeZone, settings.stepSeconds)
  const memory = createSlotMemory(Math.max(...analogLagDays), settings.slotsPerDay)
  const opening: number[] = []
  let firstSlot: number | undefined
  let judge: LiveJudge | undefined

  function open(slot: number, value: number | null): Judgement {
    firstSlot ??= slot
    if (value === null) return unknownYet
    memory.keepUsual(slot, Math.max(0, value), false)
    opening.push(Math.max(0, value))
    if (opening.length < openingDays * settings.slotsPerDay) return unknownYet
    const offset = Math.max(leastOffset, offsetShare * median(opening))
    judge = createLiveJudge({ options, settings, memory, offset, firstSlot })
    opening.length = 0
    return unknownYet
  }

  return {
    step({ at, value }) {
      const slot = slots.slotAt(at)
      memory.advanceTo(slot)
      return judge === undefined ? open(slot, value) : judge(slot, value)
    },
  }
}
