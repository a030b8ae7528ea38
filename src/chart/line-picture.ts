import { capitalize } from '../result/bucket-phrase.ts'
import { formatChange } from '../result/format-value.ts'
import type { Series } from '../result/metric-result.ts'
import { annotationLayer } from './annotation-layer.ts'
import type { JsonObject } from './chart-picture.ts'
import type { DecorSpec, EndLabel, LegendItem, ValueLabel } from './decor/decor-spec.ts'
import { distinctNames } from './distinct-names.ts'
import { markText } from './mark-text.ts'
import type { Picture } from './picture.ts'
import { seriesNumbers } from './series-numbers.ts'
import { hiddenNote, type ChosenSeries, type SeriesFrame, type ShownSeries } from './shown-series.ts'
import type { Theme } from './theme.ts'
import { timeLabels } from './time-axis.ts'
import { unfinishedName } from './unfinished-buckets.ts'
import { headroomFor, valueAxis } from './value-axis.ts'

/** More dotted lines than this hide the others; the change then stands beside the value. */
const mostDottedLines = 3

/**
 * Lines over time. One series stands on a soft area; several carry their names at their ends. The earlier range is
 * dotted, what is still filling is dashed and ends in a hollow point.
 */
export function linePicture(result: SeriesFrame, { shown, hidden }: ChosenSeries, theme: Theme): Picture {
  const isSingle = shown.length === 1 && result.splitBy === 'none'
  const dotted =
    shown.length <= mostDottedLines ? shown.filter(({ comparison }) => comparison !== undefined) : []
  const drawn = [
    ...shown.map(({ series }) => series),
    ...dotted.flatMap(({ comparison }) => comparison ?? []),
  ]
  const layer = annotationLayer(result, shown, theme)
  const values = drawn.flatMap(({ values }) => values.slice(0, result.buckets.length))
  const axis = valueAxis([...values, ...layer.values], result.unit, true)
  const isEmpty = drawn.every(({ values }) => values.every((value) => value === null))
  // A band of what was expected would drown in an area.
  const hasArea = isSingle && axis.startsAtZero && axis.min === 0 && layer.datasets.length === 0
  return {
    type: 'line',
    labels: result.buckets.map(({ label }) => label),
    datasets: [
      ...shown.map((line) => solidLine(line, result, { theme, hasArea })),
      ...shown.flatMap((line) => dashedLine(line, result, theme)),
      ...dotted.map((line) => dottedLine(line, result, isSingle ? theme.comparison : line.colour)),
      ...layer.datasets,
    ],
    scales: { x: { type: 'category', offset: false }, y: { type: 'linear', min: axis.min, max: axis.max } },
    decor: {
      legend: [
        ...layer.legend,
        ...legendOf(result, { dotted, hidden, startsAtZero: axis.startsAtZero, isEmpty }, theme),
      ],
      ...layer.decor,
      headroom: isSingle ? headroomFor([shown[0]?.series.values[shown[0].lastIndex] ?? null], axis) : 0,
      // Numbers on an empty axis would be made up.
      yTicks: isEmpty ? [{ at: 0, text: '', isBase: true }] : axis.ticks,
      xLabels: timeLabels(result.buckets, result.interval),
      fades: hasArea ? shown.map(({ colour }, dataset) => ({ dataset, colour })) : [],
      ...(isSingle ? { valueLabels: newestValue(shown, result) } : { endLabels: endLabels(shown, result) }),
      ...(isEmpty ? noData : {}),
    },
    numbers: [...layer.numbers, ...seriesNumbers(result, { shown, hidden })],
  }
}

const noData: Pick<DecorSpec, 'message'> = { message: 'No data in this range' }

function solidLine(
  line: ShownSeries,
  result: SeriesFrame,
  look: { theme: Theme; hasArea: boolean },
): JsonObject {
  const data = result.buckets.map(({ isComplete }, index) =>
    isComplete ? (line.series.values[index] ?? null) : null,
  )
  // A value between two gaps has no line to be seen by; it gets a point, as the newest complete value does.
  const radius = data.map((value, index) => {
    if (value === null) return 0
    if (index === line.lastIndex) return 5
    return (data[index - 1] ?? null) === null && (data[index + 1] ?? null) === null ? 2.5 : 0
  })
  return {
    ...stroke(line.colour, data.length),
    ...onAxis(line),
    data,
    pointRadius: radius,
    pointBackgroundColor: line.colour,
    pointBorderColor: look.theme.card,
    fill: look.hasArea ? 'origin' : false,
    // The area's colour is a gradient, which only decor can make.
    backgroundColor: 'transparent',
    pointBorderWidth: radius.map((size) => (size === 5 ? 2 : 0)),
  }
}

