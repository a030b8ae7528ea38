import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { createCanvas, type Canvas } from '@napi-rs/canvas'
import type { ChartImage, ChartRenderer, ChartSpec } from '../chart/chart-picture.ts'
import { RenderError } from '../errors.ts'
import { drawChart, registerChartParts, releaseCanvas } from './draw-chart.ts'
import { registerFonts } from './fonts.ts'
import { encodeIndexedPng } from './indexed-png.ts'
import { createPool } from './pool.ts'

/** While one picture is compressed on the thread pool the next is drawn; more would only hold memory. */
const picturesInFlight = 2

export interface CanvasRendererOptions {
  /** A folder of fonts for scripts and emoji that Inter lacks (`CHART_FONT_DIR`). */
  fontDirectory?: string
}

/**
 * Draws pictures in the thread that calls it: Chart.js on a Skia canvas, with bundled fonts. Equal specs give equal
 * bytes. Rejects with `RenderError` when text would leave no ink.
 */
export async function createCanvasRenderer(options: CanvasRendererOptions = {}): Promise<ChartRenderer> {
  registerChartParts()
  const fontFamily = await registerFonts(options.fontDirectory)
  const pool = createPool(picturesInFlight, () => createCanvas(1, 1))
  return {
    name: 'canvas',
    async render(spec, signal) {
      const canvas = await pool.take(signal)
      try {
        // Skia's memory of the last picture is freed only when the loop turns.
        await turnOfTheLoop(undefined, signal === undefined ? {} : { signal })
        drawChart(spec, canvas, fontFamily)
        return await imageOf(spec, canvas)
      } catch (error) {
        signal?.throwIfAborted()
        throw new RenderError('The picture could not be drawn', error)
      } finally {
        releaseCanvas(canvas)
        pool.give(canvas)
      }
    },
    // Canvases go with the renderer; nothing else is held.
    close: () => Promise.resolve(),
  }
}

async function imageOf({ altText }: ChartSpec, canvas: Canvas): Promise<ChartImage> {
  const { width, height } = canvas
  const png = await encodeIndexedPng({ rgba: canvas.data(), width, height })
  return { png: png ?? (await canvas.encode('png')), width, height, altText }
}
