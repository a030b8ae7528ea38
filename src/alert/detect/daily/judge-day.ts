import { dailyBounds, whileItLasts, type BoundsOptions, type DailyBounds } from './daily-bounds.ts'
import { dailySettings } from './daily-settings.ts'
import type { Side } from './daily-spread.ts'
import { usualDeviation, weekdayOf, type DailyState, type Day } from './daily-state.ts'
import { learnDay } from './learn-day.ts'
import { looksLikeRest } from './rest-days.ts'

/** A day as deviation from what its weekday and the level say; undefined where its value is not known. */
export interface DayJudgement {
  bounds: DailyBounds
  deviation: number | undefined
  /** Which side of what is usual it is on; undefined for a usual day. */
  anomaly: Side | undefined
  /** Nothing can be learnt from it: a special day, a day of rest, a return. */
  isSetAside: boolean
}

/** Judges a day by what was known before it, then learns from it. */
export function judgeDay(
  state: DailyState,
  { day, deviation }: { day: Day; deviation: number | undefined },
  options: BoundsOptions,
): DayJudgement {
  const bounds = dailyBounds(state, day, options)
  if (deviation === undefined) return { bounds, deviation, anomaly: undefined, isSetAside: true }
  rememberDeviation(state, day, deviation)
  const side = sideOf(deviation, whileItLasts(bounds, state))
  if (side === undefined) {
    settle(state, { day, deviation })
    return { bounds, deviation, anomaly: undefined, isSetAside: day.isSpecial }
  }
  if (isExplained(state, { day, deviation, side }))
    return { bounds, deviation, anomaly: undefined, isSetAside: true }
  markAnomaly(state, { day, deviation, side })
  learnDay(state, { day, deviation, isAnomaly: true })
  return { bounds, deviation, anomaly: side, isSetAside: false }
}

function sideOf(deviation: number, { lower, upper }: DailyBounds): Side | undefined {
  if (deviation < lower) return 'drop'
  return deviation > upper ? 'spike' : undefined
}

/** A special day says little about other days, so of a usual one only the level learns, and little. */
function settle(state: DailyState, { day, deviation }: { day: Day; deviation: number }): void {
  state.wasRest = false
  if (day.isSpecial) {
    if (Math.abs(deviation) < 2 * usualDeviation(state)) state.level += specialPace * deviation
    return
  }
  state.anomaly = undefined
  learnDay(state, { day, deviation, isAnomaly: false })
}

interface Outlier {
  day: Day
  deviation: number
  side: Side
}

/** Beyond the bounds, yet no anomaly, and nothing to learn from but why. */
function isExplained(state: DailyState, outlier: Outlier): boolean {
  if (isReturn(state, outlier)) return true
  const { day, deviation } = outlier
  if (!day.isSpecial && looksLikeRest(state, day.weekday, deviation)) {
    state.wasRest = true
    return true
  }
  state.wasRest = false
  return isWeekly(state, outlier)
}

/** Back where it was before an anomaly whose level had already been taken for the new normal. */
function isReturn(state: DailyState, { day, deviation, side }: Outlier): boolean {
  const { before } = state
  if (before === undefined || side === before.side) return false
  const fromBefore = deviation + state.level - before.level
  if (Math.abs(fromBefore) >= dailySettings.returnTimes * usualDeviation(state)) return false
  if (day.number - before.day > dailySettings.rememberDays) return false
  Object.assign(state, { level: before.level, slowLevel: before.slowLevel, before: undefined })
  Object.assign(state, { anomaly: undefined, newest: [], newestFromSlow: [] })
  return true
}

/** The same weekday a week ago was an anomaly as large: the weekday has changed, and is learnt at once. */
function isWeekly(state: DailyState, { day, deviation }: Outlier): boolean {
  if (state.anomaly !== undefined) return false
  const weekAgo = state.beginnings.get(day.weekday)
  if (weekAgo === undefined || day.number - weekAgo.day !== 7) return false
  if (Math.abs(deviation - weekAgo.deviation) >= 0.4 * Math.abs(weekAgo.deviation)) return false
  state.weekdays[day.weekday] = weekdayOf(state, day.weekday) + smallerOf(deviation, weekAgo.deviation)
  state.beginnings.delete(day.weekday)
  return true
}

function markAnomaly(state: DailyState, { day, deviation, side }: Outlier): void {
  const { anomaly, before } = state
  if (anomaly === undefined) state.beginnings.set(day.weekday, { day: day.number, deviation })
  state.anomaly = { side, days: anomaly?.side === side ? anomaly.days + 1 : 1 }
  const isForgotten = before === undefined || day.number - before.day > dailySettings.rememberDays
  state.before = isForgotten
    ? { level: state.level, slowLevel: state.slowLevel, side, day: day.number }
    : { ...before, day: day.number }
}

function rememberDeviation({ deviations }: DailyState, day: Day, deviation: number): void {
  deviations.set(day.number, deviation)
  const [oldest] = deviations.keys()
  if (oldest !== undefined && oldest < day.number - 366) deviations.delete(oldest)
}

const specialPace = 0.1
function smallerOf(one: number, other: number): number {
  return Math.abs(one) < Math.abs(other) ? one : other
}
