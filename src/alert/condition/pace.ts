import { liveLabels } from '../judge/judged-live.ts'
import type { JudgedPoint, JudgedSeries } from '../judge/judged-series.ts'

/** How much of a day has usually come by now, learnt from the same weekdays before. */
export interface Pace {
  /** `14:24`: the project's wall time at which it was looked at. */
  time: string
  /** 0 to 1, the mean. */
  share: number
  /** As little as hardly ever: a bound that is scaled down by it is fair to a slow day. */
  low: number
  weeks: number
}

/** How far a day had come when it was looked at: `2026-11-16T14:24:00` in project time, and the number then. */
export interface DayLook {
  label: string
  value: number
}

interface PaceOptions {
  /** When the running day's number was computed. */
  asOf: Date
  timeZone: string
  knownDays: ReadonlySet<string>
}

const fewestWeeks = 3
const mostWeeks = 8
/** Shares wander by at least a hundredth of the day, however alike a few weeks look. */
const leastDeviation = 0.01
/** How many standard deviations of the shares a slow day may lie below the mean of a few weeks. */
const slowest = 3.5
/** Before a quarter of the day has come, little can be told from it. */
const leastShare = 0.25

/**
 * The pace of today from earlier looks at days that are over now: what had been counted by this time, as Amplitude told it then, as a
 * share of what the day came to. That is right for people as well as for events, and whatever comes late comes late in both.
 * Undefined below three weeks of looks at this weekday, and early in the day, when next to nothing is known.
 */
export function dayPace(
  { points }: JudgedSeries,
  looks: readonly DayLook[],
  { asOf, timeZone, knownDays }: PaceOptions,
): Pace | undefined {
  const now = liveLabels(timeZone)(asOf)
  const running = points.find(({ isSettled }) => !isSettled)
  if (running?.label !== now.slice(0, 10)) return undefined
  const byDay = Map.groupBy(looks, ({ label }) => label.slice(0, 10))
  const shares = points.flatMap((point) => {
    const back = daysBetween(point.label, running.label)
    if (back < 1 || back > 7 * mostWeeks || knownDays.has(point.label)) return []
    const share = shareOf(point, byDay.get(point.label) ?? [], now)
    return share === undefined ? [] : [{ share, weekday: back % 7 }]
  })
  return paceOf(shares, now.slice(11, 16))
}

/** What is told of a weekday is its own; how much such shares wander is told by all of them. */
function paceOf(shares: readonly { share: number; weekday: number }[], time: string): Pace | undefined {
  const byWeekday = Map.groupBy(shares, ({ weekday }) => weekday)
  const own = byWeekday.get(0) ?? []
  if (own.length < fewestWeeks) return undefined
  const mean = meanOf(own)
  const misses = [...byWeekday.values()].flatMap((some) =>
    some.map(({ share }) => (share - meanOf(some)) ** 2),
  )
  const variance = sumOf(misses) / (shares.length - byWeekday.size)
  const low = mean - slowest * Math.max(leastDeviation, Math.sqrt(variance))
  return low < leastShare ? undefined : { time, share: mean, low, weeks: own.length }
}

const minuteMs = 60_000
/** A look that came so much later on its day, or earlier, is one at the same time. */
const laterMs = 2 * minuteMs
const earlierMs = 40 * minuteMs
const dayMs = 24 * 60 * minuteMs

/** How much of a day had come at that time. A day on which the clocks change has another pace. */
function shareOf(point: JudgedPoint, looks: readonly DayLook[], now: string): number | undefined {
  const { value, isSettled, label, start, end } = point
  if (!isSettled || value === null || value <= 0 || end.getTime() - start.getTime() !== dayMs)
    return undefined
  const atMs = Date.parse(`${label}${now.slice(10)}Z`)
  const ages = looks.map((look) => ({ look, age: atMs - Date.parse(`${look.label}Z`) }))
  const [nearest] = ages
    .filter(({ age }) => age >= -laterMs && age <= earlierMs)
    .toSorted((one, other) => one.age - other.age)
  return nearest === undefined ? undefined : Math.min(1, nearest.look.value / value)
}

function daysBetween(day: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(day)) / dayMs)
}

function meanOf(shares: readonly { share: number }[]): number {
  return sumOf(shares.map(({ share }) => share)) / shares.length
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
