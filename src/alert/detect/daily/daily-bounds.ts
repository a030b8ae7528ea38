import type { Chance } from '../log-scale.ts'
import { dailySettings, dailyWindows, type DailyWindow } from './daily-settings.ts'
import type { DailySpread, Side } from './daily-spread.ts'
import { usualDeviation, type DailyState, type Day } from './daily-state.ts'
import { restDrop } from './rest-days.ts'

/** Between what a day is usual, as deviations from its weekday's level; known before its value is. */
export interface DailyBounds {
  lower: number
  upper: number
  /** The slow level drew that bound: what is beyond it is part of a leak. */
  isLowerSlow: boolean
  isUpperSlow: boolean
}

export interface BoundsOptions {
  /** By the sensitivity, and more at the start. */
  reach: number
  /** How far chance alone leads a day of so many people. */
  chance: Chance
  /** Below this deviation nearly nothing is left. */
  outage: number
}

export function dailyBounds(state: DailyState, day: Day, options: BoundsOptions): DailyBounds {
  const bounds = windowBounds(state, options)
  forYearAgo(bounds, state, day)
  if (day.isSpecial) forSpecialDay(bounds, state, day)
  bounds.lower = Math.max(bounds.lower, options.outage)
  return bounds
}

/** Where an anomaly lasts, its side is narrow: what is still well out belongs to it. */
export function whileItLasts(bounds: DailyBounds, state: DailyState): DailyBounds {
  const stay = dailySettings.stayTimes * usualDeviation(state)
  const side = state.anomaly?.side
  return {
    ...bounds,
    lower: side === 'drop' ? Math.max(bounds.lower, -stay) : bounds.lower,
    upper: side === 'spike' ? Math.min(bounds.upper, stay) : bounds.upper,
  }
}

/**
 * What each window would still bear, given the days before; the narrowest counts. The newest day has to carry its share, so that
 * the day after an outage is not unusual for its neighbour's sake.
 */
function windowBounds(state: DailyState, options: BoundsOptions): DailyBounds {
  const bounds = { lower: -Infinity, upper: Infinity, isLowerSlow: false, isUpperSlow: false }
  dailyWindows.forEach((window, index) => {
    const spread = state.spreads[index]
    const isSlow = window.against === 'slow level'
    const earlier = (isSlow ? state.newestFromSlow : state.newest).slice(-window.days)
    const known = earlier.slice(earlier.length - window.days + 1)
    if (spread === undefined || known.length < window.days - 1) return
    const sum = known.reduce((total, deviation) => total + deviation, 0)
    const shift = isSlow ? state.level - state.slowLevel : 0
    const drop = reachOf({ window, spread, side: 'drop' }, options)
    const spike = reachOf({ window, spread, side: 'spike' }, options)
    const lower = Math.min(-ownShare * drop, -window.days * drop - sum) - shift
    const upper = Math.max(ownShare * spike, window.days * spike - sum) - shift
    if (lower > bounds.lower) Object.assign(bounds, { lower, isLowerSlow: isSlow })
    if (upper < bounds.upper) Object.assign(bounds, { upper, isUpperSlow: isSlow })
  })
  return bounds
}

const ownShare = 0.5

function reachOf(
  { window, spread, side }: { window: DailyWindow; spread: DailySpread; side: Side },
  { reach, chance }: BoundsOptions,
): number {
  const least = side === 'drop' ? -Math.log(1 - window.minChange) : Math.log(1 + window.minChange)
  const byChance = chance[side] / Math.sqrt(window.days)
  return Math.max(least, reach * Math.max(byChance, spread.strangeTimes(side) * spread.usual(side)))
}

/** The same date, or the same weekday, a year ago: what was off then may be off again by as much, and by less than double. */
function forYearAgo(bounds: DailyBounds, state: DailyState, day: Day): void {
  for (const back of [364, 365, 366]) {
    const then = state.deviations.get(day.number - back) ?? 0
    const { lower, upper } = bounds
    if (then < 0) bounds.lower = Math.min(lower, Math.max(2 * then, dailySettings.yearAgoReach * lower))
    if (then > 0) bounds.upper = Math.max(upper, Math.min(2 * then, dailySettings.yearAgoReach * upper))
  }
}

function forSpecialDay(bounds: DailyBounds, state: DailyState, day: Day): void {
  const rest = restDrop(state, day.weekday)
  const drop = rest === undefined ? 0 : rest.most + 2.5 * usualDeviation(state)
  bounds.lower = Math.min(bounds.lower, -Math.max(dailySettings.holidayDrop, drop))
  bounds.upper = Math.max(bounds.upper, dailySettings.holidayRise)
}
