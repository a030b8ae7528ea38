import type { DailyState } from './daily-state.ts'
import { usualDeviation, weekdayOf } from './daily-state.ts'

/** How far a working day falls when nobody works; undefined for days of rest and where the days of the week are alike. */
export function restDrop(state: DailyState, weekday: number): { least: number; most: number } | undefined {
  const lowest = Math.min(...state.weekdays)
  const middle = (lowest + Math.max(...state.weekdays)) / 2
  const own = weekdayOf(state, weekday)
  const most = own - lowest
  if (own <= middle || most <= clearDrop || most <= 4 * usualDeviation(state)) return undefined
  const mildest = Math.max(...state.weekdays.filter((value) => value < middle))
  return { least: Math.max(own - mildest, leastRestDrop), most }
}

/**
 * A single working day at the level of a weekend is a public holiday somewhere, and no calendar knows them all. The second in a row
 * is judged like any other day, as is what falls below a weekend.
 */
export function looksLikeRest(state: DailyState, weekday: number, deviation: number): boolean {
  if (state.wasRest || state.anomaly !== undefined) return false
  const drop = restDrop(state, weekday)
  if (drop === undefined) return false
  const play = 2.5 * usualDeviation(state)
  return -deviation >= drop.least - play && -deviation <= drop.most + play
}

const clearDrop = 0.3
const leastRestDrop = 0.25
