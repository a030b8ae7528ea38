import type { SavedChartContent } from './metric-result.ts'
import { completePoints, meanOf, valuesOf, type Point } from './series-figures.ts'

/** Rows over time of a saved chart. */
export type SavedSeries = Extract<SavedChartContent, { shape: 'series' }>
export type SavedLine = SavedSeries['series'][number]

/** The rows that are the chart's own, those of the range before left out; only such as have a finished value. */
function ownLines(content: SavedSeries): SavedLine[] {
  return content.series.filter((line) => !line.isComparison && completePoints(content, line).length > 0)
}

/** The row that stands for the chart: the largest in the newest finished bucket. */
export function mainSavedSeries(content: SavedSeries): SavedLine | undefined {
  return rankSavedLines(content)[0]?.line
}

/** Exports leave the name of a row empty where the chart has one row alone, or nothing to name it by. */
export function savedLineName({ label }: SavedLine): string {
  return label === '' ? '(no name)' : label
}

export interface RankedLine {
  line: SavedLine
  value: number
}

/** Rows by their value in the newest finished bucket that any of them has, largest first. */
export function rankSavedLines(content: SavedSeries): RankedLine[] {
  const lines = ownLines(content)
  const newest = Math.max(...lines.map((line) => completePoints(content, line).at(-1)?.position ?? 0))
  return lines.map((line) => ({ line, value: line.values[newest] ?? 0 })).sort((a, b) => b.value - a.value)
}

/** A row against the one of the range before, over the finished positions that both have. */
export function savedComparison(
  content: SavedSeries,
  { label }: SavedLine,
): { now: number; before: number; higher: number; buckets: number } | undefined {
  const find = (isComparison: boolean) =>
    content.series.find((line) => line.isComparison === isComparison && line.label === label)
  const [own, earlier] = [find(false), find(true)]
  if (own === undefined || earlier === undefined) return undefined
  // The rows share one time axis, so a day that is not over now is left out on both sides.
  const before = new Map(completePoints(content, earlier).map(({ position, value }) => [position, value]))
  const pairs = completePoints(content, own).flatMap(({ position, value }: Point) => {
    const partner = before.get(position)
    return partner === undefined ? [] : [{ now: value, before: partner }]
  })
  if (pairs.length === 0) return undefined
  return {
    now: meanOf(pairs.map(({ now }) => now)),
    before: meanOf(pairs.map(({ before }) => before)),
    higher: pairs.filter(({ now, before }) => now > before).length,
    buckets: pairs.length,
  }
}

/** The mean of a row's finished buckets. */
export function savedMean(content: SavedSeries, line: SavedLine): number {
  return meanOf(valuesOf(completePoints(content, line)))
}
