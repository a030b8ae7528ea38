import type { JudgedPoint, JudgedSeries } from '../src/alert/judge/judged-series.ts'
import type { Interval } from '../src/query/query.ts'
import { between, gauss, poisson } from './chance.ts'

/**
 * How restless the lines of an interval are, in natural logarithms, each drawn anew for each line, from steady to restless: a level that
 * wanders and comes back within so many slots, quickly and slowly; what each bucket adds by itself; how often one of them is odd, and by
 * how much: nothing that anybody would call an incident.
 */
const restlessness: Readonly<Record<Interval, Restlessness>> = {
  '5min': { quick: [0, 0.05, 12], slow: [0.01, 0.08, 288], own: [0, 0.05], odd: [0.002, 0.25] },
  hour: { quick: [0, 0.05, 3], slow: [0.01, 0.08, 30], own: [0.01, 0.05], odd: [0.002, 0.15] },
  day: { quick: [0.01, 0.03, 2], slow: [0.01, 0.04, 10], own: [0.01, 0.045], odd: [0.005, 0.1] },
  week: { quick: [0, 0, 1], slow: [0.01, 0.04, 4], own: [0.01, 0.04], odd: [0, 0] },
  month: { quick: [0, 0, 1], slow: [0.01, 0.04, 3], own: [0.01, 0.04], odd: [0, 0] },
}

interface Restlessness {
  quick: readonly [least: number, most: number, slots: number]
  slow: readonly [least: number, most: number, slots: number]
  own: readonly [least: number, most: number]
  odd: readonly [share: number, size: number]
}

/** Both sides of a share move alike, so that it is half as restless as they are. */
const shareCalm = 0.5

/**
 * The people of a simulator throw dice; worlds are restless in more ways. Levels wander and come back, single buckets have tails that
 * are heavier than chance has, some are odd. Nothing here depends on where incidents will be.
 */
export function withRealNoise(series: JudgedSeries, random: () => number): JudgedSeries {
  const { quick, slow, own, odd } = restlessness[series.interval]
  const wanders = [wander(random, quick), wander(random, slow)]
  const size = between(random, ...own)
  const calm = isCounted(series) ? 1 : shareCalm
  const points = series.points.map((point): JudgedPoint => {
    let log = size * heavy(random)
    for (const step of wanders) log += step()
    if (random() < odd[0]) log += odd[1] * gauss(random)
    return timesFactor(series, point, Math.exp(calm * log))
  })
  return { ...series, points }
}

function wander(random: () => number, [least, most, slots]: readonly [number, number, number]): () => number {
  const size = between(random, least, most)
  const stays = Math.exp(-1 / slots)
  let place = 0
  return () => {
    place = place * stays + size * Math.sqrt(1 - stays * stays) * gauss(random)
    return place
  }
}

/** Student's t of five degrees, brought to a variance of 1. */
function heavy(random: () => number): number {
  let sum = 0
  for (let count = 0; count < 5; count += 1) sum += gauss(random) ** 2
  return (0.775 * gauss(random)) / Math.sqrt(sum / 5)
}

/** A point whose value is multiplied; shares stay shares, counts stay whole. */
export function timesFactor(series: JudgedSeries, point: JudgedPoint, factor: number): JudgedPoint {
  if (point.value === null) return point
  const value = point.value * factor
  if (series.unit === 'ratio') return { ...point, value: Math.min(1, value) }
  return { ...point, value: isCounted(series) ? Math.round(value) : value }
}

function isCounted({ unit }: JudgedSeries): boolean {
  return unit === 'users' || unit === 'events'
}

/**
 * The same product with so many times as many people: the simulator's season of the week and its busier and slower days, counted
 * anew. To multiply what was counted would multiply its chance as well, which shrinks as products grow.
 */
export function timesAsMany(series: JudgedSeries, times: number, random: () => number): JudgedSeries {
  const { points } = series
  const usual = seasonOf(points)
  const days = Map.groupBy(points.keys(), (index) => points[index]?.label.slice(0, 10) ?? '')
  const sum = (indexes: readonly number[], valueAt: (index: number) => number): number =>
    indexes.reduce((total, index) => total + valueAt(index), 0)
  const counted = (index: number): number => points[index]?.value ?? 0
  const factors = [...days.values()].flatMap((indexes) => {
    const factor = sum(indexes, counted) / Math.max(1, sum(indexes, usual))
    return indexes.map(() => factor)
  })
  const anew = points.map((point, index): JudgedPoint => {
    const value = poisson(random, times * usual(index) * (factors[index] ?? 1))
    return Object.assign({ ...point }, { value })
  })
  return { ...series, points: anew }
}

/** The mean of a bucket's place in the week and of those within half an hour around it, over all weeks. */
function seasonOf(points: readonly JudgedPoint[]): (index: number) => number {
  const [first, second] = points
  const stepMs = (second?.start.getTime() ?? 0) - (first?.start.getTime() ?? 0)
  const slots = Math.round((7 * 86_400_000) / stepMs)
  const around = Math.floor(1_800_000 / stepMs)
  const sums = new Float64Array(slots)
  const counts = new Float64Array(slots)
  const slotOf = ({ start }: JudgedPoint): number => Math.round(start.getTime() / stepMs) % slots
  for (const point of points) {
    for (let off = -around; off <= around; off += 1) {
      const slot = (slotOf(point) + off + slots) % slots
      sums[slot] = (sums[slot] ?? 0) + (point.value ?? 0)
      counts[slot] = (counts[slot] ?? 0) + 1
    }
  }
  return (index) => {
    const point = points[index]
    const slot = point === undefined ? 0 : slotOf(point)
    return (sums[slot] ?? 0) / Math.max(1, counts[slot] ?? 0)
  }
}
