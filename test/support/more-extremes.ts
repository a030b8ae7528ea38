import type { MetricResult, SavedChartContent, SessionLengthGroup } from '../../src/result/metric-result.ts'
import { anEventQuery, aSeries, aSeriesResult, bucketsOf, rhythm, usersQuery } from './metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
  ltvCohorts,
  savedSeries,
} from './more-results.ts'

const sessionGroups = (count: number): SessionLengthGroup[] =>
  Array.from({ length: count }, (_, index) => ({
    label: `A rather long platform name ${index}`,
    counts: [900, 700, 1200, 1900, 2400, 1300, 640, 90, 3].map((sessions, bin) =>
      Math.round(sessions * (1 + (0.2 * ((index * 7 + bin * 3) % 9)) / (index + 1))),
    ),
  }))

const values = (count: number, users: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({
    label: `A rather long value ${index}`,
    users: users(index),
  }))

const { points } = aRealtimeResult()

/** Results at the ends of what sessions, properties, lifetime value, realtime and saved charts can give. */
export const moreExtremes: readonly (readonly [string, MetricResult])[] = [
  ['session lengths without sessions', aSessionLengthResult({ groups: [{ label: '', counts: [] }] })],
  ['session lengths of no group', aSessionLengthResult({ groups: [] })],
  ['sessions that are all short', aSessionLengthResult({ groups: [{ label: '', counts: [98_765, 3] }] })],
  ['session lengths of three groups', aSessionLengthResult({ splitBy: 'group', groups: sessionGroups(3) })],
  ['session lengths of thirty groups', aSessionLengthResult({ splitBy: 'group', groups: sessionGroups(30) })],
  [
    'sessions per user',
    aSeriesResult({
      query: { ...usersQuery, kind: 'sessions', measure: 'perUser' },
      unit: 'number',
      series: [
        aSeries(
          'Sessions per user',
          rhythm(30).map((value) => value / 4000),
        ),
      ],
    }),
  ],
  [
    'average sessions in seconds',
    aSeriesResult({
      query: { ...usersQuery, kind: 'sessions', measure: 'average' },
      unit: 'durationMs',
      splitBy: 'group',
      series: ['iOS', 'Android', 'Web'].map((label, index) =>
        aSeries(label, rhythm(30, { level: 90_000 / (index + 1) })),
      ),
    }),
  ],
  [
    'a formula',
    aSeriesResult({
      query: { ...anEventQuery(), kind: 'formula', formula: 'UNIQUES(A)/UNIQUES(B)' },
      unit: 'number',
      splitBy: 'group',
      series: ['iOS', 'Android'].map((label, index) =>
        aSeries(
          label,
          rhythm(30).map((value) => value / 30_000 / (index + 1)),
        ),
      ),
    }),
  ],
  ['one value', aCompositionResult({ values: values(1, () => 12) })],
  ['six values with long names', aCompositionResult({ values: values(6, (index) => 10 ** (9 - index)) })],
  ['values that nobody has', aCompositionResult({ values: values(3, () => 0) })],
  ['a hundred values', aCompositionResult({ values: values(100, (index) => 90_000 - index * 800) })],
  [
    'the top three values',
    aCompositionResult({
      query: { ...aCompositionResult().query, top: 3 },
      values: values(3, (index) => 9000 - index),
    }),
  ],
  [
    'a lifetime value of one cohort',
    anLtvResult({ groups: [{ label: '', cohorts: ltvCohorts(3).slice(0, 1) }] }),
  ],
  [
    'a lifetime value that nobody has reached',
    anLtvResult({ groups: [{ label: '', cohorts: ltvCohorts(1) }] }),
  ],
  ['a lifetime value of one day', anLtvResult({ groups: [{ label: '', cohorts: firstDays() }] })],
  [
    'paying users of nine groups over a year',
    anLtvResult({
      query: { ...anLtvResult().query, measure: 'payers' },
      splitBy: 'group',
      groups: Array.from({ length: 9 }, (_, index) => ({
        label: `A rather long platform name ${index}`,
        cohorts: ltvCohorts(52, (9 - index) * 1e5),
      })),
    }),
  ],
  [
    'realtime without a day before',
    aRealtimeResult({ points: points.map((point) => Object.assign({}, point, { yesterday: null })) }),
  ],
  [
    'realtime that is empty',
    aRealtimeResult({
      points: points.map((point) => Object.assign({}, point, { today: null, yesterday: null })),
    }),
  ],
  [
    'a saved table',
    aSavedChartResult({ shape: 'table', header: ['Path', 'Users'], rows: [['A → B', '12']] }),
  ],
  ['a saved funnel', aSavedChartResult(savedFunnel(1))],
  ['a saved funnel of groups', aSavedChartResult(savedFunnel(4))],
  ['a saved chart of forty lines', aSavedChartResult(savedLines(40, 30))],
  ['a saved chart of one bucket', aSavedChartResult(savedLines(20, 1))],
  ['a saved chart without lines', aSavedChartResult({ ...savedSeries(), series: [] } as SavedChartContent)],
]

function firstDays() {
  return ltvCohorts(3).map((cohort) => Object.assign(cohort, { values: cohort.values.slice(0, 1) }))
}

function savedFunnel(groups: number): SavedChartContent {
  return {
    shape: 'funnel',
    steps: ['Sign Up', 'Search', 'Play Song'],
    groups: Array.from({ length: groups }, (_, index) => ({
      label: groups === 1 ? '' : `Platform ${index}`,
      counts: [9000, 6000 - index * 500, 2000 - index * 300],
      medianStepMs: [undefined, undefined, undefined],
      medianTotalMs: undefined,
    })),
  }
}

function savedLines(lines: number, buckets: number): SavedChartContent {
  return {
    shape: 'series',
    unit: 'ratio',
    interval: buckets === 1 ? undefined : 'day',
    buckets: bucketsOf(buckets, 'day', true),
    series: Array.from({ length: lines }, (_, index) => ({
      label: `A rather long name of a row ${index}`,
      values: rhythm(buckets).map((value) => value / 20_000 / (index + 1)),
      wholeRange: undefined,
      isComparison: false,
    })),
  }
}
