/** An image whose pixels are positions in a list of at most 256 colours, as PNG's colour type 3 wants it. */
export interface IndexedImage {
  /** Pixels as RGBA bytes read by a little-endian machine: `0xAABBGGRR`. */
  palette: Uint32Array
  /** For each pixel the number of its colour among all colours of the picture … */
  ids: Uint16Array
  /** … and for each of those the position of the colour that stands for it in the palette. */
  nearest: Uint8Array
}

/** Our pictures have some hundreds to 5,000 colours. Beyond this limit something else came in, which is left as it is. */
const mostColours = 16_384
const paletteSize = 256
/** Colours of surfaces and gradients are kept exactly, or bands would show; those on few pixels smooth edges. */
const surfacePixels = 250
const mostSurfaces = 160
/** About ten levels of 255 in each channel: invisible on the edges that these colours smooth, and a fifth off the file. */
const invisibleError = 7 * 10 ** 2

/**
 * Reduces opaque RGBA pixels to a palette: the colours of surfaces, then again and again the one that is farthest
 * from all chosen, until no colour is visibly off. (Choosing by frequency alone loses whole hues.) Undefined where
 * there are too many colours to do them justice.
 */
export function toPalette(rgba: Uint8Array): IndexedImage | undefined {
  const counted = countColours(new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4))
  if (counted === undefined) return undefined
  return { ids: counted.ids, ...chooseColours(counted) }
}

interface CountedColours {
  colours: Uint32Array
  counts: Uint32Array
  ids: Uint16Array
}

/** Typed arrays are never read past their ends here; `| 0` and `>>> 0` tell the compiler so without a cost. */
function countColours(pixels: Uint32Array): CountedColours | undefined {
  const table = { slots: new Uint16Array(4 * mostColours), colours: new Uint32Array(mostColours), size: 0 }
  const counts = new Uint32Array(mostColours)
  const ids = new Uint16Array(pixels.length)
  let start = 0
  // Most of a picture is long runs of one colour: one look-up each.
  while (start < pixels.length) {
    const colour = (pixels[start] ?? 0) >>> 0
    let end = start + 1
    while (pixels[end] === colour) end += 1
    const id = idOf(colour, table)
    if (id < 0) return undefined
    counts[id] = (counts[id] ?? 0) + end - start
    ids.fill(id, start, end)
    start = end
  }
  return { ids, colours: table.colours.subarray(0, table.size), counts: counts.subarray(0, table.size) }
}

interface ColourTable {
  /** Open addressing: position of a colour plus one, 0 where free. */
  slots: Uint16Array
  colours: Uint32Array
  size: number
}

/** The number of a colour, a new one where it was not seen yet; -1 where the table is full. */
function idOf(colour: number, table: ColourTable): number {
  const mask = table.slots.length - 1
  let slot = (Math.imul(colour, 0x9e3779b1) >>> 12) & mask
  for (;;) {
    const taken = (table.slots[slot] ?? 0) | 0
    if (taken === 0) break
    if (table.colours[taken - 1] === colour) return taken - 1
    slot = (slot + 1) & mask
  }
  if (table.size === mostColours) return -1
  table.colours[table.size] = colour
  table.size += 1
  table.slots[slot] = table.size
  return table.size - 1
}

function chooseColours({ colours, counts }: CountedColours): Pick<IndexedImage, 'palette' | 'nearest'> {
  const frequent = mostFrequent(colours, counts)
  const nearest = new Uint8Array(colours.length)
  const errors = new Float64Array(colours.length).fill(Infinity)
  const palette: number[] = []
  let farthest = 0
  while (palette.length < paletteSize) {
    const picked = (colours[frequent[palette.length] ?? farthest] ?? 0) >>> 0
    farthest = approach(picked, { colours, errors, nearest, position: palette.length })
    palette.push(picked)
    if (palette.length >= frequent.length && (errors[farthest] ?? 0) <= invisibleError) break
  }
  return { palette: Uint32Array.from(palette), nearest }
}

/** Ties go to the smaller colour, so that equal pixels give equal bytes. */
function mostFrequent(colours: Uint32Array, counts: Uint32Array): number[] {
  const order = Array.from(colours.keys())
  order.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || (colours[a] ?? 0) - (colours[b] ?? 0))
  return order.slice(0, mostSurfaces).filter((id, rank) => rank === 0 || (counts[id] ?? 0) >= surfacePixels)
}

interface Approach {
  colours: Uint32Array
  errors: Float64Array
  nearest: Uint8Array
  position: number
}

/** Lets a new colour of the palette stand for all that it is nearest to; returns the one that is worst off now. */
function approach(picked: number, { colours, errors, nearest, position }: Approach): number {
  let [farthest, worst] = [0, -1]
  for (let id = 0; id < colours.length; id += 1) {
    const error = distance((colours[id] ?? 0) >>> 0, picked)
    let least = errors[id] ?? 0
    if (error < least) {
      errors[id] = error
      nearest[id] = position
      least = error
    }
    if (least > worst) {
      worst = least
      farthest = id
    }
  }
  return farthest
}

/** Squared distance; green counts most and blue least, as for the eye. */
function distance(one: number, other: number): number {
  const red = (one & 255) - (other & 255)
  const green = ((one >>> 8) & 255) - ((other >>> 8) & 255)
  const blue = ((one >>> 16) & 255) - ((other >>> 16) & 255)
  return 2 * red * red + 4 * green * green + blue * blue
}
