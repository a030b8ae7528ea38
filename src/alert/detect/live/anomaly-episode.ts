import type { LearningPace } from './analog-lag.ts'
import type { LiveSettings } from './live-settings.ts'
import type { Evidence } from './window-evidence.ts'

/** An anomaly lasts while points still deviate its way by this much, though the evidence of a start is gone. */
const lastingSpreads = 2.3
const lastingChange = 0.06
/** Nothing arriving is not accepted as a new level before a day is over. */
const outageHoldDays = 1

interface EpisodePoint {
  evidence: Evidence
  /** Log of the measured over the expected, and its usual size. */
  log: number
  spread: number
  isOutage: boolean
}

interface Verdict {
  isAnomaly: boolean
  /** Whether the point is the first after an anomaly. */
  hasEnded: boolean
  direction: Evidence['direction']
  pace: LearningPace
}

/** Follows one anomaly from its first point to its last. */
export interface AnomalyEpisode {
  /** The pace says what may be learnt from the point: an anomaly is no part of the usual until it has lasted for hours. */
  step(point: EpisodePoint): Verdict
}

/** @param threshold Evidence at which an anomaly begins. */
export function createAnomalyEpisode(settings: LiveSettings, threshold: number): AnomalyEpisode {
  let direction: Evidence['direction']
  let age = 0

  function isOut({ log, spread }: EpisodePoint): boolean {
    if ((log < 0 ? 'drop' : 'spike') !== direction) return false
    return Math.abs(log) > lastingSpreads * spread && Math.abs(Math.expm1(log)) > lastingChange
  }

  /** A window still holds the points of before when the values are back, so one that is back ends what the window would prolong. */
  function goesOn(point: EpisodePoint): boolean {
    if (point.isOutage || isOut(point)) return true
    const isTheirWay = (point.log < 0 ? 'drop' : 'spike') === direction
    return point.evidence.strength > threshold && isTheirWay && Math.abs(point.log) > point.spread
  }

  return {
    step(point) {
      const isAnomaly = age > 0 ? goesOn(point) : point.isOutage || point.evidence.strength > threshold
      if (!isAnomaly) {
        const hasEnded = age > 0
        age = 0
        return { isAnomaly, hasEnded, direction: point.log < 0 ? 'drop' : 'spike', pace: 'usual' }
      }
      if (age === 0) direction = point.isOutage ? 'drop' : point.evidence.direction
      age++
      const hold = point.isOutage ? outageHoldDays * settings.slotsPerDay : settings.holdPoints
      return { isAnomaly, hasEnded: false, direction, pace: age <= hold ? 'hold' : 'accept' }
    },
  }
}
