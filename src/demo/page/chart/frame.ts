import type { AxisChart } from '../blocks/block-kit.ts'
import { niceTicks } from './nice-scale.ts'

/** In units of the drawing, which is scaled to the width that there is. */
export const plot = { width: 560, height: 220, left: 44, top: 10, bottom: 28 } as const

type Series = AxisChart['series'][number]

export interface Frame {
  ticks: readonly number[]
  /** Width of one category. */
  band: number
  y(value: number): number
  /** Middle of a category. */
  centre(index: number): number
  /** A series in the order of the categories; undefined where it has no point. */
  values(series: Series): (number | undefined)[]
}

export function chartFrame(chart: AxisChart): Frame {
  const { categories } = chart.axis_config
  const ticks = niceTicks(
    chart.series.flatMap(({ data }) => data.map(({ value }) => value)),
    4,
  )
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const band = (plot.width - plot.left) / categories.length
  const innerHeight = plot.height - plot.top - plot.bottom
  return {
    ticks,
    band,
    y: (value) => plot.top + ((high - value) / (high - low)) * innerHeight,
    centre: (index) => plot.left + (index + 0.5) * band,
    values: ({ data }) => categories.map((category) => data.find(({ label }) => label === category)?.value),
  }
}
