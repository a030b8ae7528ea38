import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import { drawChart, registerChartParts, releaseCanvas } from '../../src/render/draw-chart.ts'
import { registerFonts } from '../../src/render/fonts.ts'
import { createIndexedPngEncoder } from '../../src/render/indexed-png.ts'
import { galleryCases } from '../gallery/gallery-cases.ts'

const encode = createIndexedPngEncoder()

function stripes(width: number, height: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1)
    rgba.set([(pixel % 7) * 30, 80, 200, 255], pixel * 4)
  return rgba
}

async function pixelsOf(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.data()
}

function worstChannel(one: Uint8Array, other: Uint8Array): number {
  let worst = 0
  for (let at = 0; at < one.length; at += 1)
    worst = Math.max(worst, Math.abs((one[at] ?? 0) - (other[at] ?? 0)))
  return worst
}

describe('a PNG with a palette', () => {
  it('holds the pixels that it was given, whatever its width', async () => {
    for (const [width, height] of [
      [1, 1],
      [13, 7],
      [256, 3],
    ] as const) {
      const rgba = stripes(width, height)
      const png = encode({ rgba, width, height })
      expect([png!.readUInt32BE(16), png!.readUInt32BE(20)]).toEqual([width, height])
      expect(new Uint8Array(await pixelsOf(png!))).toEqual(rgba)
    }
  })

  it('is nowhere visibly off in a picture of the gallery, and small', async () => {
    registerChartParts()
    const fontFamily = await registerFonts(undefined)
    const canvas = createCanvas(1, 1)
    for (const { name, result, summary } of galleryCases) {
      const spec = chartFor(result, summary, 'dark')
      if (spec === undefined) continue
      drawChart(spec, canvas, fontFamily)
      const { width, height } = canvas
      const rgba = canvas.data()
      const png = encode({ rgba, width, height })!
      // Shaded tables are scatters without points.
      expect(png.length, name).toBeLessThan(spec.config.type === 'scatter' ? 60_000 : 35_000)
      expect(worstChannel(rgba, await pixelsOf(png)), name).toBeLessThanOrEqual(25)
      releaseCanvas(canvas)
    }
  }, 30_000)

  it('is the same for the same pixels', () => {
    const pixels = { rgba: stripes(64, 64), width: 64, height: 64 }
    expect(encode(pixels)).toEqual(encode(pixels))
  })

  it('is not made from a photograph', () => {
    const noise = Uint32Array.from({ length: 200 * 200 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 0)
    const rgba = new Uint8Array(noise.buffer)
    expect(encode({ rgba, width: 200, height: 200 })).toBeUndefined()
  })
})
