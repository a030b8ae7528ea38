import { leastSpread, perMeanSize } from './running-spread.ts'
import type { LiveSettings } from './live-settings.ts'

/** What a trifle is multiplied with: a change that is small, over already, or that came at the same time a week ago as well. */
const mitigation = 0.6
/** A change is a repetition if last week's was at least this large a part of it. */
const repetitionShare = 0.25
/** The noise of counts: within three roots of what is expected, and some more where that is little, a count says nothing. */
const countRoots = 3
const fewMore = 4
const outlierTimes = 10
const openingSize = 0.1

export interface Deviation {
  value: number
  expected: number
  /** Log of the measured over the expected, both with the offset. */
  log: number
}

export interface Evidence {
  /** 1 is what a window demands. */
  strength: number
  direction: 'drop' | 'spike' | undefined
}

export interface WindowEvidence {
  /**
   * Judges the newest points, newest first.
   * @param hourFactor How much noisier than usual the hour is.
   * @param lastWeek Mean log deviation of as many points at about the same time a week ago, of the given sign; 0 if there was none.
   */
  weigh(
    recent: readonly Deviation[],
    hourFactor: number,
    lastWeek: (points: number, sign: number) => number,
  ): Evidence
  /** Learns how large such means usually are; to be called after `weigh`, for every point. */
  learn(recent: readonly Deviation[], isAnomaly: boolean): void
}

/** Means over several lengths side by side: a short one finds an outage at its second point, a long one a tenth that is missing. */
export function createWindowEvidence(settings: LiveSettings): WindowEvidence {
  const usualSizes = settings.windows.map(() => Number.NaN)
  const slowest = 1 / (2 * settings.slotsPerDay)
  let learnt = 0

  return {
    weigh(recent, hourFactor, lastWeek) {
      let strongest: Evidence = { strength: 0, direction: undefined }
      for (const [position, window] of settings.windows.entries()) {
        if (recent.length < window.points) break
        const mean = meanLog(recent, window.points)
        const usualSize = perMeanSize * (usualSizes[position] || openingSize) * hourFactor
        const demanded = window.times * Math.max(leastSpread / Math.sqrt(window.points), usualSize)
        const newest = recent[0]?.log ?? 0
        let strength = Math.abs(mean) / demanded
        if (Math.abs(Math.expm1(mean)) <= window.minChange) strength *= mitigation
        if (mean * newest < 0) strength *= mitigation
        // What is weaker already need not be looked up in last week, which only takes away.
        if (strength <= strongest.strength || isCountNoise(recent, window.points)) continue
        strength *= unlessRepeated(mean, lastWeek(window.points, Math.sign(mean)))
        if (strength <= strongest.strength) continue
        strongest = { strength, direction: mean < 0 ? 'drop' : 'spike' }
      }
      return strongest
    },

    learn(recent, isAnomaly) {
      learnt++
      const share = Math.max(slowest, 1 / learnt)
      for (const [position, window] of settings.windows.entries()) {
        if (recent.length < window.points) break
        const size = Math.abs(meanLog(recent, window.points))
        const usual = usualSizes[position] ?? Number.NaN
        const limit = isAnomaly ? usual : outlierTimes * usual
        usualSizes[position] = Number.isNaN(usual) ? size : usual + (Math.min(size, limit) - usual) * share
      }
    },
  }
}

function meanLog(recent: readonly Deviation[], points: number): number {
  let sum = 0
  for (let index = 0; index < points; index++) sum += recent[index]?.log ?? 0
  return sum / points
}

/** What comes every week at this time is usual, even where the forecast does not know it yet: only what goes beyond it counts. */
function unlessRepeated(mean: number, lastWeek: number): number {
  const share = Math.abs(mean) > 0 ? Math.abs(lastWeek) / Math.abs(mean) : 0
  return share < repetitionShare ? 1 : mitigation * Math.max(0, 1 - share)
}

function isCountNoise(recent: readonly Deviation[], points: number): boolean {
  let value = 0
  let expected = 0
  for (let index = 0; index < points; index++) {
    value += recent[index]?.value ?? 0
    expected += recent[index]?.expected ?? 0
  }
  return Math.abs(value - expected) < countRoots * Math.sqrt(expected) + fewMore
}
