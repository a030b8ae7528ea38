import { describe, expect, it } from 'vitest'
import { chartFor } from '../../../src/chart/chart-for.ts'
import { fitName, fitText, wrapText } from '../../../src/chart/decor/text.ts'
import { aFakeChart } from '../../support/fake-chart.ts'
import { aSeriesResult, aSummary } from '../../support/metric-results.ts'

/** Each letter is 7 px wide. */
const { chart } = aFakeChart(chartFor(aSeriesResult(), aSummary(), 'light')!)
const letters = (count: number): number => count * 7

describe('texts that are too long', () => {
  it('stay whole where they fit', () => {
    expect(fitText(chart, 'Play Song', letters(9))).toBe('Play Song')
    expect(fitName(chart, 'Play Song', letters(9))).toBe('Play Song')
    expect(wrapText(chart, 'Play Song', letters(9))).toEqual(['Play Song'])
  })

  it('end in an ellipsis', () => {
    expect(fitText(chart, 'Play Song or Video', letters(10))).toBe('Play Song…')
  })

  it('are cut in the middle where they are names, which often begin alike', () => {
    expect(fitName(chart, 'https://acme.com/winter', letters(12))).toBe('https:/…nter')
    expect(fitName(chart, 'https://acme.com/summer', letters(12))).toBe('https:/…mmer')
  })

  it('are never cut within a letter', () => {
    expect(fitText(chart, '🎉🎉🎉🎉', letters(6))).toBe('🎉🎉…')
  })

  it('come down to an ellipsis where there is no room', () => {
    expect(fitText(chart, 'Play', 0)).toBe('…')
  })

  it('break once at a space, the second line ending in an ellipsis', () => {
    expect(wrapText(chart, 'Create Playlist', letters(10))).toEqual(['Create', 'Playlist'])
    expect(wrapText(chart, 'Add to Cart, then Pay', letters(12))).toEqual(['Add to Cart,', 'then Pay'])
    expect(wrapText(chart, 'Add to Cart, then Pay Everything', letters(12))).toEqual([
      'Add to Cart,',
      'then Pay Ev…',
    ])
    expect(wrapText(chart, 'Indivisible', letters(5))).toEqual(['Indi…'])
  })
})
