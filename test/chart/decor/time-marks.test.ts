import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartFor } from '../../../src/chart/chart-for.ts'
import { aSeriesResult, aSummary } from '../../support/metric-results.ts'
import { collisions, writtenTexts } from '../../support/written-texts.ts'

const { buckets } = aSeriesResult()
const bucket = fc.integer({ min: 0, max: buckets.length - 1 }).map((index) => buckets[index]?.label ?? '')
const label = fc.constantFrom('Fired 14:35', 'Release 4.2', 'A campaign with a long name, and more', 'x')
const kind = fc.constantFrom('fired', 'recovered', 'past')

describe('the words of marks', () => {
  it('never lie on each other or on anything else, wherever the marks are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ bucket, kind, label }), { maxLength: 6 }),
        fc.array(fc.record({ bucket, label }), { maxLength: 12 }),
        async (moments, notes) => {
          const annotations = { moments, notes, thresholds: [{ value: 8000, breach: 'below' as const }] }
          const spec = chartFor(aSeriesResult(), aSummary(), { theme: 'light', annotations })!
          expect(collisions(await writtenTexts(spec))).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are those of moments first, where there is no room for all', async () => {
    const at = buckets[15]?.label ?? ''
    const notes = ['One note', 'Another note', 'A third note'].map((text) => ({ bucket: at, label: text }))
    const moments = [{ bucket: at, kind: 'fired' as const, label: 'Fired' }]
    const spec = chartFor(aSeriesResult(), aSummary(), { theme: 'light', annotations: { notes, moments } })!
    const texts = (await writtenTexts(spec)).map(({ text }) => text)
    expect(texts).toContain('Fired')
    expect(texts).not.toContain('A third note')
    expect(spec.altText).toContain('A third note: on Mon, Nov 9')
  })
})
