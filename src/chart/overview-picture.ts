import type { Change } from '../result/summary.ts'
import type { ChartOptions } from './chart-options.ts'
import type { ChartSpec } from './chart-picture.ts'
import type { DecorTile } from './decor/decor-spec.ts'
import { frame } from './picture.ts'

/** Several metrics in one picture, for a digest: what moved can be seen at a glance. */
export interface Overview {
  title: string
  /** Day, zone, conditions in words. */
  subtitle: string
  /** In the order in which they are to be read; those beyond twelve are counted in the subtitle. */
  metrics: readonly OverviewMetric[]
}

export interface OverviewMetric {
  title: string
  /** The last value as text: `12,345`, `23.4%`. */
  value: string
  change?: Change | undefined
  /** Oldest first, at most some hundred; null is a gap. A metric without any value says so in the place of its line. */
  series: readonly (number | null)[]
  /** How many of the newest values are still filling: not drawn, for so small a line would look as if it fell. */
  unfinished?: number | undefined
}

const mostOverviewMetrics = 12
const usualHeight = 338
const headerHeight = 72
const leastRowHeight = 118

/** A grid of small lines, each on a scale of its own, two or three side by side. Undefined without metrics. */
export function overviewPicture(overview: Overview, options: ChartOptions): ChartSpec | undefined {
  const metrics = overview.metrics.slice(0, mostOverviewMetrics)
  if (metrics.length === 0) return undefined
  const columns = metrics.length === 1 ? 1 : metrics.length === 2 || metrics.length === 4 ? 2 : 3
  const rows = Math.ceil(metrics.length / columns)
  const { title, subtitle } = withRest(overview)
  const headline = {
    text: `${metrics.length}`,
    label: metrics.length === 1 ? 'metric' : 'metrics',
    value: undefined,
  }
  const picture = {
    type: 'scatter' as const,
    labels: [],
    datasets: [],
    scales: { x: {}, y: {} },
    height: Math.max(usualHeight, headerHeight + rows * leastRowHeight + 14),
    decor: { header: { title, subtitle }, tiles: { columns, items: metrics.map(tileOf) } },
    numbers: metrics.map(inWords),
  }
  return frame(picture, { title, subtitle, headline, change: undefined, sentences: [] }, options)
}

function withRest({ title, subtitle, metrics }: Overview): { title: string; subtitle: string } {
  const rest = metrics.length - mostOverviewMetrics
  return { title, subtitle: rest > 0 ? `${subtitle} · ${rest} more below` : subtitle }
}

function tileOf({ title, value, change, series, unfinished = 0 }: OverviewMetric): DecorTile {
  const values = series.slice(0, Math.max(0, series.length - unfinished))
  return {
    title,
    value,
    ...(change === undefined ? {} : { change: { direction: change.direction, text: change.text } }),
    values,
    ...(values.every((one) => one === null) ? { note: 'No data' } : {}),
  }
}

function inWords({ title, value, change }: OverviewMetric): string {
  return `${title}: ${value}${change === undefined ? '' : `, ${change.text} ${change.versus}`}`
}
