import { dailySettings, dailyWindows } from './daily-settings.ts'
import { createDailySpread, type DailySpread, type Side } from './daily-spread.ts'
import type { DailyStart } from './daily-start.ts'

/** A day to be judged. */
export interface Day {
  /** Days since 1970-01-01, in the project's zone. */
  number: number
  /** 0 to 6, beginning anywhere: only sameness counts. */
  weekday: number
  /** Many people keep it as a holiday, or somebody has named it: large deviations are usual, and say nothing about other days. */
  isSpecial: boolean
}

/** What has been learnt of a series. All in natural logarithms, where a change of so many per cent is one distance at any level. */
export interface DailyState {
  level: number
  /** Follows five times as slowly: against it a leak shows. */
  slowLevel: number
  weekdays: Float64Array
  /** One per window of `dailyWindows`. */
  spreads: readonly DailySpread[]
  /** Deviations of the newest judged days from either level, oldest first. */
  newest: number[]
  newestFromSlow: number[]
  anomaly: { side: Side; days: number } | undefined
  /** The levels from before the last anomaly, to know a return by. */
  before: { level: number; slowLevel: number; side: Side; day: number } | undefined
  /** By weekday: the last day on which an anomaly began there. */
  beginnings: Map<number, { day: number; deviation: number }>
  /** By day: how far it was off. Reaches back a year. */
  deviations: Map<number, number>
  /** The last working day looked like a day of rest. */
  wasRest: boolean
}

export function startState(start: DailyStart): DailyState {
  const state: DailyState = {
    level: 0,
    slowLevel: 0,
    weekdays: new Float64Array(7),
    spreads: dailyWindows.map(createDailySpread),
    newest: [],
    newestFromSlow: [],
    anomaly: undefined,
    before: undefined,
    beginnings: new Map(),
    deviations: new Map(),
    wasRest: false,
  }
  learnAnew(state, start)
  return state
}

/** Puts another shape in place; what is remembered of single days stays. */
export function learnAnew(state: DailyState, { level, weekdays, spread }: DailyStart): void {
  Object.assign(state, { level, slowLevel: level, weekdays })
  for (const window of state.spreads) window.start(spread)
}

export function weekdayOf(state: DailyState, weekday: number): number {
  return state.weekdays[weekday] ?? 0
}

/** The usual size of one day's deviation, whichever its side. */
export function usualDeviation(state: DailyState): number {
  return state.spreads[0]?.typical() ?? dailySettings.leastSpread
}

/** What is out stays out of what is usual, until it has lasted for days. */
export function isYoungAnomaly({ anomaly }: DailyState): boolean {
  return anomaly !== undefined && anomaly.days <= dailySettings.acceptAfterDays
}