/** From the newest complete value through the buckets that are still filling; nothing where all are complete. */
function dashedLine(line: ShownSeries, { buckets }: SeriesFrame, theme: Theme): JsonObject[] {
  const isOpen = (index: number): boolean => buckets[index]?.isComplete === false
  const { values } = line.series
  const open = values.flatMap((value, index) => (isOpen(index) && value !== null ? [index] : []))
  if (open.length === 0) return []
  const data = values.map((value, index) =>
    isOpen(index - 1) || isOpen(index) || isOpen(index + 1) ? value : null,
  )
  return [
    {
      ...stroke(line.colour, values.length),
      ...onAxis(line),
      data,
      borderDash: [4.5, 5],
      pointRadius: data.map((_, index) => (index === open.at(-1) ? 3.5 : 0)),
      pointBackgroundColor: theme.card,
      pointBorderColor: line.colour,
      pointBorderWidth: 2,
    },
  ]
}

function dottedLine(line: ShownSeries, { buckets }: SeriesFrame, colour: string): JsonObject {
  return {
    ...stroke(colour, buckets.length),
    ...onAxis(line),
    data: buckets.map((_, index) => line.comparison?.values[index] ?? null),
    borderDash: [0.1, 4.5],
    borderWidth: 2,
    pointRadius: 0,
  }
}

function onAxis({ axis }: ShownSeries): JsonObject {
  return axis === undefined ? {} : { yAxisID: axis }
}

function stroke(colour: string, points: number): JsonObject {
  return {
    borderColor: colour,
    borderWidth: points > 200 ? 1.75 : 2.75,
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    tension: 0,
    spanGaps: false,
    clip: 12,
    fill: false,
  }
}

interface LegendFacts {
  dotted: readonly ShownSeries[]
  hidden: readonly Series[]
  startsAtZero: boolean
  isEmpty: boolean
}

function legendOf(result: SeriesFrame, facts: LegendFacts, theme: Theme): LegendItem[] {
  const isSingle = result.splitBy === 'none'
  const main = isSingle ? (theme.series[0] ?? theme.ink) : theme.muted
  const unfinished = facts.isEmpty ? undefined : unfinishedName(result)
  const items: LegendItem[] = []
  if (facts.dotted.length > 0) {
    if (isSingle) items.push({ text: 'This period', colour: main, mark: 'line' })
    const colour = isSingle ? theme.comparison : theme.muted
    items.push({ text: capitalize(result.comparison?.label ?? ''), colour, mark: 'dotted' })
  }
  if (unfinished !== undefined) items.push({ text: unfinished, colour: main, mark: 'dashed' })
  if (!facts.startsAtZero)
    items.push({ text: 'Axis does not start at zero', colour: theme.muted, mark: 'none' })
  if (facts.hidden.length > 0)
    items.push({ text: hiddenNote(facts.hidden), colour: theme.muted, mark: 'none' })
  return items
}

/** The newest complete value stands at its point, so that the eye can read the axis from it. */
function newestValue(shown: readonly ShownSeries[], { unit }: SeriesFrame): ValueLabel[] {
  return shown.flatMap(({ series, lastIndex }, dataset) => {
    const value = series.values[lastIndex]
    if (value === undefined || value === null) return []
    return [
      {
        dataset,
        index: lastIndex,
        text: markText(value, unit),
        side: 'above',
        isOnLine: true,
        isStrong: true,
        isKey: true,
      },
    ]
  })
}

function endLabels(shown: readonly ShownSeries[], result: SeriesFrame): EndLabel[] {
  const names =
    result.splitBy === 'segment'
      ? distinctNames(shown.map(({ series }) => series.label))
      : new Map<string, string>()
  return shown.flatMap(({ series, colour, lastIndex, comparison, axis }) => {
    const index = lastIndex >= 0 ? lastIndex : series.values.findLastIndex((value) => value !== null)
    const value = series.values[index] ?? undefined
    if (value === undefined) return []
    const earlier = comparison?.values[index] ?? undefined
    return [
      {
        at: value,
        from: index,
        name: names.get(series.label) ?? series.label,
        value: markText(value, result.unit),
        change: earlier === undefined ? '' : formatChange(earlier, value, result.unit).text,
        colour,
        ...(axis === undefined ? {} : { axis }),
      },
    ]
  })
}
