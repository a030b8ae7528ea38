import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { createCanvas, type Canvas } from '@napi-rs/canvas'
import type { ChartImage, ChartRenderer, ChartSpec } from '../chart/chart-picture.ts'
import { RenderError } from '../errors.ts'
import { drawChart, registerChartParts, releaseCanvas } from './draw-chart.ts'
import { registerFonts } from './fonts.ts'
import { createIndexedPngEncoder, type IndexedPngEncoder } from './indexed-png.ts'
import { createPool } from './pool.ts'

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
  const pool = createPool(1, () => createCanvas(1, 1))
  const encode = createIndexedPngEncoder()
  return {
    name: 'canvas',
    async render(spec, signal) {
      const canvas = await pool.take(signal)
      try {
        // Skia's memory of the last picture is freed only when the loop turns.
        await turnOfTheLoop(undefined, signal === undefined ? {} : { signal })
        drawChart(spec, canvas, fontFamily)
        return imageOf(spec, canvas, encode)
      } catch (error) {
        signal?.throwIfAborted()
        throw new RenderError('The picture could not be drawn', error)
      } finally {
        releaseCanvas(canvas)
        pool.give(canvas)
      }
    },
    // The canvas goes with the renderer; nothing else is held.
    close: () => Promise.resolve(),
  }
}

function imageOf({ altText }: ChartSpec, canvas: Canvas, encode: IndexedPngEncoder): ChartImage {
  const { width, height } = canvas
  const png = encode({ rgba: canvas.data(), width, height })
  return { png: png ?? canvas.encodeSync('png'), width, height, altText }
}
