/** Opaque RGBA, row by row. */
export interface Pixels {
  rgba: Uint8Array
  width: number
  height: number
}

/** A picture as runs of one colour. The colours are numbered in the order in which they appear. */
export interface ColourRuns {
  /** As a little-endian machine reads RGBA bytes: `0xAABBGGRR`. */
  colours: Uint32Array
  /** How many pixels each colour has. */
  counts: Uint32Array
  /** For each row how many rows are alike from there on, itself included; 0 where it repeats the row above. */
  repeats: Uint16Array
  /** For each run the number of its colour; runs end with their row, and rows that repeat the row above have none … */
  ids: Uint16Array
  /** … and how many pixels it is long. */
  lengths: Uint16Array
}

/** Our pictures have some hundreds to 6,000 colours. Beyond this limit something else came in. */
const mostColours = 16_384

/**
 * Reads pictures, each once. Between a sixth and a half of our rows repeat the row above, and the others are runs of one
 * colour, so that a look-up per run is enough. Undefined where there are more colours than a palette does justice. The
 * arrays of runs are written anew for the next picture: fresh megabytes for each keep the garbage collector busy.
 */
export function createRunReader(): (picture: Pixels) => ColourRuns | undefined {
  const table = emptyTable()
  let [ids, lengths] = [new Uint16Array(0), new Uint16Array(0)]
  return (picture) => {
    const most = picture.width * picture.height
    if (ids.length < most) [ids, lengths] = [new Uint16Array(most), new Uint16Array(most)]
    table.slots.fill(0)
    table.counts.fill(0)
    table.size = 0
    const repeats = countRepeats(picture)
    const runs = readRuns(picture, { repeats, ids, lengths }, table)
    if (runs === undefined) return undefined
    return {
      repeats,
      ids: ids.subarray(0, runs),
      lengths: lengths.subarray(0, runs),
      colours: table.colours.subarray(0, table.size),
      counts: table.counts.subarray(0, table.size),
    }
  }
}

/** Writes runs and counts, and returns how many runs; undefined where there are too many colours. */
function readRuns(
  { rgba, width, height }: Pixels,
  { repeats, ids, lengths }: Pick<ColourRuns, 'repeats' | 'ids' | 'lengths'>,
  table: ColourTable,
): number | undefined {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height)
  const { counts } = table
  let run = 0
  for (let row = 0; row < height; row += 1) {
    const alike = repeats[row] ?? 0
    if (alike === 0) continue
    const rowEnd = (row + 1) * width
    for (let [start, end] = [row * width, 0]; start < rowEnd; start = end, run += 1) {
      // Typed arrays are never read past their ends here; `| 0` and `>>> 0` tell the compiler so without a cost.
      const colour = (pixels[start] ?? 0) >>> 0
      end = start + 1
      while (end < rowEnd && pixels[end] === colour) end += 1
      const id = idOf(colour, table)
      if (id < 0) return undefined
      counts[id] = ((counts[id] ?? 0) + (end - start) * alike) | 0
      ids[run] = id
      lengths[run] = end - start
    }
  }
  return run
}

function countRepeats({ rgba, width, height }: Pixels): Uint16Array {
  const rowBytes = width * 4
  const bytes = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength)
  const repeats = new Uint16Array(height)
  let first = 0
  for (let row = 0; row < height; row += 1) {
    const [above, here] = [(row - 1) * rowBytes, row * rowBytes]
    const isAlike = row > 0 && bytes.compare(bytes, here, here + rowBytes, above, here) === 0
    if (!isAlike) first = row
    repeats[first] = (repeats[first] ?? 0) + 1
  }
  return repeats
}

interface ColourTable {
  /** Open addressing: number of a colour plus one, 0 where free. */
  slots: Uint16Array
  colours: Uint32Array
  counts: Uint32Array
  size: number
}

function emptyTable(): ColourTable {
  const [colours, counts] = [new Uint32Array(mostColours), new Uint32Array(mostColours)]
  return { slots: new Uint16Array(4 * mostColours), colours, counts, size: 0 }
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
