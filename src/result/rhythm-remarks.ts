import { formatValue } from './format-value.ts'
import { capitalize, nameBucket } from './bucket-phrase.ts'
import { compareWords } from './compare-words.ts'
import type { SeriesResult } from './metric-result.ts'
import type { Remark } from './remark.ts'
import { meanOf, medianOf, valuesOf, type Point } from './series-figures.ts'
import { isBeyondChance } from './series-remarks.ts'

/**
 * A bucket is compared with its like: days with the same weekday, hours with the same hour, weeks and months with all
 * others; from this many on there is a "usual". Two days hold no 5-minute bucket often enough.
 */
const fewestPeers = { '5min': Number.POSITIVE_INFINITY, hour: 4, day: 3, week: 5, month: 5 } as const

/** How far a bucket must lie from its peers to stand out: in their own scatter, and as a share of what is usual. */
const scatterLimit = 4
const smallestShare = 0.25

/** The bucket that stands out most from its peers: `Thu, Nov 12 stands out: 4,210, 62% below a usual Thursday (11,080).` */
export function outlierRemark(result: SeriesResult, points: readonly Point[]): Remark | undefined {
  const strangest = points
    .map((point) => judge(result, point, points))
    .filter((outlier) => outlier !== undefined)
    .sort((a, b) => b.distance - a.distance)[0]
  if (strangest === undefined) return undefined
  const { point, usual } = strangest
  const words = compareWords(usual, point.value, result.unit)
  const peers = `a usual ${peerName(point, result)} (${formatValue(usual, result.unit)})`
  const name = capitalize(nameBucket(point.label, result.interval))
  if (point === points.at(-1)) return { text: `${name} is ${words} ${peers}.`, weight: 90 }
  return {
    text: `${name} stands out: ${formatValue(point.value, result.unit)}, ${words} ${peers}.`,
    weight: 74,
  }
}

interface Outlier {
  point: Point
  usual: number
  distance: number
}

function judge(result: SeriesResult, point: Point, points: readonly Point[]): Outlier | undefined {
  const peers = valuesOf(points.filter((other) => other !== point && isPeer(other, point, result)))
  if (peers.length < fewestPeers[result.interval]) return undefined
  const usual = medianOf(peers)
  const scatter = 1.4826 * medianOf(peers.map((value) => Math.abs(value - usual)))
  const chance = result.unit === 'users' || result.unit === 'events' ? Math.sqrt(usual) : 0
  const distance = Math.abs(point.value - usual) / Math.max(scatter, chance, 0.03 * Math.abs(usual), 1e-9)
  const isFar = Math.abs(point.value - usual) >= smallestShare * Math.abs(usual)
  return usual > 0 && isFar && distance >= scatterLimit ? { point, usual, distance } : undefined
}

function isPeer(other: Point, point: Point, { interval }: SeriesResult): boolean {
  if (interval === 'day') return (other.position - point.position) % 7 === 0
  if (interval === 'hour') return other.label.slice(11) === point.label.slice(11)
  return true
}

function peerName(point: Point, { interval }: SeriesResult): string {
  if (interval === 'day') return fullWeekday(point.label)
  return interval === 'hour' ? point.label.slice(11, 16) : interval
}

function fullWeekday(day: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The weekly rhythm where it is strong: `Weekends run 18% below weekdays: 10,240 against 12,480.` */
export function rhythmRemark(result: SeriesResult, points: readonly Point[]): Remark | undefined {
  if (result.interval !== 'day' || points.length < 14) return undefined
  const weekend = valuesOf(points.filter(isWeekend))
  const weekdays = valuesOf(points.filter((point) => !isWeekend(point)))
  const [early, recent] = [meanOf(weekdays), meanOf(weekend)]
  const share = Math.abs(recent / early - 1)
  const sums = { early: early * weekend.length, recent: recent * weekend.length }
  if (!(share >= 0.1) || !isBeyondChance(result, sums) || !isSteady(weekend, weekdays)) return undefined
  const figures = `${formatValue(recent, result.unit)} against ${formatValue(early, result.unit)}`
  const words = compareWords(early, recent, result.unit)
  return { text: `Weekends run ${words} weekdays: ${figures}.`, weight: share >= 0.3 ? 54 : 44 }
}

function isWeekend({ label }: Point): boolean {
  return fullWeekday(label).startsWith('S')
}

/** A rhythm, not an accident: most weekend days lie on their own side of the usual weekday. */
function isSteady(weekend: readonly number[], weekdays: readonly number[]): boolean {
  const usual = medianOf(weekdays)
  const below = weekend.filter((value) => value < usual).length
  return Math.max(below, weekend.length - below) >= 0.85 * weekend.length
}

/** Hours follow the clock, so the newest one is also held against its like of the day before. */
export function sameHourRemark(result: SeriesResult, points: readonly Point[]): Remark | undefined {
  const latest = points.at(-1)
  const dayEarlier = points.find(({ position }) => position === (latest?.position ?? 0) - hoursInDay)
  if (result.interval !== 'hour' || latest === undefined || dayEarlier === undefined) return undefined
  if (!isBeyondChance(result, { early: dayEarlier.value, recent: latest.value })) return undefined
  const words = compareWords(dayEarlier.value, latest.value, result.unit)
  const before = `the same hour a day earlier (${formatValue(dayEarlier.value, result.unit)})`
  return {
    text: `${capitalize(nameBucket(latest.label, result.interval))} is ${words} ${before}.`,
    weight: 68,
  }
}

const hoursInDay = 24
