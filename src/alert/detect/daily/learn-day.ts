import { clamp } from '../clamp.ts'
import { dailySettings, dailyWindows } from './daily-settings.ts'
import { isYoungAnomaly, usualDeviation, weekdayOf, type DailyState, type Day } from './daily-state.ts'

export interface LearntDay {
  day: Day
  /** From what its weekday and the level say. */
  deviation: number
  isAnomaly: boolean
}

/** Makes a judged day part of what is usual: fully if it was, not at all while an anomaly is young, quickly once it has lasted. */
export function learnDay(state: DailyState, learnt: LearntDay): void {
  const { deviation, isAnomaly } = learnt
  const fromSlow = deviation + state.level - state.slowLevel
  pushNewest(state.newest, deviation)
  pushNewest(state.newestFromSlow, fromSlow)
  const means = windowMeans(state)
  if (!isAnomaly) followLevel(state, learnt, fromSlow)
  else if (!isYoungAnomaly(state)) acceptLevel(state, deviation, fromSlow)
  learnSpreads(state, learnt, means)
}

function acceptLevel(state: DailyState, deviation: number, fromSlow: number): void {
  const { acceptPace } = dailySettings
  state.level += acceptPace * deviation
  state.slowLevel += acceptPace * fromSlow
  state.newestFromSlow = state.newestFromSlow.map((earlier) => earlier - acceptPace * fromSlow)
}

function followLevel(state: DailyState, { day, deviation }: LearntDay, fromSlow: number): void {
  const usual = usualDeviation(state)
  const usualFromSlow = Math.max(usual, state.spreads.at(-1)?.typical() ?? 0)
  const { levelPace, slowLevelPace, weekdayPace, learntAtMost } = dailySettings
  const learntDeviation = clamp(deviation, learntAtMost * usual)
  state.level += levelPace * learntDeviation
  state.slowLevel += slowLevelPace * clamp(fromSlow, learntAtMost * usualFromSlow)
  state.weekdays[day.weekday] = weekdayOf(state, day.weekday) + weekdayPace * learntDeviation
}

/** Of an anomaly only its first day, by itself, counts among the strange days. */
function learnSpreads(
  state: DailyState,
  { day, isAnomaly }: LearntDay,
  means: readonly (number | undefined)[],
): void {
  const isFirstDay = state.anomaly?.days === 1
  state.spreads.forEach((spread, index) => {
    const mean = means[index]
    if (mean === undefined || (isAnomaly && !(isFirstDay && index === 0))) return
    spread.learn(mean, { day: day.number, isAnomaly })
  })
}

/** Undefined while too few days are known. */
function windowMeans(state: DailyState): (number | undefined)[] {
  return dailyWindows.map(({ days, against }) => {
    const deviations = (against === 'level' ? state.newest : state.newestFromSlow).slice(-days)
    if (deviations.length < days) return undefined
    return deviations.reduce((total, deviation) => total + deviation, 0) / days
  })
}

function pushNewest(newest: number[], deviation: number): void {
  newest.push(deviation)
  if (newest.length > longestWindow) newest.shift()
}

const longestWindow = Math.max(...dailyWindows.map(({ days }) => days))
