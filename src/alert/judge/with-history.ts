import type { RealtimeCount } from '../../result/usual-range.ts'
import { liveLabels } from './judged-live.ts'
import { spanOf } from './ripeness.ts'
import type { Interval } from '../../query/query.ts'
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
  lines: readonly JudgedSeries[],
  kept: readonly EarlierPoint[],
  timeZone: string,
): JudgedSeries[] {
  const byGroup = Map.groupBy(kept, ({ group }) => group)
  // To place a day in its zone takes longer than all the rest, and lines have the same days.
  const spans = new Map<string, ReturnType<typeof spanOf>>()
  const placed = ({ label, value, outOf }: EarlierPoint, interval: Interval): JudgedPoint => {
    const span = spans.get(label) ?? spanOf(label, interval, timeZone)
    spans.set(label, span)
    return { label, ...span, value, outOf, isSettled: true }
  }
  return lines.map(({ group, unit, interval, points }): JudgedSeries => {
    const known = new Set(points.map(({ label }) => label))
    const earlier = (byGroup.get(group) ?? [])
      .filter(({ label }) => !known.has(label))
      .map((point) => placed(point, interval))
    const all = [...earlier, ...points].toSorted((a, b) => a.start.getTime() - b.start.getTime())
    return { group, unit, interval, points: all }
  })
}
