import type { Canvas } from '@napi-rs/canvas'
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js'
import type { ChartSpec } from '../chart/chart-picture.ts'
import { decor } from '../chart/decor/decor.ts'
import type { DecorSpec } from '../chart/decor/decor-spec.ts'

/** Real pixels per logical pixel: sharp on dense screens, and where Slack shows a picture larger than expected. */
const density = 2

/** Makes the parts of Chart.js that our pictures use known to it; a second time does no harm. */
export function registerChartParts(): void {
  Chart.register(BarController, LineController, ScatterController)
  Chart.register(BarElement, LineElement, PointElement, CategoryScale, LinearScale, Filler)
}

/** Draws at twice the logical size. Afterwards the canvas belongs to the chart until `releaseCanvas`. */
export function drawChart({ config, width, height }: ChartSpec, canvas: Canvas, fontFamily: string): void {
  // Chart.js multiplies the size by the density, and writes defaults into the configuration that it is given.
  canvas.width = width
  canvas.height = height
  const own = structuredClone(config) as unknown as ChartConfiguration & DecoratedConfig
  own.options.devicePixelRatio = density
  own.options.plugins.decor.fontFamily = fontFamily
  own.plugins = [decor as unknown as Plugin]
  void new Chart(canvas.getContext('2d'), own)
}

/** Empties the canvas for the next picture, also after a failure: Chart.js refuses a canvas that still has a chart. */
export function releaseCanvas(canvas: Canvas): void {
  Chart.getChart(canvas.getContext('2d'))?.destroy()
}

/** What `chartFor` makes; the contract with renderers says no more than JSON. */
interface DecoratedConfig {
  options: { devicePixelRatio?: number; plugins: { decor: DecorSpec } }
}
