import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brandedTheme, brandProblems } from '../../src/chart/brand.ts'
import { contrast } from '../../src/chart/colour.ts'
import { closestPair, visions } from '../../src/chart/colour-vision.ts'
import { shadeScale } from '../../src/chart/shaded-table.ts'
import { seriesLimit, themes } from '../../src/chart/theme.ts'

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0').toUpperCase()}`)
const themeName = fc.constantFrom('light', 'dark')

describe("a company's colours", () => {
  it('come first, and the theme fills the palette', () => {
    const { series } = brandedTheme(themes.light, { colours: ['#0F766E', '#D9480F'] })
    expect(series.slice(0, 2)).toEqual(['#0F766E', '#D9480F'])
    expect(new Set(series).size).toBe(seriesLimit)
  })

  it('leave the theme as it is where there are none', () => {
    expect(brandedTheme(themes.dark, {})).toBe(themes.dark)
  })

  it('are refused with a colour that is accepted', () => {
    fc.assert(
      fc.property(fc.array(colour, { minLength: 1, maxLength: 3 }), themeName, (colours, name) => {
        const [problem] = brandProblems(colours, name)
        const proposal = /: (#[0-9A-F]{6}) would do$/.exec(problem ?? '')?.[1]
        if (problem === undefined || proposal === undefined) return
        const refused = colours.findIndex((one) => problem.startsWith(one))
        const mended = colours.slice(0, refused + 1).with(refused, proposal)
        expect(brandProblems(mended, name)).toEqual([])
      }),
    )
  })

  it('that are accepted can be seen and told apart by everybody', () => {
    fc.assert(
      fc.property(fc.array(colour, { minLength: 2, maxLength: 4 }), themeName, (colours, name) => {
        if (brandProblems(colours, name).length > 0) return
        for (const one of colours) expect(contrast(one, themes[name].card)).toBeGreaterThanOrEqual(3)
        for (const vision of visions) expect(closestPair(colours, vision).distance).toBeGreaterThanOrEqual(8)
      }),
    )
  })

  it('shade a heat-map on which every number can be read', () => {
    fc.assert(
      fc.property(colour, themeName, (first, name) => {
        const shade = shadeScale([0.6], brandedTheme(themes[name], { colours: [first] }))
        for (const share of [0, 0.1, 0.3, 0.6, 0.9, 1]) {
          const { fill, ink } = shade(share, { text: '', isUnfinished: false })
          expect(contrast(fill, ink), `${fill} ${ink}`).toBeGreaterThanOrEqual(4.5)
        }
      }),
    )
  })
})
