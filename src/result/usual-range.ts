import { Temporal } from 'temporal-polyfill'

/** A finished five minutes as it was kept: who was there, or null where nothing is known. */
export interface RealtimeCount {
  start: Date
  users: number | null
}

/**
 * What is usual at each of today's clock times on that weekday: the median of the weeks before, and the range in which
 * four of five of them lie. Aligned with the result's points; null where fewer than three weeks are known.
 */
export interface UsualRange {
  lower: readonly (number | null)[]
  middle: readonly (number | null)[]
  upper: readonly (number | null)[]
  /** How many weeks the best known clock time rests on. */
  weeks: number
}

/** Kept points tell this much: they are let go after eighty days. */
export const usualWeeks = 10
const fewestWeeks = 3

/**
 * Compares like with like: the same wall time of the same weekday, also where the clocks have changed in between. Undefined
 * where no clock time is known for three weeks.
 */
export function usualRange(
  starts: readonly Date[],
  counts: readonly RealtimeCount[],
  timeZone: string,
): UsualRange | undefined {
  const known = new Map(counts.map(({ start, users }) => [start.getTime(), users]))
  const samples = earlierInstants(starts, timeZone).map((instants) =>
    instants.flatMap((instant) => known.get(instant) ?? []).toSorted((a, b) => a - b),
  )
  const weeks = Math.max(0, ...samples.map(({ length }) => length))
  if (weeks < fewestWeeks) return undefined
  const at = (share: number) =>
    samples.map((sample) => (sample.length < fewestWeeks ? null : quantile(sample, share)))
  return { lower: at(0.1), middle: at(0.5), upper: at(0.9), weeks }
}

/** For each instant the same wall time of the weeks before. Clocks change on a quarter of an hour, so one look serves it all. */
function earlierInstants(starts: readonly Date[], timeZone: string): number[][] {
  const quarters = new Map<number, number[]>()
  return starts.map((start) => {
    const sinceQuarter = start.getTime() % quarterMs
    const quarter = start.getTime() - sinceQuarter
    const earlier = quarters.get(quarter) ?? weeksBefore(quarter, timeZone)
    quarters.set(quarter, earlier)
    return earlier.map((instant) => instant + sinceQuarter)
  })
}

const quarterMs = 15 * 60_000

/** A wall time that the clocks skipped in some week does not exist there. */
function weeksBefore(instant: number, timeZone: string): number[] {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  return Array.from({ length: usualWeeks }, (_, back) => zoned.subtract({ weeks: back + 1 }))
    .filter(({ hour, minute }) => hour === zoned.hour && minute === zoned.minute)
    .map(({ epochMilliseconds }) => epochMilliseconds)
}

/** `sorted` is not empty. Between two samples the line between them holds. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}
