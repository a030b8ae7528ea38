import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosePalette } from '../../src/render/palette.ts'

/** Every level from black to white and from blue to white: more colours than a palette holds. */
const ramps = Array.from({ length: 256 }, (_, level) => [
  level * 0x010101,
  0xff0000 | (level * 0x0101),
]).flat()

/** The colours that are shown for those of a picture, of which each has as many pixels as its place in `counts` says. */
function shown(colours: readonly number[], counts: readonly number[]): number[] {
  const palette = choosePalette({ colours: Uint32Array.from(colours), counts: Uint32Array.from(counts) }, 16)
  expect(palette.colours.length).toBeLessThanOrEqual(256)
  return Array.from(palette.places, (place) => palette.colours[place] ?? Number.NaN)
}

const each = (colours: readonly number[], count: number): number[] => colours.map(() => count)

function worstChannel(one: number, other: number): number {
  return Math.max(...[0, 8, 16].map((shift) => Math.abs(((one >>> shift) & 255) - ((other >>> shift) & 255))))
}

describe('the palette of a picture', () => {
  it('keeps the colours of surfaces exactly, however alike they are', () => {
    const surfaces = [0xffffff, 0x2f6fed, 0xfefefe, 0xfdfdfd]
    expect(shown(surfaces, each(surfaces, 300))).toEqual(surfaces)
  })

  it('keeps every colour of an edge within what nobody sees', () => {
    const errors = shown(ramps, each(ramps, 3)).map((colour, index) =>
      worstChannel(colour, ramps[index] ?? 0),
    )
    expect(Math.max(...errors)).toBeLessThanOrEqual(16)
  })

  it('lets the most frequent colour stand for those that are close to it', () => {
    expect(shown([0x404040, 0x484848, 0x505050], [3, 5, 200])).toEqual([0x505050, 0x505050, 0x505050])
  })

  it('keeps rare hues, which choosing by frequency alone would lose', () => {
    const shades = Array.from({ length: 256 }, (_, level) => level * 0x010101)
    const picture = shown([...shades, 0x00ff00], [...each(shades, 1000), 1])
    expect(picture.at(-1)).toBe(0x00ff00)
  })

  it('allows more of an error where the colours are too many, and never more than 256 of them', () => {
    const counted = fc.array(
      fc.record({ colour: fc.nat(0xffffff), count: fc.integer({ min: 1, max: 500 }) }),
      {
        minLength: 1,
        maxLength: 3000,
      },
    )
    fc.assert(
      fc.property(counted, (all) => {
        const colours = all.map(({ colour }) => colour)
        const counts = all.map(({ count }) => count)
        expect(shown(colours, counts)).not.toContain(Number.NaN)
      }),
      { numRuns: 30 },
    )
  })
})
