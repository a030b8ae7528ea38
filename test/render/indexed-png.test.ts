import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { createIndexedPngEncoder } from '../../src/render/indexed-png.ts'

const encode = createIndexedPngEncoder()

function stripes(width: number, height: number): Uint8Array {
  const rgba = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1)
    rgba.set([(pixel % 7) * 30, 80, 200, 255], pixel * 4)
  return rgba
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
      const image = await loadImage(png!)
      const canvas = createCanvas(width, height)
      canvas.getContext('2d').drawImage(image, 0, 0)
      expect([image.width, image.height]).toEqual([width, height])
      expect(new Uint8Array(canvas.data())).toEqual(rgba)
    }
  })

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
