import { rankSeries } from '../result/group-figures.ts'
import type { Series, SeriesResult } from '../result/metric-result.ts'
import { completePoints, earlierSeries } from '../result/series-figures.ts'
import type { ChartAnnotations } from './annotations.ts'
import { seriesColour, seriesLimit, type Theme } from './theme.ts'

/** A series that a picture draws, with what was found for it in the earlier range. */
export interface ShownSeries {
  series: Series
  colour: string
  /** Position of the newest value in a complete bucket; -1 where there is none. */
  lastIndex: number
  comparison: Series | undefined
  /** The scale of the upper panel, where there are two. */
  axis?: 'y2'
}

export interface ChosenSeries {
  shown: readonly ShownSeries[]
  /** Those that are named only, largest first. */
  hidden: readonly Series[]
}

/** What a picture over time needs to know about a result besides its lines; saved charts and realtime have it too. */
export type SeriesFrame = Pick<
  SeriesResult,
  'buckets' | 'interval' | 'unit' | 'splitBy' | 'comparison' | 'project' | 'computedAt'
> & { annotations?: ChartAnnotations | undefined }

/** The largest groups, up to `limit`, ranked as the headline ranks them; events and segments stay as asked. */
export function chooseSeries(result: SeriesResult, theme: Theme, limit = seriesLimit): ChosenSeries {
  const ordered =
    result.splitBy === 'group' ? rankSeries(result, result.series).map(({ series }) => series) : result.series
  const shown = ordered.slice(0, limit).map((series, position) => ({
    series,
    colour: seriesColour(theme, position),
    lastIndex: completePoints(result, series).at(-1)?.position ?? -1,
    comparison: wholeComparison(result, series),
  }))
  return { shown, hidden: ordered.slice(limit) }
}

/** The earlier side without the buckets that its range cuts: next to whole ones they would look like a fall. */
function wholeComparison(result: SeriesResult, series: Series): Series | undefined {
  const earlier = earlierSeries(result, series)
  if (earlier === undefined) return undefined
  const isWhole = (index: number): boolean => result.comparison?.buckets[index]?.isComplete === true
  const values = earlier.values.map((value, index) => (isWhole(index) ? value : null))
  return values.some((value) => value !== null) ? { ...earlier, values } : undefined
}

/** Says which lines are not drawn: `+ 94 more: Brazil, Chile, …`, cut by the header to its room. */
export function hiddenNote(hidden: readonly { label: string }[]): string {
  const names = hidden.slice(0, 12).map(({ label }) => label)
  return `+ ${hidden.length} more: ${names.join(', ')}`
}
