import { formatRatio, formatValue } from '../result/format-value.ts'
import type { Unit } from '../result/metric-result.ts'
import type { YTick } from './decor/decor-spec.ts'

export interface ValueAxis {
  min: number
  max: number
  /** At most six, lowest first, at round values; the ends of the axis are among them. */
  ticks: YTick[]
  startsAtZero: boolean
}

const mostIntervals = 5
/** Below this share of change between lowest and highest, a line that starts at zero would look dead. */
const flatShare = 0.1

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const durationSteps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2].map((count) => count * day),
]

/**
 * Round ends and ticks for the values. The axis starts at zero unless `mayZoom` and the values hardly differ; bars and
 * filled areas must always start there.
 */
export function valueAxis(values: readonly (number | null)[], unit: Unit, mayZoom = false): ValueAxis {
  const present = values.filter((value) => value !== null && Number.isFinite(value)) as number[]
  const highest = present.reduce((most, value) => Math.max(most, value), 0)
  const lowest = present.reduce((least, value) => Math.min(least, value), highest)
  const isFlat = lowest > 0 && lowest < highest && (highest - lowest) / highest < flatShare
  if (mayZoom && isFlat) return axisBetween(lowest, highest, unit)
  const top = highest === 0 && lowest >= 0 ? smallestTop(unit) : highest
  return axisBetween(Math.min(0, lowest), top, unit)
}

/** Room to leave above the plot for a label on a mark that nearly reaches the top, in logical px. */
export function headroomFor(labelled: readonly (number | null)[], { min, max }: ValueAxis): number {
  const highest = Math.max(min, ...labelled.map((value) => value ?? min))
  return (highest - min) / (max - min || 1) > 0.9 ? 12 : 0
}

function axisBetween(lowest: number, highest: number, unit: Unit): ValueAxis {
  const step = stepFor(lowest, highest, unit)
  const [first, last] = [Math.floor(tidy(lowest / step)), Math.ceil(tidy(highest / step))]
  const at = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step))
  const texts = tickTexts(at, step, unit)
  const ticks = at.map((value, index) => ({ at: value, text: texts[index] ?? '', isBase: value === 0 }))
  return { min: at[0] ?? 0, max: at.at(-1) ?? 1, ticks, startsAtZero: (at[0] ?? 0) <= 0 }
}

/** What an axis without any value above zero shows as its top. */
function smallestTop(unit: Unit): number {
  switch (unit) {
    case 'durationMs':
      return minute
    case 'users':
    case 'events':
    case 'number':
    case 'ratio':
      return 1
  }
}

function stepFor(lowest: number, highest: number, unit: Unit): number {
  const factors = unit === 'ratio' ? [1, 2, 2.5, 5, 10, 20, 50] : [1, 2, 5, 10, 20, 50]
  const isCount = unit === 'users' || unit === 'events'
  if (unit === 'durationMs' && highest >= second) {
    const step = durationSteps.find((candidate) => fits(candidate, lowest, highest))
    return step ?? day * decimalStep(lowest / day, highest / day, factors)
  }
  const step = decimalStep(lowest, highest, factors)
  return isCount ? Math.max(1, step) : step
}

/** The smallest of the factors times a power of ten that needs few enough intervals. */
function decimalStep(lowest: number, highest: number, factors: readonly number[]): number {
  const magnitude = 10 ** Math.floor(Math.log10((highest - lowest) / mostIntervals || 1))
  const steps = factors.map((factor) => tidy(factor * magnitude))
  return steps.find((step) => fits(step, lowest, highest)) ?? highest - lowest
}

function fits(step: number, lowest: number, highest: number): boolean {
  return Math.ceil(tidy(highest / step)) - Math.floor(tidy(lowest / step)) <= mostIntervals
}

/** Compact where that tells the ticks apart, else in full: an axis never shows the same text twice. */
function tickTexts(at: readonly number[], step: number, unit: Unit): string[] {
  if (unit === 'ratio') {
    const digits = [0, 1, 2, 3, 4].find((places) => isWhole(step * 10 ** (2 + places))) ?? 5
    return at.map((value) => formatRatio(value, digits))
  }
  // Half minutes read better as 2m 30s than as 2.5m.
  if (unit === 'durationMs') return at.map((value) => formatValue(value, unit))
  const compact = at.map((value) => formatValue(value, unit, 'compact'))
  return new Set(compact).size === compact.length ? compact : at.map((value) => formatValue(value, unit))
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6
}

/** Removes the dust of binary fractions: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
