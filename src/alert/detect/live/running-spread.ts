import { clamp } from '../clamp.ts'
import type { LiveSettings } from './live-settings.ts'

/** Below this a spread is taken for luck: counts that are shown in steps of about a per cent. */
export const leastSpread = 0.012
/** What is assumed until there is something to go by. */
const openingSpread = 0.1
const openingPoints = 12
/** A standard deviation from a mean absolute one, for normal noise. */
export const perMeanSize = 1.25
const outlierClip = 4
/** How much the hour of the week counts, and how far it may stretch the spread: weekend mornings are less regular. */
const hourShare = 0.3
const leastHourRatio = 0.6
const mostHourRatio = 4

/** The usual size of a deviation, with what the hour of the week adds to it. Logs, as standard deviations. */
export interface RunningSpread {
  /** Ratio of the hour's noise to the usual one, drawn towards 1. */
  hourFactor(slot: number): number
  spreadAt(slot: number): number
  learn(slot: number, deviation: number): void
}

export function createRunningSpread(settings: LiveSettings): RunningSpread {
  const slotsPerHour = settings.slotsPerDay / 24
  const hourly = new Float64Array(7 * 24).fill(Number.NaN)
  const slowest = 1 / (2 * settings.slotsPerDay)
  let mean = Number.NaN
  let learnt = 0

  const hourOf = (slot: number): number => Math.floor((slot % (7 * settings.slotsPerDay)) / slotsPerHour)

  function hourFactor(slot: number): number {
    const ofHour = hourly[hourOf(slot)] ?? Number.NaN
    if (Number.isNaN(ofHour)) return 1
    return 1 - hourShare + hourShare * Math.min(mostHourRatio, Math.max(leastHourRatio, ofHour / mean))
  }

  function spreadAt(slot: number): number {
    const typical = learnt > openingPoints ? mean : openingSpread
    return Math.max(leastSpread, perMeanSize * typical * hourFactor(slot))
  }

  return {
    hourFactor,
    spreadAt,
    learn(slot, deviation) {
      const size = Math.abs(clamp(deviation, outlierClip * spreadAt(slot)))
      const hour = hourOf(slot)
      const ofHour = hourly[hour] ?? Number.NaN
      learnt++
      mean = Number.isNaN(mean) ? size : mean + (size - mean) * Math.max(slowest, 1 / learnt)
      hourly[hour] = Number.isNaN(ofHour) ? size : ofHour + (size - ofHour) / settings.hourMemory
    },
  }
}
