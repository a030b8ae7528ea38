import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRunReader, type ColourRuns, type Pixels } from '../../src/render/colour-runs.ts'

const readRuns = createRunReader()

function picture(colours: readonly number[], width: number): Pixels {
  const rgba = new Uint8Array(Uint32Array.from(colours).buffer)
  return { rgba, width, height: colours.length / width }
}

/** The pixels again, from their runs. */
function unfolded({ colours, ids, lengths, repeats }: ColourRuns, width: number): number[] {
  const pixels: number[] = []
  let run = 0
  for (const alike of repeats) {
    if (alike === 0) continue
    const row: number[] = []
    for (; row.length < width; run += 1)
      row.push(...Array.from({ length: lengths[run] ?? 0 }, () => colours[ids[run] ?? 0] ?? 0))
    for (let copy = 0; copy < alike; copy += 1) pixels.push(...row)
  }
  return pixels
}

describe('the runs of a picture', () => {
  it('are the picture, row by row', () => {
    const row = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const colours = rows.flat()
        const runs = readRuns(picture(colours, 5))!
        expect(unfolded(runs, 5)).toEqual(colours)
        for (const [id, colour] of runs.colours.entries())
          expect(runs.counts[id]).toBe(colours.filter((one) => one === colour).length)
      }),
    )
  })

  it('leave out rows that repeat the row above', () => {
    const runs = readRuns(picture([7, 7, 8, 7, 7, 8, 7, 7, 8, 9, 9, 9], 3))!
    expect(Array.from(runs.repeats)).toEqual([3, 0, 0, 1])
    expect(Array.from(runs.lengths)).toEqual([2, 1, 3])
  })

  it('are not read from a picture with too many colours for a palette', () => {
    const colours = Array.from({ length: 20_000 }, (_, index) => index * 97)
    expect(readRuns(picture(colours, 200))).toBeUndefined()
  })
})
