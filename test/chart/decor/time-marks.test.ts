import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartAnnotations } from '../../../src/chart/annotations.ts'
import { chartFor } from '../../../src/chart/chart-for.ts'
import type { SeriesResult } from '../../../src/result/metric-result.ts'
import { summarize } from '../../../src/result/summarize.ts'
import { extremeResults } from '../../support/extreme-results.ts'
import { aSeriesResult, aSummary } from '../../support/metric-results.ts'
import { collisions, writtenTexts } from '../../support/written-texts.ts'

const { buckets } = aSeriesResult()
const bucket = fc.integer({ min: 0, max: buckets.length - 1 }).map((index) => buckets[index]?.label ?? '')
const label = fc.constantFrom('Fired 14:35', 'Release 4.2', 'A campaign with a long name, and more', 'x')
const kind = fc.constantFrom('fired', 'recovered', 'ended', 'past')

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
      { numRuns: 25 },
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

describe('everything that can be marked at once', () => {
  const overTime = extremeResults.flatMap(([name, result]) =>
    result.kind === 'series' ? [{ name, result }] : [],
  )

  it.each(overTime)('holds together on $name', async ({ result }) => {
    const spec = chartFor(result, summarize(result), { theme: 'light', annotations: everything(result) })!
    const texts = await writtenTexts(spec)
    expect(collisions(texts)).toEqual([])
    expect(texts.filter(({ left, right }) => left < 3 || right > spec.width - 3)).toEqual([])
    expect(`${texts.map(({ text }) => text).join()} ${spec.altText}`).not.toMatch(
      /NaN|undefined|null|Infinity/,
    )
  })
})

function everything({ buckets, series }: SeriesResult): ChartAnnotations {
  const values = series[0]?.values ?? []
  const most = Math.max(1e-4, ...values.map((value) => value ?? 0))
  const at = (share: number): string => buckets[Math.floor(share * (buckets.length - 1))]?.label ?? ''
  const around = (share: number) => values.map((value) => (value === null ? null : value * share))
  return {
    band: { name: 'Usual range', lower: around(0.9), upper: around(1.1), middle: values },
    thresholds: [
      { value: most * 0.6, breach: 'below' },
      { value: most * 1.5, breach: 'above' },
    ],
    breaches: [at(0.5), at(0.9)],
    moments: [
      { bucket: at(0.9), kind: 'fired', label: 'Fired Nov 21' },
      { bucket: at(1), kind: 'recovered', label: 'Recovered Nov 22' },
    ],
    notes: [0, 0.05, 0.88].map((share) => ({ bucket: at(share), label: 'A campaign in Japan' })),
  }
}
