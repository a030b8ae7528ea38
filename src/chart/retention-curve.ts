import type { Interval } from '../query/query.ts'
import { formatRatio } from '../result/format-value.ts'
import type { RetentionGroup, RetentionResult } from '../result/metric-result.ts'
import { columnAverages, type ColumnAverage } from '../result/retention-average.ts'
import type { JsonObject } from './chart-picture.ts'
import type { EndLabel, LegendItem, ValueLabel, XLabel } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import { openAverages, shortColumn } from './retention-columns.ts'
import { retentionNumbers } from './retention-numbers.ts'
import { hiddenNote } from './shown-series.ts'
import { seriesColour, seriesLimit, type Theme } from './theme.ts'
import { valueAxis } from './value-axis.ts'

interface Curve {
  label: string
  colour: string
  averages: (ColumnAverage | undefined)[]
  /** False where no cell was complete: the curve then shows what there is so far, dashed. */
  isComplete: boolean
}

/** Average retention per interval, over all cohorts by their size; one curve, or one per group. */
export function retentionCurve(result: RetentionResult, theme: Theme): Picture {
  const isSplit = result.splitBy !== 'none'
  const groups =
    result.splitBy === 'group' ? result.groups.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : result.groups
  const curves = groups
    .slice(0, seriesLimit)
    .map((group, position) => curveOf(result, group, seriesColour(theme, position)))
  const columns = result.columns.slice(0, Math.max(...curves.map(({ averages }) => averages.length)))
  const shares = curves.map(({ averages }) => averages.map((average) => average?.share ?? null))
  const axis = valueAxis(shares.flat(), 'ratio')
  const named = namedColumns(columns, result.interval)
  return {
    type: 'line',
    labels: columns,
    datasets: curves.map((curve, index) => lineOf(curve, shares[index] ?? [], { isSplit, named, theme })),
    scales: { x: { type: 'category', offset: false }, y: { type: 'linear', min: 0, max: axis.max } },
    decor: {
      legend: legendOf(curves, groups.slice(seriesLimit), theme),
      yTicks: axis.ticks,
      xLabels: xLabels(columns, named),
      ...(isSplit
        ? { endLabels: curves.flatMap(endLabel) }
        : {
            fades: curves.map(({ colour }, dataset) => ({ dataset, colour })),
            valueLabels: pointLabels(shares[0] ?? [], named),
          }),
      ...(shares.flat().every((share) => share === null) ? { message: 'No data in this range' } : {}),
    },
    numbers: retentionNumbers(result),
  }
}

function sizeOf({ cohorts }: RetentionGroup): number {
  return cohorts.reduce((sum, { size }) => sum + size, 0)
}

/** Columns that no cohort has finished are left out at the end; where none is finished at all, what there is so far. */
function curveOf(result: RetentionResult, group: RetentionGroup, colour: string): Curve {
  const complete = columnAverages(group, result.columns.length)
  const isComplete = complete.some((average) => average !== undefined)
  const averages = isComplete ? complete : openAverages(group, result.columns.length)
  const end = averages.findLastIndex((average) => average !== undefined) + 1
  return { label: group.label, colour, isComplete, averages: averages.slice(0, end) }
}

function lineOf(
  curve: Curve,
  shares: (number | null)[],
  look: { isSplit: boolean; named: readonly number[]; theme: Theme },
): JsonObject {
  const last = shares.findLastIndex((share) => share !== null)
  const isPoint = (index: number): boolean =>
    look.isSplit ? index === last : look.named.includes(index) && index > 0
  return {
    data: shares,
    borderColor: curve.colour,
    borderWidth: 2.75,
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    borderDash: curve.isComplete ? [] : [4.5, 5],
    tension: 0,
    clip: 12,
    fill: look.isSplit ? false : 'origin',
    backgroundColor: 'transparent',
    pointRadius: shares.map((_, index) => (isPoint(index) ? 4.5 : 0)),
    pointBackgroundColor: curve.isComplete ? curve.colour : look.theme.card,
    pointBorderColor: curve.isComplete ? look.theme.card : curve.colour,
    pointBorderWidth: 2,
  }
}

/** Intervals that people ask for by name. */
const landmarks: Record<Interval, readonly number[]> = {
  '5min': [],
  hour: [],
  day: [1, 3, 7, 14, 21, 30, 60, 90, 180, 270, 365],
  week: [1, 2, 4, 8, 12, 20, 26, 39, 52],
  month: [1, 2, 3, 6, 9, 12, 18, 24],
}

/** Columns whose value is written: all of a few, else the landmarks that keep their distance, always with the last. */
function namedColumns(columns: readonly string[], interval: Interval): number[] {
  const last = columns.length - 1
  if (columns.length <= 9) return columns.map((_, index) => index)
  const apart = last / 16
  const kept: number[] = []
  for (const index of landmarks[interval]) {
    const isFree = index - (kept.at(-1) ?? -apart) >= apart && last - index >= apart
    if (isFree || kept.length === 0) kept.push(index)
  }
  return [...kept, last]
}

function xLabels(columns: readonly string[], named: readonly number[]): XLabel[] {
  return named.map((at) => ({
    at,
    text: columns.length > 6 ? shortColumn(columns[at] ?? '') : (columns[at] ?? ''),
  }))
}

function pointLabels(shares: readonly (number | null)[], named: readonly number[]): ValueLabel[] {
  return named.flatMap((index) => {
    const share = shares[index]
    if (share === null || share === undefined || (index === 0 && share === 1)) return []
    return [
      {
        dataset: 0,
        index,
        text: formatRatio(share, share < 0.1 ? 1 : 0),
        side: 'above',
        isStrong: true,
        isOnLine: true,
      },
    ]
  })
}

function endLabel({ label, colour, averages }: Curve): EndLabel[] {
  const from = averages.findLastIndex((average) => average !== undefined)
  const share = averages[from]?.share
  return share === undefined
    ? []
    : [{ at: share, from, name: label, value: formatRatio(share), change: '', colour }]
}

function legendOf(curves: readonly Curve[], hidden: readonly RetentionGroup[], theme: Theme): LegendItem[] {
  const items: LegendItem[] = []
  const open = curves.find(({ isComplete }) => !isComplete)
  if (open !== undefined)
    items.push({ text: 'No interval is finished yet: numbers so far', colour: open.colour, mark: 'dashed' })
  if (hidden.length > 0) items.push({ text: hiddenNote(hidden), colour: theme.muted, mark: 'none' })
  return items
}
