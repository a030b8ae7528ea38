import type { JudgedPoint, JudgedSeries } from '../judge/judged-series.ts'

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
  if (isSpecial(judging, point) || judging.leaveOut.has(point.label)) return undefined
  return { label: point.label, value: point.value }
}

/** A point of a known day; of a week or a month, one most of whose days are known: a single holiday makes no January special. */
export function isSpecial(
  { knownDays, view: { series } }: Pick<Judging, 'knownDays' | 'view'>,
  { label, start, end }: Pick<JudgedPoint, 'label' | 'start' | 'end'>,
): boolean {
  if (knownDays.size === 0) return false
  if (series.interval !== 'week' && series.interval !== 'month') return knownDays.has(label.slice(0, 10))
  const count = Math.round((end.getTime() - start.getTime()) / dayMs)
  const days = Array.from({ length: count }, (_, index) => daysBefore(label, -index))
  return days.filter((day) => knownDays.has(day)).length > count / 2
}

/** The same wall time so many days earlier. */
export function daysBefore(label: string, days: number): string {
  const day = new Date(Date.parse(label.slice(0, 10)) - days * dayMs).toISOString().slice(0, 10)
  return `${day}${label.slice(10)}`
}

const dayMs = 24 * 60 * 60_000
