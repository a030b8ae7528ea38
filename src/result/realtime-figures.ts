import { today } from '../query/date-range.ts'
import type { RealtimePoint, RealtimeResult } from './metric-result.ts'
import { meanOf } from './series-figures.ts'

/** A finished five minutes that has a count. */
export type LivePoint = RealtimePoint & { today: number }

/** The finished buckets that have a count, oldest first. */
export function finishedPoints({ points }: RealtimeResult): LivePoint[] {
  return points.filter((point): point is LivePoint => point.isComplete && point.today !== null)
}

/** The finished buckets of the project's own day on which the newest of them lies. */
export function pointsOfToday(result: RealtimeResult): LivePoint[] {
  const points = finishedPoints(result)
  const newest = points.at(-1)
  if (newest === undefined) return []
  const dayOf = ({ start }: RealtimePoint) => today(start, result.project.timeZone)
  return points.filter((point) => dayOf(point) === dayOf(newest))
}

/** Both days over the same clock times. */
export interface Pace {
  now: number
  before: number
  buckets: number
}

/**
 * Mean users per five minutes against those of a day earlier, over the times that both days have. A mean, because one
 * person counts in many buckets: their sum is no number of people. Undefined where no time has both.
 */
export function paceOf(points: readonly LivePoint[]): Pace | undefined {
  const pairs = points.flatMap(({ today, yesterday }) => (yesterday === null ? [] : [{ today, yesterday }]))
  if (pairs.length === 0) return undefined
  return {
    now: meanOf(pairs.map(({ today }) => today)),
    before: meanOf(pairs.map(({ yesterday }) => yesterday)),
    buckets: pairs.length,
  }
}
