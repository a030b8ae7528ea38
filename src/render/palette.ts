import type { ColourRuns } from './colour-runs.ts'

/** At most 256 colours that stand for all colours of a picture, as PNG's colour type 3 wants it. */
export interface Palette {
  /** As a little-endian machine reads RGBA bytes: `0xAABBGGRR`. */
  colours: Uint32Array
  /** For each colour of the picture, by its number, the place in the palette of the one that stands for it. */
  places: Uint8Array
}

const paletteSize = 256
/** Colours of surfaces and gradients are kept exactly, or bands would show; those on few pixels smooth edges. */
const surfacePixels = 250
const mostSurfaces = 160

/**
 * Chooses the colours of surfaces, then each further one, frequent ones first, that no chosen colour can stand for. A colour
 * that one can stand for gets the most frequent of those, not the nearest: long runs pack better, and nobody sees it.
 * `allowed` is how far off each channel of 255 levels may then be; where that takes more than a palette holds, it is raised
 * until it fits.
 */
export function choosePalette(counted: Pick<ColourRuns, 'colours' | 'counts'>, allowed: number): Palette {
  const order = byFrequency(counted)
  for (let error = allowed; ; error += 4) {
    const palette = tryError(error, order, counted)
    if (palette !== undefined) return palette
  }
}

/** The numbers of the colours; ties go to the one that appears first, so that equal pixels give equal bytes. */
function byFrequency({ counts }: { counts: Uint32Array }): Uint16Array {
  // One number per colour sorts ten times faster than a comparison of two.
  const keys = new Float64Array(counts.length)
  for (let id = 0; id < counts.length; id += 1) keys[id] = id - (counts[id] ?? 0) * 2 ** 16
  keys.sort()
  const order = new Uint16Array(counts.length)
  // A typed array of 16 bits keeps the lowest 16 of a whole number, also of a negative one.
  for (let rank = 0; rank < order.length; rank += 1) order[rank] = keys[rank] ?? 0
  return order
}

function tryError(
  error: number,
  order: Uint16Array,
  { colours, counts }: Pick<ColourRuns, 'colours' | 'counts'>,
): Palette | undefined {
  const places = new Uint8Array(colours.length)
  const chosen = { colours: new Uint32Array(paletteSize), size: 0 }
  for (const [rank, id] of order.entries()) {
    const colour = (colours[id] ?? 0) >>> 0
    const isSurface = rank < mostSurfaces && (counts[id] ?? 0) >= surfacePixels
    let place = isSurface ? -1 : standIn(colour, chosen, error)
    if (place < 0) {
      if (chosen.size === paletteSize) return undefined
      place = chosen.size
      chosen.colours[place] = colour
      chosen.size += 1
    }
    places[id] = place
  }
  return { colours: chosen.colours.subarray(0, chosen.size), places }
}

/** The first place of a colour that is nowhere more than `error` levels off; -1 where there is none. */
function standIn(colour: number, chosen: { colours: Uint32Array; size: number }, error: number): number {
  const [red, green, blue] = [colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255]
  for (let place = 0; place < chosen.size; place += 1) {
    const other = (chosen.colours[place] ?? 0) >>> 0
    if (Math.abs((other & 255) - red) > error) continue
    if (Math.abs(((other >>> 8) & 255) - green) > error) continue
    if (Math.abs(((other >>> 16) & 255) - blue) > error) continue
    return place
  }
  return -1
}
