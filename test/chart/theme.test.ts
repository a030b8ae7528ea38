import { describe, expect, it } from 'vitest'
import { contrast, mix } from '../../src/chart/colour.ts'
import { closestPair, visions } from '../../src/chart/colour-vision.ts'
import { shadeScale } from '../../src/chart/shaded-table.ts'
import { seriesLimit, themes } from '../../src/chart/theme.ts'

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const theme = themes[name]

  it('has a colour for every line that is drawn', () => {
    expect(theme.series).toHaveLength(seriesLimit)
  })

  it.each(visions)('keeps its series apart under %s', (vision) => {
    const { pair, distance } = closestPair(theme.series, vision)
    expect(distance, pair).toBeGreaterThan(12)
  })

  it('draws marks with at least 3:1 against the card', () => {
    for (const colour of [...theme.series, theme.comparison])
      expect(contrast(colour, theme.card), colour).toBeGreaterThan(3)
  })

  it('writes with at least 4.5:1 against the card', () => {
    const inks = [theme.ink, theme.muted, theme.up, theme.down]
    for (const colour of inks) expect(contrast(colour, theme.card), colour).toBeGreaterThan(4.5)
  })

  it('writes with at least 4.5:1 on its labels', () => {
    expect(contrast(theme.onInk, theme.ink)).toBeGreaterThan(4.5)
    expect(contrast(theme.onDown, theme.down)).toBeGreaterThan(4.5)
  })

  it('writes with at least 4.5:1 on every shade of a heat-map, and darker or lighter always means more', () => {
    const shares = Array.from({ length: 101 }, (_, index) => index / 100)
    const shade = shadeScale([0.6], theme)
    const cells = shares.map((share) => shade(share, { text: '', isUnfinished: false }))
    for (const { fill, ink } of cells) expect(contrast(fill, ink), fill).toBeGreaterThanOrEqual(4.5)
    const steps = cells.map(({ fill }) => contrast(fill, theme.card))
    for (const [index, step] of steps.entries())
      expect(step).toBeGreaterThanOrEqual((steps[index - 1] ?? 0) - 0.02)
  })
})

it('mixes colours by share', () => {
  expect(mix('#000000', '#FFFFFF', 0.5)).toBe('#808080')
  expect(mix('#123456', '#FFFFFF', 0)).toBe('#123456')
})
