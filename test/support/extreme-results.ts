import type { MetricResult, SeriesResult } from '../../src/result/metric-result.ts'
import {
  aFunnelResult,
  anEventQuery,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  bucketsOf,
  cohortsOf,
  funnelQuery,
  retentionQuery,
  rhythm,
  usersQuery,
} from './metric-results.ts'
import { moreExtremes } from './more-extremes.ts'

/** Results at the ends of what can come, each with a sentence: pictures of them must hold together. */
export const extremeResults: readonly (readonly [string, MetricResult])[] = [
  ['nothing but zeros', lineOf(Array.from({ length: 30 }, () => 0))],
  ['no value in any bucket', lineOf(Array.from({ length: 30 }, () => null))],
  ['no series at all', aSeriesResult({ series: [] })],
  ['values below zero', lineOf(rhythm(30).map((value) => value - 12_000))],
  [
    'values around 0.0001',
    lineOf(
      rhythm(30).map((value) => value / 1.2e8),
      { unit: 'number' },
    ),
  ],
  ['values around 10¹²', lineOf(rhythm(30).map((value) => value * 1e8))],
  ['values that hardly differ', lineOf(rhythm(30).map((value) => 100_000 + (value % 400)))],
  ['365 days', lineOf(rhythm(365))],
  [
    'one complete point',
    aSeriesResult({ buckets: bucketsOf(1, 'day', true), series: [aSeries('x', [12_345])] }),
  ],
  ['one point that is still filling', lineOf([5345])],
  ['two points', lineOf([12_345, 5345])],
  [
    'shares',
    lineOf(
      rhythm(30).map((value) => value / 60_000),
      { unit: 'ratio' },
    ),
  ],
  [
    'durations',
    lineOf(
      rhythm(30).map((value) => value * 13),
      { unit: 'durationMs' },
    ),
  ],
  ['39 hours', lineOf(rhythm(39), { interval: 'hour', buckets: bucketsOf(39, 'hour') })],
  [
    'two days in 5-minute buckets',
    lineOf(rhythm(570), { interval: '5min', buckets: bucketsOf(570, '5min') }),
  ],
  ['twelve months', lineOf(rhythm(12), { interval: 'month', buckets: bucketsOf(12, 'month') })],
  ['52 weeks', lineOf(rhythm(52), { interval: 'week', buckets: bucketsOf(52, 'week') })],
  ['one group', { ...lineOf(rhythm(30)), splitBy: 'group' }],
  ['names in other scripts', groupsOf(['検索フィルター', '🎉 Party Mode', 'العربية', 'Ελληνικά', 'Русский'])],
  ['a hundred groups', groupsOf(Array.from({ length: 100 }, (_, index) => `A rather long value ${index}`))],
  [
    'six equal lines',
    groupsOf(
      Array.from({ length: 6 }, (_, index) => `Same ${index}`),
      () => rhythm(30),
    ),
  ],
  ['totals of a hundred groups', { ...totals(10), splitBy: 'group', series: manyTotals(100, 10) }],
  ['totals of two groups in two days', { ...totals(2), splitBy: 'group', series: manyTotals(2, 2) }],
  ['totals of two events', { ...totals(8), splitBy: 'event', series: manyTotals(2, 8) }],
  ['totals of one day by group', { ...totals(1), splitBy: 'group', series: manyTotals(30, 1) }],
  ['a funnel of two steps', funnelOf([48_210, 31_240])],
  ['a funnel of six steps with long names', funnelOf([48_210, 31_240, 14_993, 9112, 6412, 3000])],
  [
    'a funnel of twelve steps',
    funnelOf(Array.from({ length: 12 }, (_, index) => Math.round(90_000 * 0.7 ** index))),
  ],
  ['a funnel that nobody entered', funnelOf([0, 0, 0])],
  ['a funnel that nobody got through', funnelOf([12_345_678, 90_000, 0, 0, 0])],
  ['a funnel of twelve steps and groups', groupedFunnel(12, 12)],
  ['a funnel of four steps and five groups', groupedFunnel(4, 5)],
  ['a funnel of two steps and two groups', groupedFunnel(2, 2)],
  ['a funnel of two steps and thirty groups', groupedFunnel(2, 30)],
  ['20 weekly cohorts', cohorts(20)],
  ['13 weekly cohorts', cohorts(13)],
  ['one cohort, nothing complete', cohorts(1)],
  ['no group with a cohort', aRetentionResult({ groups: [{ label: '', cohorts: [] }] })],
  ['a year of daily cohorts', dailyCohorts(180)],
  ['retention of nine groups', groupedRetention(9)],
  ...moreExtremes,
]

function lineOf(values: (number | null)[], overrides: Partial<SeriesResult> = {}): SeriesResult {
  const buckets = overrides.buckets ?? bucketsOf(values.length)
  return aSeriesResult({ buckets, series: [aSeries('Active users', values)], ...overrides })
}

function groupsOf(
  names: readonly string[],
  valuesOf = (index: number) => rhythm(30, { level: 9000 / (index + 1) }),
) {
  const query = { ...usersQuery, groupBy: [{ of: 'user' as const, name: 'country' }] }
  const series = names.map((name, index) => aSeries(name, valuesOf(index)))
  return aSeriesResult({ query, splitBy: 'group', series })
}

function totals(count: number): SeriesResult {
  return aSeriesResult({
    query: anEventQuery({ kind: 'totals' }),
    unit: 'events',
    buckets: bucketsOf(count),
    series: [],
  })
}

function manyTotals(groups: number, count: number) {
  return Array.from({ length: groups }, (_, index) =>
    aSeries(`City number ${index}`, rhythm(count, { level: 900_000 / (index + 1) })),
  )
}

function funnelOf(counts: readonly number[]): MetricResult {
  const medianStepMs = counts.map((count, index) =>
    count === 0 || index === 0 ? undefined : 5e4 * 9 ** index,
  )
  return aFunnelResult({
    steps: counts.map(
      (_, index) => `${['Add to Cart, then Pay', 'Search'][index % 2] ?? ''} number ${index + 1}`,
    ),
    groups: [{ label: '', counts, medianStepMs, medianTotalMs: undefined }],
  })
}

function groupedFunnel(steps: number, groups: number): MetricResult {
  return aFunnelResult({
    query: { ...funnelQuery, groupBy: [{ of: 'user', name: 'country' }] },
    splitBy: 'group',
    steps: Array.from({ length: steps }, (_, index) => `Step number ${index + 1}`),
    groups: Array.from({ length: groups }, (_, index) => ({
      label: `Country number ${index}`,
      counts: Array.from({ length: steps }, (_unused, step) =>
        Math.round((20_000 / (index + 1)) * 0.8 ** step),
      ),
      medianStepMs: [],
      medianTotalMs: undefined,
    })),
  })
}

function cohorts(count: number): MetricResult {
  const columns = Array.from({ length: count }, (_, index) => `Week ${index}`)
  return aRetentionResult({ columns, groups: [{ label: '', cohorts: cohortsOf(count, 7) }] })
}

function dailyCohorts(count: number): MetricResult {
  const columns = Array.from({ length: count }, (_, index) => `Day ${index}`)
  const groups = [{ label: '', cohorts: cohortsOf(count, 1) }]
  return aRetentionResult({ query: retentionQuery, interval: 'day', columns, groups })
}

function groupedRetention(count: number): MetricResult {
  const groups = Array.from({ length: count }, (_, index) => ({
    label: `Platform ${index}`,
    cohorts: cohortsOf(8, 7, 1 - index * 0.02),
  }))
  return aRetentionResult({ splitBy: 'group', groups })
}
