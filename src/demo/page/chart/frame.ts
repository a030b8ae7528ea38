import type { AxisChart } from '../blocks/block-kit.ts'
import { niceTicks } from './nice-scale.ts'

/** In pixels; the width is what there is. */
export const plot = { height: 220, left: 44, top: 10, bottom: 28 } as const

/** A category's name needs about this much. */
const labelWidth = 58

type Series = AxisChart['series'][number]

export interface Frame {
  width: number
  ticks: readonly number[]
  /** Width of one category. */
  band: number
  y(value: number): number
  /** Middle of a category. */
  centre(index: number): number
  /** Whether there is room for a category's name. */
  isNamed(index: number): boolean
  /** A series in the order of the categories; undefined where it has no point. */
  values(series: Series): (number | undefined)[]
}

export function chartFrame(chart: AxisChart, width: number): Frame {
  const { categories } = chart.axis_config
  const ticks = niceTicks(
    chart.series.flatMap(({ data }) => data.map(({ value }) => value)),
    4,
  )
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const band = Math.max(1, width - plot.left) / categories.length
  const every = Math.ceil(labelWidth / band)
  const innerHeight = plot.height - plot.top - plot.bottom
  return {
    width,
    ticks,
    band,
    y: (value) => plot.top + ((high - value) / (high - low)) * innerHeight,
    centre: (index) => plot.left + (index + 0.5) * band,
    isNamed: (index) => index % every === 0,
    values: ({ data }) => categories.map((category) => data.find(({ label }) => label === category)?.value),
  }
}
