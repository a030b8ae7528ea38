import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import type { ChartSpec } from '../../src/chart/chart-picture.ts'
import type { DecorSpec } from '../../src/chart/decor/decor-spec.ts'
import type { MetricResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { galleryCases } from '../gallery/gallery-cases.ts'
import { extremeResults } from '../support/extreme-results.ts'
import { aCompositionResult, anLtvResult } from '../support/more-results.ts'
import { aFunnelResult, aRetentionResult, aSeriesResult, aSummary } from '../support/metric-results.ts'

const specOf = (result: MetricResult): ChartSpec => {
  const spec = chartFor(result, summarize(result), 'light')
  if (spec === undefined) throw new Error('nothing was drawn')
  return spec
}

const resultOf = (name: string): MetricResult => {
  const found =
    galleryCases.find((entry) => entry.name === name)?.result ??
    extremeResults.find(([text]) => text === name)?.[1]
  if (found === undefined) throw new Error(`no result named ${name}`)
  return found
}

/** What kind of picture a spec is, read from what the renderer gets. */
function kindOf({ config }: ChartSpec): string {
  const { type, options } = config as unknown as {
    type: string
    options: { indexAxis?: string; plugins: { decor: DecorSpec } }
  }
  const { table, pills, xSlots, ring } = options.plugins.decor
  if (ring !== undefined) return `a ring of ${ring.length}`
  if (table !== undefined) return `table by ${table.rowHeader}`
  if (type === 'line') return 'lines'
  if (options.indexAxis === 'y') return 'lying bars'
  return pills === undefined && xSlots === undefined ? 'bars over time' : 'bars per step or bin'
}

describe('the picture of a result', () => {
  it.each([
    ['people over time are a line', 'line', 'lines'],
    ['groups of people are lines', 'line-groups', 'lines'],
    ['totals in few buckets are bars', 'bars', 'bars over time'],
    ['totals of groups are stacked bars', 'bars-stacked', 'bars over time'],
    ['one bucket by group is a ranking', 'ranking', 'lying bars'],
    ['a histogram has one bar per bin', 'histogram', 'bars per step or bin'],
    ['a short funnel stands', 'funnel', 'bars per step or bin'],
    ['a long funnel lies down', 'funnel-long', 'lying bars'],
    ['funnels of few groups stand side by side', 'funnel-groups', 'bars per step or bin'],
    ['funnels of many groups are a table', 'a funnel of twelve steps and groups', 'table by Country'],
    [
      'funnels of two steps and many groups are a ranking',
      'a funnel of two steps and thirty groups',
      'lying bars',
    ],
    ['few cohorts are a heat-map', 'retention-heat-map', 'table by Cohort'],
    ['many cohorts are a curve', 'retention-curve', 'lines'],
    ['groups of cohorts are curves', 'retention-groups', 'lines'],
    ['lengths of sessions have one bar per bin', 'session-length', 'bars per step or bin'],
    ['lengths of sessions by group are a table', 'session-groups', 'table by Segment'],
    ['average sessions are a line', 'session-average', 'lines'],
    ['few values are a ring', 'composition', 'a ring of 4'],
    ['many values are lying bars', 'composition-bars', 'lying bars'],
    ['the largest values alone are no whole, so no ring', 'the top three values', 'lying bars'],
    ['lifetime value is lines', 'ltv', 'lines'],
    ['realtime is lines', 'realtime', 'lines'],
    ['a saved chart over time is lines', 'saved-chart', 'lines'],
    ['a saved chart of one bucket is a ranking', 'a saved chart of one bucket', 'lying bars'],
    ['a saved funnel stands', 'a saved funnel', 'bars per step or bin'],
  ])('%s', (_sentence, name, kind) => {
    expect(kindOf(specOf(resultOf(name)))).toBe(kind)
  })

  it.each<[string, MetricResult]>([
    ['buckets', aSeriesResult({ buckets: [], series: [] })],
    ['groups of a funnel', aFunnelResult({ groups: [] })],
    ['cohorts', aRetentionResult({ groups: [{ label: '', cohorts: [] }] })],
    ['numbers in a saved table', resultOf('a saved table')],
    ['cohorts with a lifetime', anLtvResult({ groups: [{ label: '', cohorts: [] }] })],
    ['values of a property', aCompositionResult({ values: [] })],
  ])('is none where there are no %s', (_what, result) => {
    expect(chartFor(result, aSummary(), 'light')).toBeUndefined()
  })

  it('says so where a range has no values', () => {
    expect(JSON.stringify(specOf(resultOf('no value in any bucket')).config)).toContain(
      'No data in this range',
    )
    expect(JSON.stringify(specOf(resultOf('a funnel that nobody entered')).config)).toContain(
      'Nobody entered',
    )
  })

  it('never draws what is still filling as if it were whole', () => {
    const { config } = specOf(aSeriesResult())
    const { datasets } = (
      config as { data: { datasets: { data: (number | null)[]; borderDash?: number[] }[] } }
    ).data
    expect(datasets[0]?.data.at(-1)).toBeNull()
    expect(datasets[1]?.data.slice(0, 28).every((value) => value === null)).toBe(true)
    expect(datasets[1]?.borderDash).toBeDefined()
  })

  it('draws the averages of the sentences: complete cells only', () => {
    const { altText } = specOf(aRetentionResult())
    expect(altText).toContain('Week 6 18.1%')
    expect(altText).toMatch(/Week 7 [\d.]+% so far/)
  })
})

describe('lifetime value', () => {
  it('is told as far as whole cohorts have got, and leaves out what nobody has reached', () => {
    const { altText, config } = specOf(resultOf('ltv'))
    const { datasets } = (config as { data: { datasets: { data: { x: number }[] }[] } }).data
    expect(altText).toMatch(/Average of \d+: [\d.]+ by day 7, [\d.]+ by day 30/)
    expect(Math.max(...datasets.flatMap(({ data }) => data.map(({ x }) => x)))).toBeLessThan(84)
  })
})

describe('the description for renderers', () => {
  const all = [...galleryCases.map(({ result }) => result), ...extremeResults.map(([, result]) => result)]
  const specs = all.flatMap((result) => chartFor(result, summarize(result), 'dark') ?? [])

  it('is JSON and nothing else', () => {
    expect(specs.length).toBeGreaterThan(50)
    for (const spec of specs) expect(JSON.parse(JSON.stringify(spec))).toStrictEqual(spec)
  })

  it('is JSON whatever the numbers and names are', () => {
    const value = fc.oneof(fc.constant(null), fc.double(), fc.integer(), fc.constantFrom(0, 1e12, 1e-4, -1e9))
    const line = fc.record({
      label: fc.string({ unit: 'binary' }),
      values: fc.array(value, { maxLength: 40 }),
    })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 9 }),
        fc.constantFrom('none', 'group', 'event'),
        (lines, splitBy) => {
          const series = lines.map(({ label, values }) => ({ label, values, wholeRange: undefined }))
          const spec = chartFor(aSeriesResult({ series, splitBy }), aSummary(), 'light')
          expect(JSON.parse(JSON.stringify(spec))).toStrictEqual(spec)
          expect(spec?.altText.length).toBeLessThanOrEqual(2000)
        },
      ),
    )
  })

  it('has a text with the headline and the numbers in words', () => {
    for (const { altText } of specs) {
      expect(altText.length).toBeLessThanOrEqual(2000)
      expect(altText.length).toBeGreaterThan(40)
    }
    const { result, summary } = galleryCases[2]!
    const { altText } = chartFor(result, summary, 'light')!
    expect(altText).toContain('38,400 United States')
    expect(altText).toContain('India: 6,862 on Sun, Nov 22')
    expect(altText).toContain('and 3 more: Spain, Italy, Peru')
  })
})
