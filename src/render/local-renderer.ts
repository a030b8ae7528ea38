import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import type { Canvas } from '@napi-rs/canvas'
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  ScatterController,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js'
import type { ChartImage, ChartRenderer, ChartSpec } from '../chart/chart-picture.ts'
import type { DecorSpec } from '../chart/decor/decor-spec.ts'
import { decor } from '../chart/decor/decor.ts'
import { RenderError } from '../errors.ts'
import { createCanvasPool } from './canvas-pool.ts'
import { registerFonts } from './fonts.ts'
import { encodeIndexedPng } from './indexed-png.ts'

/** Real pixels per logical pixel: sharp on dense screens, and when Slack shows a picture larger than it asked for. */
const density = 2
/** While one picture is compressed on the thread pool the next is drawn; more would only hold memory. */
const picturesInFlight = 3

export interface LocalRendererOptions {
  /** A folder of fonts for scripts and emoji that Inter lacks (`CHART_FONT_DIR`). */
  fontDirectory?: string
}

/**
 * Draws pictures in this process: Chart.js on a Skia canvas, with bundled fonts. Numbers never leave the machine.
 * Rejects with `RenderError` when text would leave no ink; then there is no point in starting.
 */
export async function createLocalRenderer(options: LocalRendererOptions = {}): Promise<ChartRenderer> {
  registerChartParts()
  const fontFamily = await registerFonts(options.fontDirectory)
  const pool = createCanvasPool(picturesInFlight)
  return {
    name: 'local',
    async render(spec, signal) {
      const canvas = await pool.take(signal)
      try {
        // Skia's memory of the last picture is freed only when the loop turns.
        await turnOfTheLoop(undefined, signal === undefined ? {} : { signal })
        draw(spec, canvas, fontFamily)
        return await imageOf(spec, canvas)
      } catch (error) {
        if (signal?.aborted) throw signal.reason
        throw new RenderError('The picture could not be drawn', error)
      } finally {
        // Empties the canvas, so only now; also after a failure, because Chart.js refuses a canvas that has a chart.
        Chart.getChart(canvas.getContext('2d'))?.destroy()
        pool.give(canvas)
      }
    },
    // Canvases go with the renderer; nothing else is held.
    close: () => Promise.resolve(),
  }
}

/** Registering twice does no harm. */
function registerChartParts(): void {
  Chart.register(BarController, LineController, ScatterController)
  Chart.register(BarElement, LineElement, PointElement, CategoryScale, LinearScale, Filler)
}

function draw(spec: ChartSpec, canvas: Canvas, fontFamily: string): void {
  // Chart.js multiplies the size by the density, and writes defaults into the configuration that it is given.
  canvas.width = spec.width
  canvas.height = spec.height
  const config = structuredClone(spec.config) as unknown as ChartConfiguration & DecoratedConfig
  config.options.devicePixelRatio = density
  config.options.plugins.decor.fontFamily = fontFamily
  config.plugins = [decor as unknown as Plugin]
  void new Chart(canvas.getContext('2d'), config)
}

/** What `chartFor` makes; the contract with other renderers says no more than JSON. */
interface DecoratedConfig {
  options: { devicePixelRatio?: number; plugins: { decor: DecorSpec } }
}

async function imageOf({ altText }: ChartSpec, canvas: Canvas): Promise<ChartImage> {
  const { width, height } = canvas
  const png = await encodeIndexedPng({ rgba: canvas.data(), width, height })
  return { png: png ?? (await canvas.encode('png')), width, height, altText }
}
