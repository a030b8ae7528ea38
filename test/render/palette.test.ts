import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPalette, type IndexedImage } from '../../src/render/palette.ts'

const opaque = 0xff000000

function rgba(colours: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(colours, (colour) => (colour | opaque) >>> 0).buffer)
}

function coloursOf({ palette, ids, nearest }: IndexedImage): number[] {
  return Array.from(ids, (id) => palette[nearest[id] ?? 0] ?? 0)
}

function worstChannel(one: number, other: number): number {
  return Math.max(...[0, 8, 16].map((shift) => Math.abs(((one >>> shift) & 255) - ((other >>> shift) & 255))))
}

/** Every colour from white to black and from white to blue: more than a palette holds. */
const ramps = Array.from({ length: 256 }, (_, level) => [
  level * 0x010101,
  0xff0000 | (level * 0x0101),
]).flat()

describe('the palette of a picture', () => {
  it('keeps the colours of surfaces exactly', () => {
    const surfaces = [0xffffff, 0x2f6fed, 0xfefefe].flatMap((colour) =>
      Array.from({ length: 300 }, () => colour),
    )
    expect(coloursOf(toPalette(rgba(surfaces))!)).toEqual(surfaces.map((colour) => (colour | opaque) >>> 0))
  })

  it('keeps every colour of an edge within what nobody sees', () => {
    const image = toPalette(rgba(ramps))!
    expect(image.palette.length).toBeLessThanOrEqual(256)
    const shown = coloursOf(image)
    const worst = Math.max(...ramps.map((colour, index) => worstChannel(colour, shown[index] ?? 0)))
    expect(worst).toBeLessThanOrEqual(26)
  })

  it('keeps rare hues, which choosing by frequency alone would lose', () => {
    const pixels = [...ramps.flatMap((colour) => [colour, colour, colour]), 0x00ff00]
    const shown = coloursOf(toPalette(rgba(pixels))!)
    expect(worstChannel(shown.at(-1) ?? 0, 0x00ff00)).toBeLessThan(16)
  })

  it('refuses pictures with too many colours for a palette', () => {
    expect(toPalette(rgba(Array.from({ length: 20_000 }, (_, index) => index * 97)))).toBeUndefined()
  })

  it('never has more than 256 colours, and a colour for every pixel', () => {
    const pixels = fc.array(fc.nat(0xffffff), { minLength: 1, maxLength: 2000 })
    fc.assert(
      fc.property(pixels, (colours) => {
        const image = toPalette(rgba(colours))!
        expect(image.palette.length).toBeLessThanOrEqual(256)
        expect(image.ids).toHaveLength(colours.length)
        for (const id of image.ids) expect(image.nearest[id]).toBeLessThan(image.palette.length)
      }),
      { numRuns: 30 },
    )
  })
})
