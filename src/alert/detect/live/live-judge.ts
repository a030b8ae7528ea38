import { createAnalogs } from './analogs.ts'
import { createAnomalyEpisode } from './anomaly-episode.ts'
import { createLiveEvidence } from './live-evidence.ts'
import { createOutageWatch } from './outage-watch.ts'
import { createRunningSpread } from './running-spread.ts'
import { usualRange } from './usual-range.ts'
import type { LearningPace } from './analog-lag.ts'
import type { Forecast } from './analogs.ts'
import type { DetectorOptions, Judgement, Sensitivity } from '../detector.ts'
import type { LiveSettings } from './live-settings.ts'
import type { SlotMemory } from './slot-memory.ts'
import type { Deviation } from './window-evidence.ts'

/** The evidence at which an anomaly begins. */
const thresholds: Readonly<Record<Sensitivity, number>> = { quiet: 1.6, normal: 1.25, sensitive: 1 }
/** In the first week no weekday has a past: everything counts as so much noisier. */
const learningDays = 7
const learningNoise = 1.25
/** Until two weekends are known, a point must be unlike its weekday and unlike the other days. */
const youngDays = 15
/** Evidence of 1.5 scores 0.63, of 3 0.86. */
const scoreScale = 1.5
const secondsPerDay = 86_400

export const unknownYet: Judgement = {
  expected: undefined,
  lower: undefined,
  upper: undefined,
  isAnomaly: false,
  direction: undefined,
  score: 0,
  isLearning: true,
}

export interface LiveJudgeParts {
  options: DetectorOptions
  settings: LiveSettings
  /** Holds the values of the opening days. */
  memory: SlotMemory
  /** Added before logarithms. */
  offset: number
  firstSlot: number
}

/** Judges the value of one slot after the other, and learns from each. */
export type LiveJudge = (slot: number, value: number | null) => Judgement

export function createLiveJudge(parts: LiveJudgeParts): LiveJudge {
  const { options, settings, memory, offset, firstSlot } = parts
  const analogs = createAnalogs(settings, memory, offset)
  const spreads = createRunningSpread(settings)
  const evidences = createLiveEvidence(settings, memory)
  const episode = createAnomalyEpisode(settings, thresholds[options.sensitivity])
  const outage = createOutageWatch()
  const knownDays = dayNumbers(options.knownDays ?? new Set())
  const daysSince = (slot: number): number => (slot - firstSlot) / settings.slotsPerDay
  const isLearning = (slot: number): boolean => daysSince(slot) < learningDays
  const logOf = (value: number): number => Math.log(value + offset)
  const valueOf = (log: number): number => Math.max(0, Math.exp(log) - offset)

  function learn(slot: number, deviation: Deviation, pace: LearningPace): void {
    const spread = spreads.spreadAt(slot)
    if (pace === 'usual') spreads.learn(slot, deviation.log)
    analogs.learn(logOf(deviation.value), spread, pace)
    memory.keepUsual(slot, pace === 'hold' ? deviation.expected : deviation.value, pace === 'hold')
    memory.keepDeviation(slot, deviation.log)
  }

  function judge(slot: number, deviation: Deviation): Judgement {
    const spread = spreads.spreadAt(slot)
    const noise = spreads.hourFactor(slot) * (isLearning(slot) ? learningNoise : 1)
    const evidence = evidences.weigh({ slot, deviation, noise })
    const isOutage = outage.step(deviation.value, deviation.expected)
    const { isAnomaly, hasEnded, direction, pace } = episode.step({
      evidence,
      log: deviation.log,
      spread,
      isOutage,
    })
    evidences.learn(isAnomaly)
    if (hasEnded) evidences.startAnew()
    // Evidence is not held back on a known day, because something may break on it; only nothing is learnt.
    learn(slot, deviation, knownDays.has(Math.floor(slot / settings.slotsPerDay)) ? 'hold' : pace)
    return {
      ...usualRange(deviation.expected, spread, offset),
      isAnomaly,
      direction,
      score: isOutage ? 1 : 1 - Math.exp(-evidence.strength / scoreScale),
      isLearning: isLearning(slot),
    }
  }

  return (slot, measured) => {
    const forecast = analogs.forecast(slot)
    if (measured === null) {
      if (forecast === undefined) return unknownYet
      const range = usualRange(valueOf(forecast.expected), spreads.spreadAt(slot), offset)
      return { ...unknownYet, ...range, isLearning: isLearning(slot) }
    }
    const value = Math.max(0, measured)
    if (forecast === undefined) {
      memory.keepUsual(slot, value, false)
      analogs.learn(logOf(value), spreads.spreadAt(slot), 'usual')
      return unknownYet
    }
    const log = logOf(value)
    const expectedLog = nearestOf(forecast, daysSince(slot) < youngDays, log)
    const expected = valueOf(expectedLog)
    return judge(slot, { value, expected, log: log - expectedLog })
  }
}

/** The value itself where it lies between what is said about the slot, else the saying that is nearest to it. */
function nearestOf({ expected, ofMinute, ofWeekday }: Forecast, isYoung: boolean, log: number): number {
  const weekday = isYoung ? (ofWeekday ?? expected) : expected
  const least = Math.min(expected, ofMinute, weekday)
  return Math.min(Math.max(log, least), Math.max(expected, ofMinute, weekday))
}

/** The days as slots count them: since 1970. A day's name in the zone has the same number as that day in UTC. */
function dayNumbers(days: ReadonlySet<string>): ReadonlySet<number> {
  return new Set([...days].map((day) => Date.parse(`${day}T00:00:00Z`) / (secondsPerDay * 1000)))
}
