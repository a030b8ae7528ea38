import { liveLabels } from '../judge/judged-live.ts'
import type { JudgedSeries } from '../judged-series.ts'
import { daysBefore } from './series-view.ts'

/** How much of a day has usually come by now, learnt from the same weekdays before. */
export interface Pace {
  /** `14:00`: the project's wall time up to which it was added up. */
  time: string
  /** 0 to 1, the one in the middle. */
  share: number
  /** As little as hardly ever: a bound that is scaled down by it is fair to a slow day. */
  low: number
  weeks: number
}

const fewestWeeks = 3
const mostWeeks = 8
/** Shares wander by at least a hundredth of the day, however alike a few weeks look. */
const leastDeviation = 0.01

/**
 * The pace of today from hours or five minutes of the weeks before. Undefined below three whole weeks, or early in the day, when next
 * to nothing is known. `asOf` is when the running day's number was computed.
 */
export function dayPace(
  { points, interval }: JudgedSeries,
  { asOf, timeZone, knownDays }: { asOf: Date; timeZone: string; knownDays: ReadonlySet<string> },
): Pace | undefined {
  const now = liveLabels(timeZone)(asOf)
  const bucketMinutes = interval === '5min' ? 5 : 60
  const byDay = Map.groupBy(points, ({ label }) => label.slice(0, 10))
  const shares: number[] = []
  for (let week = 1; week <= mostWeeks; week += 1) {
    const until = daysBefore(now, 7 * week)
    const day = byDay.get(until.slice(0, 10)) ?? []
    // A day on which the clocks change, or of which something is missing, has another pace.
    const isWhole = day.length === (24 * 60) / bucketMinutes && day.every(({ value }) => value !== null)
    if (!isWhole || knownDays.has(until.slice(0, 10))) continue
    const total = sumOf(day.map(({ value }) => value ?? 0))
    const reached = day.filter((point) => endLabel(point.label, bucketMinutes) <= until)
    if (total > 0) shares.push(sumOf(reached.map(({ value }) => value ?? 0)) / total)
  }
  if (shares.length < fewestWeeks) return undefined
  const mean = sumOf(shares) / shares.length
  const variance = sumOf(shares.map((share) => (share - mean) ** 2)) / (shares.length - 1)
  const low = mean - 3 * Math.max(leastDeviation, Math.sqrt(variance))
  return low < leastShare ? undefined : { time: now.slice(11, 16), share: mean, low, weeks: shares.length }
}

/** Before a quarter of the day has come, little can be told from it. */
const leastShare = 0.25

function endLabel(label: string, minutes: number): string {
  return new Date(Date.parse(`${label}Z`) + minutes * 60_000).toISOString().slice(0, 19)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
