import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
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
  // The words at the axes are decor's. Without this Chart.js measures a label for every point, to show none of them.
  Chart.defaults.set('scale', { ticks: { display: false } })
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
  const pen = canvas.getContext('2d')
  rememberWidths(pen)
  void new Chart(pen, own)
}

/** Lets each text of a picture be measured once: layout asks again and again, and Skia shapes the text each time. */
function rememberWidths(pen: SKRSContext2D): void {
  const skia = Object.getPrototypeOf(pen) as SKRSContext2D
  const measured = new Map<string, ReturnType<typeof skia.measureText>>()
  pen.measureText = (text) => {
    const key = `${pen.font}\n${text}`
    const known = measured.get(key) ?? skia.measureText.call(pen, text)
    measured.set(key, known)
    return known
  }
}

/** Empties the canvas for the next picture, also after a failure: Chart.js refuses a canvas that still has a chart. */
export function releaseCanvas(canvas: Canvas): void {
  Chart.getChart(canvas.getContext('2d'))?.destroy()
}

/** What `chartFor` makes; the contract with renderers says no more than JSON. */
interface DecoratedConfig {
  options: { devicePixelRatio?: number; plugins: { decor: DecorSpec } }
}
