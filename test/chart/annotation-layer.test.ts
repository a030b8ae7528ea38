import { describe, expect, it } from 'vitest'
import type { ChartAnnotations } from '../../src/chart/annotations.ts'
import { chartFor } from '../../src/chart/chart-for.ts'
import type { DecorSpec } from '../../src/chart/decor/decor-spec.ts'
import { themes } from '../../src/chart/theme.ts'
import type { SeriesResult } from '../../src/result/metric-result.ts'
import {
  anEventQuery,
  aSeries,
  aSeriesResult,
  aSummary,
  bucketsOf,
  rhythm,
} from '../support/metric-results.ts'

interface Config {
  type: string
  data: { datasets: { data: (number | null)[]; fill?: unknown; pointStyle?: string; order?: number }[] }
  options: { scales: { y: { min: number; max: number } }; plugins: { decor: DecorSpec } }
}

function drawn(annotations: ChartAnnotations, overrides: Partial<SeriesResult> = {}) {
  const spec = chartFor(aSeriesResult(overrides), aSummary(), { theme: 'light', annotations })!
  const config = spec.config as unknown as Config
  const { decor } = config.options.plugins
  return { spec, config, decor, datasets: config.data.datasets, y: config.options.scales.y }
}

const flat = (value: number): number[] => Array.from({ length: 30 }, () => value)

describe('what is marked in a picture', () => {
  it('is JSON and nothing else', () => {
    const { spec } = drawn({
      band: { name: 'Usual range', lower: [...flat(9000).slice(1), Number.NaN], upper: flat(15_000) },
      thresholds: [{ value: 8000, breach: 'below' }],
      notes: [{ bucket: '2026-11-10', label: '__proto__' }],
    })
    expect(JSON.parse(JSON.stringify(spec))).toStrictEqual(spec)
  })

  it('draws a band as the area between two lines, behind everything', () => {
    const { datasets } = drawn({ band: { name: 'Usual range', lower: flat(9000), upper: flat(15_000) } })
    const [upper, lower] = datasets.slice(-2)
    expect(upper).toMatchObject({ data: flat(15_000), fill: '+1', order: 2 })
    expect(lower).toMatchObject({ data: flat(9000), fill: false })
  })

  it('reaches every limit and every band with its axis', () => {
    expect(drawn({ thresholds: [{ value: 48_000, breach: 'above' }] }).y.max).toBeGreaterThanOrEqual(48_000)
    expect(drawn({ thresholds: [{ value: -500, breach: 'below' }] }).y.min).toBeLessThanOrEqual(-500)
    const band = { name: 'x', lower: flat(-20_000), upper: flat(90_000) }
    expect(drawn({ band }).y.min).toBeLessThanOrEqual(-20_000)
    expect(drawn({ band }).y.max).toBeGreaterThanOrEqual(90_000)
  })

  it('marks breaching buckets with diamonds: a shape, not a colour alone', () => {
    const { datasets } = drawn({ breaches: ['2026-11-20', '2026-11-21', '2020-01-01'] })
    const points = datasets.find(({ pointStyle }) => pointStyle === 'rectRot')
    expect(points?.data.flatMap((value, index) => (value === null ? [] : [index]))).toEqual([26, 27])
    expect(points?.order).toBe(-1)
  })

  it('tints an incident from its firing to its recovery, or to the end', () => {
    const fired = { bucket: '2026-11-10', kind: 'fired' as const, label: 'Fired' }
    const recovered = { bucket: '2026-11-12', kind: 'recovered' as const, label: 'Recovered' }
    expect(drawn({ moments: [fired, recovered] }).decor.spans).toEqual([{ from: 16, to: 18 }])
    expect(drawn({ moments: [fired] }).decor.spans).toEqual([{ from: 16, to: 29 }])
    expect(drawn({ moments: [{ ...fired, kind: 'past' }] }).decor.spans).toEqual([])
  })

  it('leaves out what lies beyond the range', () => {
    const notes = [{ bucket: '2026-12-24', label: 'Later' }]
    expect(drawn({ notes }).decor.timeMarks).toBeUndefined()
    expect(drawn({ notes }).spec.altText).not.toContain('Later')
  })

  it('says it in words as well, the alert before the numbers', () => {
    const { altText } = drawn({
      band: { name: 'usual range', lower: flat(9000), upper: flat(15_000) },
      thresholds: [
        { value: 8000, breach: 'below' },
        { value: 20_000, breach: 'above' },
      ],
      moments: [{ bucket: '2026-11-20', kind: 'fired', label: 'Fired' }],
      notes: [{ bucket: '2026-11-10', label: 'Release 4.1' }],
    }).spec
    expect(altText).toContain(
      'Alert below 8,000 or above 20,000; Usual range on Mon, Nov 23: 9,000 to 15,000; Fired: on Fri, Nov 20; Release 4.1: on Tue, Nov 10; Sun, Oct 25:',
    )
  })

  it('says limits in the unit of the numbers', () => {
    const { decor } = drawn({ thresholds: [{ value: 0.4, breach: 'below' }] }, { unit: 'ratio' })
    expect(decor.legend?.map(({ text }) => text)).toContain('Alert below 40%')
    expect(decor.limits).toEqual([{ at: 0.4, text: '40%', breach: 'below' }])
    expect(themes.light.down).toBe(decor.legend?.[0]?.colour)
  })

  it('turns bars into lines for an alert, and leaves them for notes', () => {
    const totals: Partial<SeriesResult> = {
      query: anEventQuery({ kind: 'totals' }),
      unit: 'events',
      buckets: bucketsOf(14),
      series: [aSeries('Purchase', rhythm(14))],
    }
    expect(drawn({ thresholds: [{ value: 8000, breach: 'below' }] }, totals).config.type).toBe('line')
    expect(drawn({ notes: [{ bucket: '2026-11-20', label: 'Release' }] }, totals).config.type).toBe('bar')
  })
})
