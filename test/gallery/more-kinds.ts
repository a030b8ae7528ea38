import type { UsualRange } from '../../src/result/usual-range.ts'
import {
  anEventQuery,
  aSeries,
  aSeriesResult,
  aSummary,
  rhythm,
  usersQuery,
} from '../support/metric-results.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
  ltvCohorts,
} from '../support/more-results.ts'
import type { GalleryCase } from './gallery-case.ts'

const month = 'Oct 25 – Nov 23, 2026'

/** Sessions, values of a property, lifetime value, realtime and saved charts. */
export const moreKinds: readonly GalleryCase[] = [
  {
    name: 'session-length',
    sentence: 'How long sessions last against the 30 days before, the bin of the median in full colour.',
    result: aSessionLengthResult({
      comparison: {
        label: 'previous 30 days',
        range: { start: '2026-09-25', end: '2026-10-24' },
        groups: [{ label: '', counts: [18_200, 9900, 12_300, 15_400, 24_000, 26_000, 15_205, 5480, 1190] }],
      },
    }),
    summary: aSummary({
      title: 'Session length',
      subtitle: month,
      headline: { text: '1m to 3m', label: 'the median session, Oct 25 – Nov 23', value: 60_000 },
      change: undefined,
    }),
  },
  {
    name: 'session-average',
    sentence: 'Average session length: the axis is in minutes and seconds.',
    result: aSeriesResult({
      query: { ...usersQuery, kind: 'sessions', measure: 'average' },
      unit: 'durationMs',
      series: [
        aSeries(
          'Average session',
          rhythm(30, { level: 171_000 }).map((value, index) => (index === 29 ? 168_000 : value)),
        ),
      ],
    }),
    summary: aSummary({
      title: 'Average session length',
      subtitle: month,
      headline: { text: '3m 8s', label: 'per session on Sun, Nov 22', value: 188_000 },
    }),
  },
  {
    name: 'composition',
    sentence: 'Four values are a ring, with the largest share in its middle and all numbers beside it.',
    result: aCompositionResult(),
    summary: aSummary({
      title: 'Active users by platform',
      subtitle: month,
      headline: {
        text: '41,220',
        label: 'Web · users, Oct 25 – Nov 23, 42.8% of all 4 values',
        value: 41_220,
      },
      change: undefined,
    }),
  },
  {
    name: 'composition-bars',
    sentence: 'Eleven values are lying bars; two that have no room are named.',
    result: aCompositionResult({
      values: [
        'United States',
        'India',
        'Germany',
        'Brazil',
        'Japan',
        'United Kingdom of Great Britain and Northern Ireland',
        'France',
        'Spain',
        '(none)',
        'Italy',
        'Peru',
      ].map((label, index) => ({ label, users: Math.round(41_220 / (1 + index * 0.6)) })),
    }),
    summary: aSummary({
      title: 'Active users by country',
      subtitle: month,
      headline: {
        text: '41,220',
        label: 'United States · users, Oct 25 – Nov 23, 25.9% of all 11 values',
        value: 41_220,
      },
      change: undefined,
    }),
  },
  {
    name: 'ltv',
    sentence: 'Revenue per new user by age: the newest weekly cohorts and the average of all twelve.',
    result: anLtvResult(),
    summary: aSummary({
      title: 'Lifetime value, revenue per new user',
      subtitle: 'Aug 31 – Nov 23, 2026 · weekly cohorts',
      headline: { text: '6.28', label: 'per new user by day 30', value: 6.28 },
      change: undefined,
    }),
  },
  {
    name: 'ltv-groups',
    sentence: 'The same by platform: one average line each.',
    result: anLtvResult({
      query: {
        ...usersQuery,
        kind: 'ltv',
        interval: 'week',
        measure: 'arpu',
        groupBy: [{ of: 'user', name: 'platform' }],
      },
      splitBy: 'group',
      groups: ['iOS', 'Android', 'Web'].map((label, index) => ({
        label,
        cohorts: ltvCohorts(12, 1 - index * 0.27),
      })),
    }),
    summary: aSummary({
      title: 'Lifetime value, revenue per new user by platform',
      subtitle: 'Aug 31 – Nov 23, 2026 · weekly cohorts',
      headline: { text: '6.28', label: 'iOS · per new user by day 30', value: 6.28 },
      change: undefined,
    }),
  },
  {
    name: 'realtime',
    sentence:
      'Active users every five minutes over the same times a day earlier; the running five minutes are dashed.',
    result: aRealtimeResult(),
    summary: aSummary({
      title: 'Active users right now',
      subtitle: 'last 24 hours, every 5 minutes',
      headline: { text: '349', label: 'active users at 14:35, in 5 minutes', value: 349 },
      change: { text: '+10.8%', versus: 'vs 14:35 yesterday (315)', direction: 'up' },
    }),
  },
  {
    name: 'realtime-usual',
    sentence: 'The same once three weeks are known: what is usual at these times of this weekday is an area.',
    result: aRealtimeResult({ usual: usualNow() }),
    summary: aSummary({
      title: 'Active users right now',
      subtitle: 'last 24 hours, every 5 minutes',
      headline: { text: '349', label: 'active users at 14:35, in 5 minutes', value: 349 },
      change: { text: '+10.8%', versus: 'vs 14:35 yesterday (315)', direction: 'up' },
    }),
  },
  {
    name: 'panels',
    sentence:
      'Two events whose sizes differ more than twenty times: a panel and a scale each, over one time axis.',
    result: aSeriesResult({
      query: anEventQuery(),
      splitBy: 'event',
      series: [
        aSeries('Play Song', rhythm(30, { level: 48_000 }), 210_000),
        aSeries('Purchase', rhythm(30, { level: 640, phase: 2, growth: 0.4 }), 4100),
      ],
    }),
    summary: aSummary({
      title: 'Play Song and Purchase, uniques',
      subtitle: month,
      headline: { text: '210,000', label: 'Play Song · users so far, Oct 25 – Nov 23', value: 210_000 },
      change: undefined,
    }),
  },
  {
    name: 'saved-chart',
    sentence: 'A chart saved in Amplitude with the period before, which is dotted.',
    result: aSavedChartResult(),
    summary: aSummary({
      title: 'Listening by platform',
      subtitle: 'saved chart abc123de · Nov 10 – 23, 2026',
      headline: { text: '7,851', label: 'iOS on Sun, Nov 22', value: 7851 },
      change: undefined,
    }),
  },
]

/** Around yesterday, wider at night; the first hours are not known yet. */
function usualNow(): UsualRange {
  const middle = aRealtimeResult().points.map(({ yesterday }, index) => (index < 12 ? null : yesterday))
  const around = (share: number) => middle.map((value) => (value === null ? null : value * share))
  return { lower: around(0.86), middle, upper: around(1.15), weeks: 6 }
}
