import type { Interval } from '../query/query.ts'
import type { Unit } from '../result/metric-result.ts'
import { medianOf, valuesOf, type Point } from '../result/series-figures.ts'
import { surprising, type Peers } from './judged.ts'

/** What a bucket of its kind usually holds, and how far buckets lie from that without anything having happened. */
export interface UsualValue {
  usual: number
  /** One robust standard deviation; never 0. */
  spread: number
  /** What it was learnt from. */
  peers: Peers
}

interface Measured {
  unit: Unit
  interval: Interval
}

/**
 * How often a kind of bucket comes back, in positions, the nearest likeness first; how many of it are needed, and how many are
 * looked at. Older ones say little about now: with eight Sundays fewer labelled incidents are found than with four.
 */
const likenesses: Readonly<Record<Interval, readonly Likeness[]>> = {
  // Two days, which is as much as five minutes are asked for, hold no rhythm.
  '5min': [],
  hour: [
    { peers: 'weekday and hour', every: 7 * 24, fewest: 3, most: 4 },
    { peers: 'hour', every: 24, fewest: 4, most: 6 },
  ],
  day: [
    { peers: 'weekday', every: 7, fewest: 3, most: 4 },
    { peers: 'all', every: 1, fewest: 5, most: 21 },
  ],
  week: [{ peers: 'all', every: 1, fewest: 3, most: 8 }],
  month: [{ peers: 'all', every: 1, fewest: 3, most: 8 }],
}

interface Likeness {
  peers: Peers
  every: number
  fewest: number
  most: number
}

/** Makes a median of absolute deviations comparable with a standard deviation. */
const madScale = 1.4826
/** Even the steadiest series wobbles by so much of itself, so that less than three times this is never news. */
const smallestShare = 0.03
/** Of shares (0 to 1), whose samples nobody tells us. */
const smallestRatio = 0.002

/**
 * The baseline of a point: the median of its like before it. Its spread is the larger of their own scatter and that of all
 * buckets around their like, because three Sundays that happen to agree would make every fourth one a sensation; and never
 * less than the chance scatter of a count. Undefined where too few are known. `points` are complete buckets, oldest first.
 */
export function usualValue(
  points: readonly Point[],
  point: Point,
  measured: Measured,
): UsualValue | undefined {
  const earlier = points.filter(({ position }) => position < point.position)
  for (const likeness of likenesses[measured.interval]) {
    const like = valuesOf(likeOf(earlier, point, likeness))
    if (like.length < likeness.fewest) continue
    const spread = spreadOf(like, shareOfScatter(earlier, likeness), measured.unit)
    return { usual: medianOf(like), spread, peers: likeness.peers }
  }
  return undefined
}

/** The newest buckets that stand at the same place in the rhythm. */
function likeOf(points: readonly Point[], { position }: Point, { every, most }: Likeness): Point[] {
  return points
    .filter((other) => other.position !== position && (position - other.position) % every === 0)
    .slice(-most)
}

/** How far buckets lie from the median of their like, as a share of it: one of them in the middle. */
function shareOfScatter(points: readonly Point[], likeness: Likeness): number {
  const shares = points.slice(-likeness.most * likeness.every).flatMap((point) => {
    const like = valuesOf(likeOf(points, point, likeness))
    const usual = medianOf(like)
    return like.length < 2 || !(usual > 0) ? [] : [Math.abs(point.value - usual) / usual]
  })
  return shares.length === 0 ? 0 : madScale * medianOf(shares)
}

function spreadOf(like: readonly number[], scatter: number, unit: Unit): number {
  const usual = medianOf(like)
  const own = madScale * medianOf(like.map((value) => Math.abs(value - usual)))
  return Math.max(own, scatter * Math.abs(usual), leastSpread(usual, unit))
}

/** Counts of people and events wander by their square root: below three of those nothing is news. */
export function leastSpread(usual: number, unit: Unit): number {
  const share = Math.max(smallestShare * Math.abs(usual), Number.EPSILON)
  switch (unit) {
    case 'users':
    case 'events':
      return Math.max(share, (3 / surprising) * Math.sqrt(Math.max(usual, 1)))
    case 'ratio':
      return Math.max(share, smallestRatio)
    case 'number':
    case 'durationMs':
      return share
  }
}
