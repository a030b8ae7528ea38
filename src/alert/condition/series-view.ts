import type { JudgedPoint, JudgedSeries } from '../judged-series.ts'

/** A series with its points by label, made once and shared by all alerts that look at it. */
export interface SeriesView {
  series: JudgedSeries
  /** Of a wall time that comes twice, the later. */
  indexOf: ReadonlyMap<string, number>
  /** -1 where nothing has settled. */
  newestSettled: number
}

export function viewOf(series: JudgedSeries): SeriesView {
  return {
    series,
    indexOf: new Map(series.points.map(({ label }, index) => [label, index])),
    newestSettled: series.points.findLastIndex(({ isSettled }) => isSettled),
  }
}

/** One point under judgement, and what may be compared with it. */
export interface Judging {
  view: SeriesView
  index: number
  point: JudgedPoint
  value: number
  /** Days, and labels of points, that tell nothing about what is usual. */
  knownDays: ReadonlySet<string>
  leaveOut: ReadonlySet<string>
}

/** An earlier point that may be compared with; undefined where it is unknown, special or part of an incident. */
export function comparable(judging: Judging, index: number): { label: string; value: number } | undefined {
  const point = index < judging.index ? judging.view.series.points[index] : undefined
  if (point === undefined || point.value === null || !point.isSettled) return undefined
  const isSpecial = judging.knownDays.has(point.label) || judging.knownDays.has(point.label.slice(0, 10))
  if (isSpecial || judging.leaveOut.has(point.label)) return undefined
  return { label: point.label, value: point.value }
}

/** The same wall time so many days earlier. */
export function daysBefore(label: string, days: number): string {
  const day = new Date(Date.parse(label.slice(0, 10)) - days * dayMs).toISOString().slice(0, 10)
  return `${day}${label.slice(10)}`
}

const dayMs = 24 * 60 * 60_000
