import { dailySettings } from './daily-settings.ts'
import { median } from '../median.ts'

/** A day as logarithm of its value. */
export interface StartDay {
  weekday: number
  log: number
}

export interface DailyStart {
  level: number
  /** What each weekday lies above or below the level. */
  weekdays: Float64Array
  /** How far a day usually is from what its weekday and the level say. */
  spread: number
}

/** What the first weeks say, by medians, so that an outage among them does no harm. */
export function learnFromStart(days: readonly StartDay[]): DailyStart {
  const logs = days.map(({ log }) => log)
  const weekdays = Float64Array.from({ length: 7 }, (_, weekday) =>
    typical(
      days.flatMap((day, at) => (day.weekday === weekday ? [day.log - medianAround(logs, at, 7)] : [])),
    ),
  )
  const levels = days.map(({ log, weekday }) => log - (weekdays[weekday] ?? 0))
  const deviations = levels.map((level, at) => Math.abs(level - medianAround(levels, at, 10)))
  const spread = Math.max(
    median(deviations) * sigmaPerMedian * caution(days.length),
    dailySettings.leastSpread,
  )
  return { level: levelTomorrow(levels, spread), weekdays, spread }
}

/** The middle of the newest days; where the two newest weeks are clearly apart, as in a young product, moved on by as much. */
function levelTomorrow(levels: readonly number[], spread: number): number {
  const newest = median(levels.slice(-7))
  const growth = newest - median(levels.slice(-14, -7))
  return Math.abs(growth) > spread ? newest + (growth * 4) / 7 : median(levels.slice(-10))
}

/** Of two that disagree one has seen an incident: the less remarkable one is believed. Three have a median. */
function typical(offsets: readonly number[]): number {
  const [one = 0, other = one] = offsets
  if (offsets.length !== 2 || Math.abs(one - other) < disagreement) return median(offsets)
  return Math.abs(one) < Math.abs(other) ? one : other
}

/** As a logarithm: a third more or less. */
const disagreement = 0.5

/** Of a normal distribution: its standard deviation by the median of what lies off its middle. */
const sigmaPerMedian = 1.4826

/** The shape was fitted to these very days, and medians know nothing of tails: later days will look less even. */
function caution(days: number): number {
  return days < dailySettings.fullDays ? 1.45 : 1.25
}

/** Of the window around that place, moved inwards at the ends. */
function medianAround(values: readonly number[], at: number, length: number): number {
  const from = Math.max(0, Math.min(at - Math.floor(length / 2), values.length - length))
  return median(values.slice(from, from + length))
}
