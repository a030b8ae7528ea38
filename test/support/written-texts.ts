import { createCanvas } from '@napi-rs/canvas'
import type { ChartSpec } from '../../src/chart/chart-picture.ts'
import { drawChart, registerChartParts, releaseCanvas } from '../../src/render/draw-chart.ts'
import { registerFonts } from '../../src/render/fonts.ts'

/** A text as it was drawn, in logical px: where its letters are, not where its line is. */
export interface WrittenText {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

/** Draws a picture for real and returns every text in it, to check that none covers another or leaves the picture. */
export async function writtenTexts(spec: ChartSpec): Promise<WrittenText[]> {
  registerChartParts()
  const fontFamily = await registerFonts(undefined)
  const canvas = createCanvas(1, 1)
  const pen = canvas.getContext('2d')
  const written: WrittenText[] = []
  const fillText = pen.fillText.bind(pen)
  pen.fillText = (text: string, x: number, y: number) => {
    const { actualBoundingBoxAscent, actualBoundingBoxDescent, width } = pen.measureText(text)
    const left = x - width * { left: 0, center: 0.5, right: 1, start: 0, end: 1 }[pen.textAlign]
    const [top, bottom] = [y - actualBoundingBoxAscent, y + actualBoundingBoxDescent]
    if (text !== '') written.push({ text, left, right: left + width, top, bottom })
    fillText(text, x, y)
  }
  drawChart(spec, canvas, fontFamily)
  releaseCanvas(canvas)
  return written
}

/** Pairs of texts that lie on each other. */
export function collisions(texts: readonly WrittenText[]): string[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `“${one.text}” and “${other.text}”`),
  )
}

/** A tenth of a pixel is rounding, not a collision. */
function overlap(one: WrittenText, other: WrittenText): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > 0.1 && along > 0.1
}
