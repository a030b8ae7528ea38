import type { SeriesResult } from '../result/metric-result.ts'
import { tellsAlert, type ChartAnnotations } from './annotations.ts'
import { barsPicture } from './bars-picture.ts'
import { histogramPicture } from './histogram-picture.ts'
import { linePicture } from './line-picture.ts'
import { panelsPicture, wantPanels } from './panels-picture.ts'
import type { Picture } from './picture.ts'
import { rankingPicture } from './ranking-picture.ts'
import { chooseSeries } from './shown-series.ts'
import type { Theme } from './theme.ts'

/** Bars stay wide enough to carry their numbers up to here. */
const mostStacks = 16
const mostBarsSideBySide = 24

/**
 * Picks what reads best for numbers over time: a histogram for its metric, lying bars where there is a single bucket,
 * bars for amounts that add up over few buckets, lines for everything else.
 */
export function seriesPicture(
  result: SeriesResult,
  theme: Theme,
  annotations: ChartAnnotations = {},
): Picture {
  if (tellsAlert(annotations)) return linesOf(result, theme, annotations)
  if (result.query.kind === 'event' && result.query.metric.kind === 'histogram')
    return histogramPicture(result, theme)
  if (result.buckets.length === 1) return rankingPicture(result, theme)
  return readsAsBars(result)
    ? barsPicture({ ...result, annotations }, theme)
    : linesOf(result, theme, annotations)
}

function linesOf(result: SeriesResult, theme: Theme, annotations: ChartAnnotations): Picture {
  const [frame, chosen] = [{ ...result, annotations }, chooseSeries(result, theme)]
  const draw = !tellsAlert(annotations) && wantPanels(frame, chosen) ? panelsPicture : linePicture
  return draw(frame, chosen, theme)
}

function readsAsBars({ query, buckets, series, splitBy, comparison }: SeriesResult): boolean {
  if (query.kind !== 'event' || (query.metric.kind !== 'totals' && query.metric.kind !== 'sum')) return false
  if (query.rollingWindow !== undefined || query.rollingAverage !== undefined) return false
  // A stack has no room for the earlier range; lines with dots do.
  if (splitBy === 'group') return buckets.length <= mostStacks && comparison === undefined
  return (
    buckets.length <= mostStacks &&
    buckets.length * series.length <= mostBarsSideBySide &&
    (splitBy === 'none' || comparison === undefined)
  )
}
