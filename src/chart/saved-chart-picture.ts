import type { SavedChartContent, SavedChartResult, Series } from '../result/metric-result.ts'
import type { ChartAnnotations } from './annotations.ts'
import { funnelGroupsPicture } from './funnel-groups-picture.ts'
import { funnelPicture } from './funnel-picture.ts'
import { linePicture } from './line-picture.ts'
import { lyingBars } from './lying-bars.ts'
import { markText } from './mark-text.ts'
import type { Picture } from './picture.ts'
import type { SeriesFrame, ShownSeries } from './shown-series.ts'
import { seriesColour, seriesLimit, type Theme } from './theme.ts'

/** A saved chart as our own pictures show such numbers; a table of texts has none. */
export function savedChartPicture(
  result: SavedChartResult,
  theme: Theme,
  annotations: ChartAnnotations = {},
): Picture | undefined {
  const { content } = result
  switch (content.shape) {
    case 'series':
      return seriesPicture({ ...result, content, annotations }, theme)
    case 'funnel': {
      const [only] = content.groups
      if (only === undefined) return undefined
      const funnel = { ...content, comparison: undefined, query: { groupBy: [] } }
      return content.groups.length === 1
        ? funnelPicture({ ...funnel, splitBy: 'none' }, only, theme)
        : funnelGroupsPicture({ ...funnel, splitBy: 'group' }, theme)
    }
    case 'table':
      return undefined
  }
}

type SavedSeries = Extract<SavedChartContent, { shape: 'series' }>

/** What a picture over time needs of a saved chart. */
type SavedLines = Pick<SavedChartResult, 'project' | 'computedAt'> & {
  content: SavedSeries
  annotations: ChartAnnotations
}

function seriesPicture(saved: SavedLines, theme: Theme): Picture | undefined {
  const { content, project, computedAt, annotations } = saved
  const { buckets, unit, series } = content
  if (buckets.length === 0) return undefined
  const lines = ranked(
    content,
    series.filter(({ isComparison }) => !isComparison),
  )
  if (buckets.length === 1) return oneBucket(lines, unit, theme)
  const earlier = series.filter(({ isComparison }) => isComparison)
  const frame: SeriesFrame = {
    buckets,
    interval: content.interval ?? 'day',
    unit,
    splitBy: lines.length === 1 ? 'none' : 'group',
    comparison: comparisonOf(content, earlier),
    project,
    computedAt,
    annotations,
  }
  const shown = lines.map((line, position): ShownSeries => ({
    series: line,
    colour: seriesColour(theme, position),
    lastIndex: newestIndex(content, line),
    comparison: earlier.find(({ label }) => label === line.label),
  }))
  return linePicture(frame, { shown: shown.slice(0, seriesLimit), hidden: lines.slice(seriesLimit) }, theme)
}

function comparisonOf({ buckets }: SavedSeries, series: readonly Series[]): SeriesFrame['comparison'] {
  if (series.length === 0) return undefined
  const days = buckets.map(({ label }) => label.slice(0, 10))
  const range = { start: days[0] ?? '', end: days.at(-1) ?? '' }
  return { label: 'previous period', range, buckets, series }
}

function newestIndex({ buckets }: SavedSeries, { values }: Series): number {
  return buckets.findLastIndex(({ isComplete }, index) => isComplete && (values[index] ?? null) !== null)
}

/** Largest newest value first; all of them stay in Amplitude's order where six are enough to show them. */
function ranked(content: SavedSeries, lines: readonly Series[]): readonly Series[] {
  if (lines.length <= seriesLimit) return lines
  const valueOf = (line: Series): number => line.values[newestIndex(content, line)] ?? -Infinity
  return lines.toSorted((a, b) => valueOf(b) - valueOf(a))
}

function oneBucket(lines: readonly Series[], unit: SavedSeries['unit'], theme: Theme): Picture {
  const bars = lines.flatMap(({ label, values: [value] }) =>
    value === null || value === undefined ? [] : [{ label, value, text: markText(value, unit), note: '' }],
  )
  return lyingBars(bars, theme, [])
}
