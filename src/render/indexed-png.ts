import { crc32, deflateSync } from 'node:zlib'
import { createRunReader, type ColourRuns, type Pixels } from './colour-runs.ts'
import { choosePalette, type Palette } from './palette.ts'

/**
 * A deflated run takes about 0.8 bytes: below this many, a picture stays under 35 KB at a level that takes half the time.
 * Level 6 would take half as long again as level 5 for the last 3%.
 */
const busyRuns = 40_000
/** `error`: how many levels of 255 the edges that rare colours smooth may be off. Nobody sees either; busy pictures need it. */
const [simple, busy] = [
  { level: 3, error: 16 },
  { level: 5, error: 25 },
]

/** Undefined where the picture has too many colours for a palette. */
export type IndexedPngEncoder = (pixels: Pixels) => Buffer | undefined

/**
 * Makes PNGs with a palette, a quarter of the size of truecolour ones; equal pixels give equal bytes. Whoever encodes many
 * pictures keeps one encoder, which uses its memory again.
 */
export function createIndexedPngEncoder(): IndexedPngEncoder {
  const readRuns = createRunReader()
  let rows = Buffer.alloc(0)
  return (pixels) => {
    const runs = readRuns(pixels)
    if (runs === undefined) return undefined
    const { level, error } = runs.ids.length < busyRuns ? simple : busy
    const palette = choosePalette(runs, error)
    const size = (pixels.width + 1) * pixels.height
    if (rows.length !== size) rows = Buffer.alloc(size)
    writeRows(rows, runs, { ...palette, rowBytes: pixels.width + 1 })
    return Buffer.concat([
      signature,
      chunk('IHDR', header(pixels)),
      chunk('PLTE', paletteBytes(palette.colours)),
      chunk('IDAT', deflateSync(rows, { level, memLevel: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A call to `fill` costs as much as this many pixels. */
const shortRun = 48

/** Each row begins with its filter: 0, none, which suits palettes best. */
function writeRows(
  rows: Buffer,
  { repeats, ids, lengths }: ColourRuns,
  { places, rowBytes }: Palette & { rowBytes: number },
): void {
  let run = 0
  for (const [row, alike] of repeats.entries()) {
    const [begin, next] = [row * rowBytes, (row + 1) * rowBytes]
    if (alike === 0) {
      rows.copyWithin(begin, begin - rowBytes, begin)
      continue
    }
    rows[begin] = 0
    for (let [at, end] = [begin + 1, 0]; at < next; at = end, run += 1) {
      const place = places[ids[run] ?? 0] ?? 0
      end = at + (lengths[run] ?? 0)
      if (end - at > shortRun) rows.fill(place, at, end)
      else for (let pixel = at; pixel < end; pixel += 1) rows[pixel] = place
    }
  }
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

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
