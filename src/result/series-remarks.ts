import type { Interval } from '../query/query.ts'
import { capitalize, inBucket, intervalWords, nameBucket } from './bucket-phrase.ts'
import { compareWords } from './compare-words.ts'
import { formatValue, plural } from './format-value.ts'
import type { Series, SeriesResult } from './metric-result.ts'
import type { Remark } from './remark.ts'
import { completePoints, meanOf, valuesOf, type Measured, type Point } from './series-figures.ts'

/** How many buckets stand for "lately": a week of days, a day of hours, so that rhythms cancel out. */
export const recentBuckets: Readonly<Record<Interval, number>> = {
  '5min': 12,
  hour: 24,
  day: 7,
  week: 4,
  month: 3,
}

/** Lately against the beginning of the range: `The last 7 days average 12,330, 14.2% above the first 7 (10,800).` */
export function trendRemark(result: Measured, points: readonly Point[]): Remark | undefined {
  const size = recentBuckets[result.interval]
  if (points.length < 2 * size) return undefined
  const isLong = points.length >= 3 * size
  const recent = meanOf(valuesOf(points.slice(-size)))
  const early = meanOf(valuesOf(isLong ? points.slice(0, size) : points.slice(-2 * size, -size)))
  if (early <= 0 || recent <= 0) return undefined
  const rivals = isLong ? `the first ${size}` : `the ${size} before`
  const { noun } = intervalWords[result.interval]
  const averages = `The last ${plural(size, noun)} average ${formatValue(recent, result.unit)}`
  const share = Math.abs(recent / early - 1)
  if (share < 0.02) return { text: `${averages}, level with ${rivals}.`, weight: 36 }
  if (!isBeyondChance(result, { early: early * size, recent: recent * size })) return undefined
  const words = compareWords(early, recent, result.unit)
  return {
    text: `${averages}, ${words} ${rivals} (${formatValue(early, result.unit)}).`,
    weight: share >= 0.25 ? 78 : share >= 0.1 ? 64 : 50,
  }
}

/** Small counts wander by their square root; only a move of three of those is news. */
export function isBeyondChance(
  { unit }: Pick<SeriesResult, 'unit'>,
  sums: { early: number; recent: number },
): boolean {
  if (unit !== 'users' && unit !== 'events') return true
  return Math.abs(sums.recent - sums.early) >= 3 * Math.sqrt(sums.recent + sums.early)
}

/** Whether the newest bucket is the highest or lowest of all by more than chance, and which comes next. */
export function recordRemark(result: Measured, points: readonly Point[]): Remark | undefined {
  const latest = points.at(-1)
  const others = points.slice(0, -1)
  const extremes = extremesOf(others)
  if (latest === undefined || extremes === undefined || others.length < 6) return undefined
  const isHighest = latest.value > extremes.best.value
  if (!isHighest && latest.value >= extremes.worst.value) return undefined
  const rival = isHighest ? extremes.best : extremes.worst
  const isCount = result.unit === 'users' || result.unit === 'events'
  if (isCount && Math.abs(latest.value - rival.value) < Math.sqrt(rival.value)) return undefined
  const record = `the ${isHighest ? 'highest' : 'lowest'} of ${plural(points.length, intervalWords[result.interval].noun)}`
  const before = `${formatValue(rival.value, result.unit)} ${inBucket(rival.label, result.interval)}`
  const latestName = capitalize(nameBucket(latest.label, result.interval))
  return {
    text: `${latestName} is ${record}; the next ${isHighest ? 'highest' : 'lowest'} is ${before}.`,
    weight: 70,
  }
}

/** A run of rises or falls for weeks and months, where no rhythm hides it: `Up 4 weeks in a row, from 10,100 to 12,330.` */
export function streakRemark(result: Measured, points: readonly Point[]): Remark | undefined {
  if (result.interval !== 'week' && result.interval !== 'month') return undefined
  const steps = points
    .slice(1)
    .map((point, index) => Math.sign(point.value - (points[index]?.value ?? point.value)))
  const direction = steps.at(-1) ?? 0
  const length = steps.length - 1 - steps.findLastIndex((step) => step !== direction)
  const [first, last] = [points.at(-1 - length), points.at(-1)]
  if (direction === 0 || length < 3 || first === undefined || last === undefined) return undefined
  const run = `${direction > 0 ? 'Up' : 'Down'} ${plural(length, intervalWords[result.interval].noun)} in a row`
  const [from, to] = [formatValue(first.value, result.unit), formatValue(last.value, result.unit)]
  return { text: `${run}, from ${from} to ${to}.`, weight: 55 + 3 * Math.min(length, 8) }
}

/** Highest and lowest bucket: `Peak: 15,210 on Fri, Nov 13; low: 9,870 on Sun, Nov 1.` */
export function peakRemark(result: Measured, points: readonly Point[]): Remark | undefined {
  const extremes = extremesOf(points)
  if (extremes === undefined || points.length < 4 || extremes.best.value === extremes.worst.value)
    return undefined
  const spot = ({ label, value }: Point) =>
    `${formatValue(value, result.unit)} ${inBucket(label, result.interval)}`
  return { text: `Peak: ${spot(extremes.best)}; low: ${spot(extremes.worst)}.`, weight: 38 }
}

function extremesOf(points: readonly Point[]): { best: Point; worst: Point } | undefined {
  const [first, ...rest] = points
  if (first === undefined) return undefined
  return {
    best: rest.reduce((best, point) => (point.value > best.value ? point : best), first),
    worst: rest.reduce((worst, point) => (point.value < worst.value ? point : worst), first),
  }
}

/** Buckets at zero: an event that began, one that stopped, or holes in between. */
export function zeroRemark(result: Measured, points: readonly Point[]): Remark | undefined {
  const { interval } = result
  const { noun } = intervalWords[interval]
  const zeros = points.filter(({ value }) => value === 0)
  const firstUsed = points.findIndex(({ value }) => value !== 0)
  const lastUsed = points.findLastIndex(({ value }) => value !== 0)
  const [start, end] = [points[firstUsed], points[lastUsed]]
  if (zeros.length === 0 || start === undefined || end === undefined) return undefined
  const since = points.length - 1 - lastUsed
  if (since > 0) {
    const text = `Nothing since ${nameBucket(end.label, interval)}: ${plural(since, noun)} at zero.`
    return { text, weight: 96 }
  }
  if (firstUsed > 2 && firstUsed === zeros.length) {
    const text = `First seen ${inBucket(start.label, interval)}; nothing in the ${plural(firstUsed, noun)} before.`
    return { text, weight: 88 }
  }
  const last = zeros.at(-1)?.label ?? ''
  if (zeros.length > points.length / 2) {
    const used = points.length - zeros.length
    return {
      text: `Above zero ${interval === 'day' ? 'on' : 'in'} only ${used} of ${plural(points.length, noun)}.`,
      weight: 62,
    }
  }
  const text = `Zero ${interval === 'day' ? 'on' : 'in'} ${zeros.length} of ${plural(points.length, noun)}, last ${inBucket(last, interval)}.`
  return { text, weight: 62 }
}

/** The one way for an event to reach more people than were active: it does not make them active. */
export function inactiveRemark(result: SeriesResult, series: Series): Remark | undefined {
  const isShare = result.query.kind === 'event' && result.query.metric.kind === 'dauShare'
  if (!isShare || !completePoints(result, series).some(({ value }) => value > 1)) return undefined
  return {
    text: `More than 100%: ${series.label} also reaches people who do not count as active.`,
    weight: 66,
  }
}
