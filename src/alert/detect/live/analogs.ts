import { blocksPerWeek, isSoundWeek, newAnalogLag, teach, weightOf } from './analog-lag.ts'
import { weightedMedian } from './weighted-median.ts'
import type { AnalogLag, LearningPace } from './analog-lag.ts'
import type { LiveSettings } from './live-settings.ts'
import type { SlotMemory } from './slot-memory.ts'

/** A week of days, because weekdays differ, then whole weeks: what a month can say about an hour. */
export const analogLagDays: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 14, 21, 28]
const unknownSkill = 0.1

/** In logs of the value plus the offset. */
export interface Forecast {
  expected: number
  /** What the same weekday of earlier weeks alone would say; undefined until a week is known. */
  ofWeekday: number | undefined
  /** The same without the neighbours of the slot, which smooth away what happens on the minute. */
  ofMinute: number
}

/** What earlier days, each shifted to the present level, say about a slot: the middle of them, by trust. */
export interface Analogs {
  forecast(slot: number): Forecast | undefined
  /** To be called after `forecast` of the same slot. `spread` is the usual size of a deviation, in logs. */
  learn(measured: number, spread: number, pace: LearningPace): void
}

/** @param offset Added to values before the logarithm, so that zeros can be compared. */
export function createAnalogs(settings: LiveSettings, memory: SlotMemory, offset: number): Analogs {
  const lags = analogLagDays.map(newAnalogLag)
  const slotsPerWeek = 7 * settings.slotsPerDay
  let block = 0

  function look(lag: AnalogLag, slot: number): void {
    const then = slot - lag.days * settings.slotsPerDay
    lag.base = Math.log(memory.usualAround(then, settings.neighbours) + offset)
    if (Number.isNaN(lag.base)) return
    const own = Math.log(memory.usualAround(then, 0) + offset)
    lag.ownBase = Number.isNaN(own) ? lag.base : own
    const wasDoubtful = lag.isDoubtful
    lag.isDoubtful = memory.isDoubtfulAround(then, settings.neighbours)
    if (wasDoubtful && !lag.isDoubtful) lag.shift = Number.NaN
  }

  function openingSkill(): number {
    const best = lags.reduce((least, lag) => (lag.skill < least ? lag.skill : least), Infinity)
    return best < 1 ? best : unknownSkill
  }

  return {
    forecast(slot) {
      block = Math.floor(((slot % slotsPerWeek) / slotsPerWeek) * blocksPerWeek)
      for (const lag of lags) look(lag, slot)
      const aligned = lags.filter((lag) => !Number.isNaN(lag.base + lag.shift))
      if (aligned.length === 0) return undefined
      const trust = { block, quorum: settings.skillQuorum, openingSkill: openingSkill() }
      for (const lag of aligned) lag.weight = weightOf(lag, trust)
      const weeks = aligned.filter(isSoundWeek)
      return {
        expected: middleOf(aligned, (lag) => lag.base),
        ofMinute: middleOf(aligned, (lag) => lag.ownBase),
        ofWeekday: weeks.length === 0 ? undefined : middleOf(weeks, (lag) => lag.base),
      }
    },

    learn(measured, spread, pace) {
      for (const lag of lags) teach(lag, { measured, spread, pace, block }, settings)
    },
  }
}

function middleOf(lags: readonly AnalogLag[], baseOf: (lag: AnalogLag) => number): number {
  return weightedMedian(lags.map((lag) => ({ value: baseOf(lag) + lag.shift, weight: lag.weight })))
}
