import { formatValue } from './format-value.ts'
import { capitalize, nameBucket } from './bucket-phrase.ts'
import { compareWords } from './compare-words.ts'
import type { Remark } from './remark.ts'
import { meanOf, medianOf, valuesOf, type Measured, type Point } from './series-figures.ts'
import { isBeyondChance } from './series-remarks.ts'

/**
 * A bucket is compared with its like: days with the same weekday, hours with the same hour, weeks and months with all
 * others; from this many on there is a "usual". Two days hold no 5-minute bucket often enough.
 */
const fewestPeers = { '5min': Number.POSITIVE_INFINITY, hour: 4, day: 3, week: 5, month: 5 } as const

/** How far a bucket must lie from what is usual: as a share of it, and in the scatter of all buckets around their own. */
const smallestShare = 0.25
const scatterLimit = 4
/** Even the steadiest series wobbles by so much. */
const smallestScatter = 0.03

/** The bucket that stands out most from its peers: `Thu, Nov 12 stands out: 4,210, 62% below a usual Thursday (11,080).` */
export function outlierRemark(result: Measured, points: readonly Point[]): Remark | undefined {
  const strangest = strangestPoint(result, points)
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

interface Judged {
  point: Point
  usual: number
  /** How far the point lies from what is usual, as a share of it. */
  share: number
}

/** All buckets around their own usual value tell how much of a difference is noise, growth or both. */
function strangestPoint(result: Measured, points: readonly Point[]): Judged | undefined {
  const judged = points.map((point) => judge(result, point, points)).filter((each) => each !== undefined)
  const scatter = Math.max(1.4826 * medianOf(judged.map(({ share }) => share)), smallestScatter)
  const isCount = result.unit === 'users' || result.unit === 'events'
  return judged
    .filter(({ share, usual }) => {
      const chance = isCount ? 1 / Math.sqrt(usual) : 0
      return share >= Math.max(smallestShare, scatterLimit * scatter, scatterLimit * chance)
    })
    .sort((a, b) => b.share - a.share)[0]
}

function judge(result: Measured, point: Point, points: readonly Point[]): Judged | undefined {
  const peers = valuesOf(points.filter((other) => other !== point && isPeer(other, point, result)))
  const usual = peers.length < fewestPeers[result.interval] ? 0 : medianOf(peers)
  return usual > 0 ? { point, usual, share: Math.abs(point.value - usual) / usual } : undefined
}

function isPeer(other: Point, point: Point, { interval }: Measured): boolean {
  if (interval === 'day') return (other.position - point.position) % 7 === 0
  if (interval === 'hour') return other.label.slice(11) === point.label.slice(11)
  return true
}

function peerName(point: Point, { interval }: Measured): string {
  if (interval === 'day') return fullWeekday(point.label)
  return interval === 'hour' ? point.label.slice(11, 16) : interval
}

function fullWeekday(day: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The weekly rhythm where it is strong: `Weekends run 18% below weekdays: 10,240 against 12,480.` */
export function rhythmRemark(result: Measured, points: readonly Point[]): Remark | undefined {
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
  return new Date(`${label}T00:00:00Z`).getUTCDay() % 6 === 0
}

/** A rhythm, not an accident: most weekend days lie on their own side of the usual weekday. */
function isSteady(weekend: readonly number[], weekdays: readonly number[]): boolean {
  const usual = medianOf(weekdays)
  const below = weekend.filter((value) => value < usual).length
  return Math.max(below, weekend.length - below) >= 0.85 * weekend.length
}

/** Hours follow the clock, so the newest one is also held against its like of the day before. */
export function sameHourRemark(result: Measured, points: readonly Point[]): Remark | undefined {
  const latest = points.at(-1)
  const dayEarlier = points.find(({ position }) => position === (latest?.position ?? 0) - hoursInDay)
  if (result.interval !== 'hour' || latest === undefined || dayEarlier === undefined) return undefined
  if (!isBeyondChance(result, { early: dayEarlier.value, recent: latest.value })) return undefined
  if (Math.abs(latest.value - dayEarlier.value) < smallestHourlyShare * dayEarlier.value) return undefined
  const words = compareWords(dayEarlier.value, latest.value, result.unit)
  const before = `the same hour a day earlier (${formatValue(dayEarlier.value, result.unit)})`
  return {
    text: `${capitalize(nameBucket(latest.label, result.interval))} is ${words} ${before}.`,
    weight: 68,
  }
}

const hoursInDay = 24
/** Means and shares have no chance of their own to be measured by; less than this is not news in an hour. */
const smallestHourlyShare = 0.05
