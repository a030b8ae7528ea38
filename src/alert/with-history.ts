import type { RealtimeCount } from '../result/usual-range.ts'
import { liveLabels } from './judge/judged-live.ts'
import { spanOf } from './judge/ripeness.ts'
import type { JudgedPoint, JudgedSeries } from './judged-series.ts'

/**
 * Puts the five minutes that were kept in front of those that were just read, which count where both have one. What was not kept is
 * left out: while nobody polled nothing was missing at Amplitude.
 */
export function withLiveHistory(
  series: JudgedSeries,
  counts: readonly RealtimeCount[],
  timeZone: string,
): JudgedSeries {
  const first = series.points[0]?.start.getTime() ?? Number.POSITIVE_INFINITY
  const label = liveLabels(timeZone)
  const kept = counts
    .filter(({ start, users }) => users !== null && start.getTime() < first)
    .map(({ start, users }): JudgedPoint => {
      const end = new Date(start.getTime() + 5 * 60_000)
      return { label: label(start), start, end, value: users, outOf: undefined, isSettled: true }
    })
  return { ...series, points: [...kept, ...series.points] }
}

/** A value that was read earlier, and kept because no later answer tells it again. */
export interface EarlierPoint {
  group: string
  label: string
  value: number
  outOf: number | undefined
}

/** Puts values that were kept among those that were just read, which count where both have one. Oldest first. */
export function withEarlierPoints(
  series: JudgedSeries,
  kept: readonly EarlierPoint[],
  timeZone: string,
): JudgedSeries {
  const known = new Set(series.points.map(({ label }) => label))
  const earlier = kept
    .filter(({ group, label }) => group === series.group && !known.has(label))
    .map(({ label, value, outOf }): JudgedPoint => {
      const { start, end } = spanOf(label, series.interval, timeZone)
      return { label, start, end, value, outOf, isSettled: true }
    })
  const points = [...earlier, ...series.points].toSorted((a, b) => a.start.getTime() - b.start.getTime())
  return { ...series, points }
}
