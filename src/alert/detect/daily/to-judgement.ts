import type { LogScale } from '../log-scale.ts'
import type { Judgement } from '../detector.ts'
import type { DailyBounds } from './daily-bounds.ts'
import type { DayJudgement } from './judge-day.ts'

/** What a day of that weekday usually is, by either level. */
export interface UsualDay {
  level: number
  slowLevel: number
}

/** In the unit of the values. Of a leak the slow level is what was expected: the other has gone down with it. */
export function toJudgement(
  { bounds, deviation, anomaly }: DayJudgement,
  usual: UsualDay,
  scale: LogScale,
): Omit<Judgement, 'isLearning'> {
  const isLeak = (anomaly === 'drop' && bounds.isLowerSlow) || (anomaly === 'spike' && bounds.isUpperSlow)
  const expected = isLeak ? usual.slowLevel - usual.level : 0
  return {
    expected: scale.valueOf(usual.level + expected),
    lower: scale.valueOf(usual.level + Math.min(bounds.lower, expected)),
    upper: scale.valueOf(usual.level + Math.max(bounds.upper, expected)),
    isAnomaly: anomaly !== undefined,
    direction: directionOf(deviation, expected),
    score: deviation === undefined ? 0 : scoreOf(deviation - expected, expected, bounds),
  }
}

function directionOf(deviation: number | undefined, expected: number): Judgement['direction'] {
  if (deviation === undefined || deviation === expected) return undefined
  return deviation < expected ? 'drop' : 'spike'
}

/** 0.5 at a bound, wherever it lies. */
function scoreOf(off: number, expected: number, { lower, upper }: DailyBounds): number {
  if (off === 0) return 0
  const reach = off < 0 ? expected - Math.min(lower, expected) : Math.max(upper, expected) - expected
  return Math.abs(off) / (Math.abs(off) + reach)
}
