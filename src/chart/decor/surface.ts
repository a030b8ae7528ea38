import type { DecorSpec } from './decor-spec.ts'

/** The part of a 2D canvas context that decor uses; browsers, @napi-rs/canvas and node-canvas all have it. */
interface Pen {
  font: string
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  textAlign: string
  textBaseline: string
  globalAlpha: number
  measureText(text: string): { width: number }
  fillText(text: string, x: number, y: number): void
  strokeText(text: string, x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
  roundRect(x: number, y: number, width: number, height: number, radius: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  fill(): void
  stroke(): void
  setLineDash(segments: number[]): void
  save(): void
  restore(): void
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Fade
}

interface Fade {
  addColorStop(offset: number, colour: string): void
}

/** A bar or point as Chart.js placed it, in logical px; `base` is where a bar stands. */
export interface Mark {
  x: number
  y: number
  base?: number
  width?: number
  height?: number
}

/** The part of a Chart.js chart that decor uses. */
export interface DecoratedChart {
  ctx: Pen
  width: number
  height: number
  chartArea: { left: number; right: number; top: number; bottom: number }
  config: {
    data: { labels: unknown[]; datasets: { backgroundColor?: unknown }[] }
    options: {
      layout?: unknown
      scales?: { x?: { offset?: boolean } }
      plugins: { decor: DecorSpec }
    }
  }
  scales: Record<string, { getPixelForValue(value: number): number } | undefined>
  getDatasetMeta(dataset: number): { data: Mark[] }
}
