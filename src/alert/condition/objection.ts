import { formatValue } from '../../result/format-value.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { Judging } from './series-view.ts'
import { wilsonInterval } from './wilson.ts'
import type { Yardstick } from './yardstick.ts'

/**
 * Why a value beyond its bound is no reason to wake anybody, as a clause: there are too few people for it to mean something.
 * Undefined where nothing speaks against it.
 */
export function objection(
  yardstick: Yardstick,
  judging: Judging,
  minimum: number | undefined,
): string | undefined {
  return (
    tooSmall(yardstick, judging, minimum) ?? withinChance(yardstick, judging) ?? tooVague(yardstick, judging)
  )
}

function tooSmall(
  { expected, lower, upper }: Yardstick,
  { view, point, value }: Judging,
  minimum: number | undefined,
): string | undefined {
  if (minimum === undefined) return undefined
  const { unit } = view.series
  const size = point.outOf ?? (isAmount(unit) ? Math.max(value, expected ?? lower ?? upper ?? 0) : undefined)
  if (size === undefined || size >= minimum) return undefined
  return `only ${formatValue(size, 'users')} are concerned, fewer than the rule’s minimum of ${formatValue(minimum, 'users')}`
}

/**
 * Counts of people and events wander by their square root; three of those happen by themselves. Of two buckets that are held against
 * each other both do.
 */
function withinChance(yardstick: Yardstick, { view, value }: Judging): string | undefined {
  const { expected, isLearnt, isOneBucket, isBeyondChance } = yardstick
  if (!isLearnt || isBeyondChance === true || expected === undefined || !isCount(view.series.unit))
    return undefined
  const floor = 3 * Math.sqrt(Math.max(isOneBucket === true ? expected + value : expected, 1))
  if (Math.abs(value - expected) > floor) return undefined
  return `among so few that happens by chance: ${formatValue(Math.floor(floor), 'users')} or fewer make no difference`
}

/** A share of few people lies anywhere within its interval. */
function tooVague({ side, lower, upper }: Yardstick, { view, point, value }: Judging): string | undefined {
  if (view.series.unit !== 'ratio' || point.outOf === undefined || point.outOf <= 0) return undefined
  const interval = wilsonInterval(Math.round(value * point.outOf), point.outOf)
  const isCertain =
    side === 'drop'
      ? lower === undefined || interval.upper < lower
      : upper === undefined || interval.lower > upper
  if (isCertain) return undefined
  const [from, to] = [formatValue(interval.lower, 'ratio'), formatValue(interval.upper, 'ratio')]
  return `of only ${formatValue(point.outOf, 'users')} people it may as well be anything from ${from} to ${to}`
}

export function isCount(unit: Unit): boolean {
  return unit === 'users' || unit === 'events'
}

function isAmount(unit: Unit): boolean {
  return isCount(unit) || unit === 'number'
}
