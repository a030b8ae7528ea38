import { capitalize } from '../result/bucket-phrase.ts'
import { formatValue } from '../result/format-value.ts'
import { isCut } from '../result/group-figures.ts'
import type { SeriesResult } from '../result/metric-result.ts'
import { annotationLayer } from './annotation-layer.ts'
import type { JsonObject } from './chart-picture.ts'
import { mix } from './colour.ts'
import type { DecorSpec, EndLabel, LegendItem, ValueLabel } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import { seriesNumbers } from './series-numbers.ts'
import {
  chooseSeries,
  hiddenNote,
  type ChosenSeries,
  type SeriesFrame,
  type ShownSeries,
} from './shown-series.ts'
import type { Theme } from './theme.ts'
import { timeLabels } from './time-axis.ts'
import { unfinishedName } from './unfinished-buckets.ts'
import { headroomFor, valueAxis } from './value-axis.ts'

/**
 * Bars over time, for amounts that add up. Groups are stacked and carry their names beside the newest bar; events and
 * segments may overlap and stand side by side. Bars that are still filling are pale with a dashed outline.
 */
export function barsPicture(result: SeriesResult & Pick<SeriesFrame, 'annotations'>, theme: Theme): Picture {
  const chosen = chooseSeries(result, theme)
  const isStacked = result.splitBy === 'group'
  const { shown } = chosen
  const earlier = shown.length === 1 ? shown[0]?.comparison : undefined
  const heights = isStacked ? totals(shown, result) : shown.flatMap(({ series }) => series.values)
  const axis = valueAxis([...heights, ...(earlier?.values ?? [])], result.unit)
  const marked = annotationLayer(result, [], theme)
  return {
    type: 'bar',
    labels: result.buckets.map(({ label }) => label),
    datasets: [
      ...shown.map((line, position) =>
        barsOf(line, result, { theme, isStacked, isTop: position === shown.length - 1 }),
      ),
      ...(earlier === undefined ? [] : [earlierMarks(earlier.values, result, theme)]),
    ],
    scales: {
      x: { type: 'category', offset: true, stacked: isStacked },
      y: { type: 'linear', min: axis.min, max: axis.max, stacked: isStacked },
    },
    decor: {
      ...marked.decor,
      legend: legendOf(result, chosen, { theme, isStacked }),
      headroom: headroomFor(heights, axis),
      yTicks: axis.ticks,
      xLabels: timeLabels(result.buckets, result.interval),
      ...(isStacked ? { endLabels: stackLabels(shown, result) } : {}),
      valueLabels: isStacked ? totalLabels(heights, shown.length - 1, result) : barLabels(shown, result),
      unfinishedBars: unfinishedBars(shown, result),
      ...(heights.every((value) => value === null) ? noData : {}),
    },
    numbers: [...marked.numbers, ...seriesNumbers(result, chosen)],
  }
}

const noData: Pick<DecorSpec, 'message'> = { message: 'No data in this range' }

function totals(shown: readonly ShownSeries[], { buckets }: SeriesResult): (number | null)[] {
  return buckets.map((_, index) => {
    const values = shown.flatMap(({ series }) => series.values[index] ?? [])
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
  })
}

function barsOf(
  { series, colour }: ShownSeries,
  { buckets }: SeriesResult,
  look: { theme: Theme; isStacked: boolean; isTop: boolean },
): JsonObject {
  const pale = mix(look.theme.card, colour, 0.3)
  return {
    data: buckets.map((_, index) => series.values[index] ?? (look.isStacked ? 0 : null)),
    backgroundColor: buckets.map(({ isComplete }) => (isComplete ? colour : pale)),
    borderColor: look.theme.card,
    borderWidth: look.isStacked && !look.isTop ? { top: 1.5, bottom: 0, left: 0, right: 0 } : 0,
    borderRadius:
      look.isStacked && !look.isTop ? 0 : { topLeft: 3, topRight: 3, bottomLeft: 0, bottomRight: 0 },
    borderSkipped: false,
    maxBarThickness: 72,
    categoryPercentage: 0.82,
    barPercentage: look.isStacked ? 0.96 : 0.94,
  }
}

/** The earlier range as a short dark line across each bar: under its end means growth. */
function earlierMarks(
  values: readonly (number | null)[],
  { buckets }: SeriesResult,
  theme: Theme,
): JsonObject {
  return {
    type: 'line',
    data: buckets.map((_, index) => values[index] ?? null),
    showLine: false,
    pointStyle: 'line',
    pointRadius: Math.min(28, 200 / Math.max(1, buckets.length)),
    borderColor: theme.ink,
    pointBorderColor: theme.ink,
    pointBorderWidth: 2,
    order: -1,
    clip: 12,
  }
}

function legendOf(
  result: SeriesResult,
  { shown, hidden }: ChosenSeries,
  look: { theme: Theme; isStacked: boolean },
): LegendItem[] {
  const { theme } = look
  const unfinished = unfinishedName(result)
  const names = shown.map(({ series, colour }) => ({ text: series.label, colour, mark: 'box' as const }))
  const items: LegendItem[] = !look.isStacked && shown.length > 1 ? names : []
  if (shown.length === 1 && shown[0]?.comparison !== undefined)
    items.push({ text: capitalize(result.comparison?.label ?? ''), colour: theme.ink, mark: 'line' })
  if (unfinished !== undefined) items.push({ text: unfinished, colour: theme.muted, mark: 'outline' })
  if (hidden.length > 0) items.push({ text: hiddenNote(hidden), colour: theme.muted, mark: 'none' })
  return items
}

/** Names beside the newest complete bar, each at the middle of its part. */
function stackLabels(shown: readonly ShownSeries[], result: SeriesResult): EndLabel[] {
  const index = Math.max(
    0,
    result.buckets.findLastIndex(({ isComplete }) => isComplete),
  )
  let below = 0
  return shown.map(({ series, colour }) => {
    const value = series.values[index] ?? 0
    below += value
    return {
      at: below - value / 2,
      from: result.buckets.length,
      name: series.label,
      value: formatValue(value, result.unit, 'compact'),
      change: '',
      colour,
    }
  })
}

/** Totals on top, unless groups are missing from the stack: then the height is not the total. */
function totalLabels(
  heights: readonly (number | null)[],
  dataset: number,
  result: SeriesResult,
): ValueLabel[] {
  if (isCut(result) || result.series.length > dataset + 1) return []
  return labelsFor(heights, dataset, result)
}

function barLabels(shown: readonly ShownSeries[], result: SeriesResult): ValueLabel[] {
  const labels = shown.flatMap(({ series }, dataset) => labelsFor(series.values, dataset, result))
  const earlier = shown.length === 1 ? shown[0]?.comparison?.values : undefined
  if (earlier === undefined) return labels
  return labels.map((label) => Object.assign(label, { clearOf: earlier[label.index] ?? 0 }))
}

function labelsFor(
  values: readonly (number | null)[],
  dataset: number,
  { buckets, unit }: SeriesResult,
): ValueLabel[] {
  const newest = buckets.findLastIndex(({ isComplete }) => isComplete)
  return values.flatMap((value, index) => {
    if (value === null) return []
    const text = formatValue(value, unit, 'compact')
    return [{ dataset, index, text, side: 'above', isStrong: index === newest, isKey: index === newest }]
  })
}

function unfinishedBars(
  shown: readonly ShownSeries[],
  { buckets }: SeriesResult,
): { dataset: number; index: number }[] {
  const open = buckets.flatMap(({ isComplete }, index) => (isComplete ? [] : [index]))
  return shown.flatMap((_, dataset) => open.map((index) => ({ dataset, index })))
}
