import type { JsonObject } from './chart-picture.ts'
import type { LegendItem, ValueLabel } from './decor/decor-spec.ts'
import type { Picture } from './picture.ts'
import { hiddenNote } from './shown-series.ts'
import type { Theme } from './theme.ts'

/** One lying bar: its name on the left, its number and a quieter note at its end. */
export interface LyingBar {
  label: string
  value: number
  text: string
  note: string
}

const mostRows = 9

/** Lying bars in the order given; those that have no room are named in the legend, behind `remarks`. */
export function lyingBars(bars: readonly LyingBar[], theme: Theme, remarks: readonly string[]): Picture {
  const shown = bars.slice(0, mostRows)
  const hidden = bars.slice(mostRows)
  const highest = Math.max(...shown.map(({ value }) => value), 0)
  const notes = [...remarks, ...(hidden.length === 0 ? [] : [hiddenNote(hidden)])]
  const legend: LegendItem[] = notes.map((text) => ({ text, colour: theme.muted, mark: 'none' }))
  return {
    type: 'bar',
    indexAxis: 'y',
    labels: shown.map(({ label }) => label),
    datasets: [barsOf(shown, theme)],
    scales: {
      x: { type: 'linear', min: Math.min(0, ...shown.map(({ value }) => value)), max: highest || 1 },
      y: { type: 'category', offset: true },
    },
    decor: {
      legend,
      yTicks: shown.map(({ label }, at) => ({ at, text: label, isName: true })),
      valueLabels: shown.map((bar, index) => labelOf(bar, index, highest)),
      ...(bars.length === 0 ? { message: 'No data in this range' } : {}),
    },
    numbers: bars.map(({ label, text, note }) => `${label}: ${text}${note === '' ? '' : ` (${note})`}`),
  }
}

function barsOf(bars: readonly LyingBar[], theme: Theme): JsonObject {
  return {
    data: bars.map(({ value }) => value),
    backgroundColor: theme.series[0] ?? theme.ink,
    borderRadius: 3,
    borderSkipped: 'start',
    maxBarThickness: bars.length > 4 ? 30 : 52,
    categoryPercentage: 0.9,
    barPercentage: 0.82,
  }
}

function labelOf({ value, text, note }: LyingBar, index: number, highest: number): ValueLabel {
  const reach = highest > 0 ? Math.max(0, value) / highest : 1
  const label: ValueLabel = { dataset: 0, index, text, side: 'right', reach, isStrong: true }
  return note === '' ? label : { ...label, note }
}
