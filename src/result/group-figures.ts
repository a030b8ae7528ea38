import type { Series, SeriesResult } from './metric-result.ts'
import { completePoints, settledPoints, sumOf, valuesOf } from './series-figures.ts'
import { headlineStyle } from './series-words.ts'

/** One of several lines with the figure that ranks it. */
export interface RankedSeries {
  series: Series
  value: number
}

/**
 * Lines ranked by the same kind of figure that is the headline, largest first. For the newest bucket that is one and the
 * same bucket for all of them, or shares would mix days.
 */
export function rankSeries(result: SeriesResult, series: readonly Series[]): RankedSeries[] {
  const style = headlineStyle(result)
  const newest = newestPosition(result, series)
  const valueOf = (line: Series): number => {
    if (style === 'distinct' && line.wholeRange !== undefined) return line.wholeRange
    if (style === 'sum') return sumOf(valuesOf(settledPoints(result, line)))
    return newest === undefined ? 0 : (line.values[newest] ?? 0)
  }
  return series.map((line) => ({ series: line, value: valueOf(line) })).sort((a, b) => b.value - a.value)
}

/** The newest complete bucket in which any of the lines has a value. */
function newestPosition(result: SeriesResult, series: readonly Series[]): number | undefined {
  const positions = series.flatMap((line) => completePoints(result, line).at(-1)?.position ?? [])
  return positions.length === 0 ? undefined : Math.max(...positions)
}

/** Whether groups are missing, so that the ones there are do not add up to everything. */
export function isCut({ query, series, caveats }: SeriesResult): boolean {
  const isLimited = caveats.some(({ kind }) => kind === 'groupLimit' || kind === 'pruned')
  return isLimited || (query.top !== undefined && series.length >= query.top)
}
