import type { Figures } from './tally.ts'

export const measures = [
  'uniques',
  'totals',
  'average',
  'pct_dau',
  'sums',
  'value_avg',
  'histogram',
  'frequency',
  'formula',
] as const
export type Measure = (typeof measures)[number]
/** Measures that are read off one group's figures. */
export type PlainMeasure = Exclude<Measure, 'histogram' | 'frequency' | 'formula'>

export const noFigures: Figures = { totals: 0, uniques: 0, sum: 0, numbers: 0 }

/** One measure of one bucket (or of the whole range). `active` counts the active people behind `pct_dau`. */
export function measureOf(measure: PlainMeasure, figures: Figures, active: Figures): number {
  switch (measure) {
    case 'uniques':
      return figures.uniques
    case 'totals':
      return figures.totals
    case 'average':
      return divide(figures.totals, figures.uniques)
    case 'pct_dau':
      return 100 * divide(figures.uniques, active.uniques)
    case 'sums':
      return figures.sum
    case 'value_avg':
      return divide(figures.sum, figures.numbers)
  }
}

/** By what groups are ranked before the limit cuts them. */
export function rankOf(measure: Measure, figures: Figures): number {
  switch (measure) {
    case 'uniques':
    case 'pct_dau':
    case 'frequency':
    case 'formula':
      return figures.uniques
    case 'totals':
    case 'average':
    case 'histogram':
      return figures.totals
    case 'sums':
    case 'value_avg':
      return figures.sum
  }
}

/** Amplitude shows 0 where there is nothing to divide by. */
export function divide(value: number, by: number): number {
  return by === 0 ? 0 : value / by
}

/** Six decimals, as recorded answers have. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
