import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'
import { toPalette, type IndexedImage } from './palette.ts'

const compress = promisify(deflate)

/** Level 9 takes four times as long for 6% less, level 4 saves 10% of the time for 4% more. */
const compression = { level: 6, memLevel: 9 }

export interface Pixels {
  /** Opaque RGBA, row by row. */
  rgba: Uint8Array
  width: number
  height: number
}

/**
 * A PNG with a palette, a third of the size of a truecolour one; equal pixels give equal bytes. Compression runs on
 * Node's thread pool. Undefined where the picture has too many colours for a palette.
 */
export async function encodeIndexedPng(pixels: Pixels): Promise<Buffer | undefined> {
  const image = toPalette(pixels.rgba)
  if (image === undefined) return undefined
  const data = await compress(scanlines(image, pixels.width), compression)
  return Buffer.concat([
    signature,
    chunk('IHDR', header(pixels)),
    chunk('PLTE', paletteBytes(image.palette)),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Each row begins with its filter: 0, none, which suits palettes best. */
function scanlines({ ids, nearest }: IndexedImage, width: number): Buffer {
  const height = ids.length / width
  const rows = Buffer.alloc((width + 1) * height)
  let [from, to] = [0, 0]
  for (let row = 0; row < height; row += 1) {
    to += 1
    for (const end = from + width; from < end; from += 1, to += 1) rows[to] = nearest[ids[from] ?? 0] ?? 0
  }
  return rows
}

/** Eight bits a pixel, colour type 3 (palette), and the only methods that PNG defines. */
function header({ width, height }: Pixels): Buffer {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  bytes.set([8, 3, 0, 0, 0], 8)
  return bytes
}

function paletteBytes(palette: Uint32Array): Buffer {
  return Buffer.from(
    Array.from(palette).flatMap((colour) => [colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255]),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
