import {
  aFunnelResult,
  anEventQuery,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  aSummary,
  bucketsOf,
  cohortsOf,
  retentionQuery,
  rhythm,
} from '../support/metric-results.ts'
import { anLtvResult, aRealtimeResult, ltvCohorts } from '../support/more-results.ts'
import { extremeValues, resultNamed } from './extreme-values.ts'
import type { GalleryCase } from './gallery-case.ts'

const gaps = rhythm(30).map((value, index) => ([3, 12, 13, 24, 26].includes(index) ? null : value))

const longFunnel = {
  steps: [
    'Launch App',
    'View Onboarding Screen With A Very Long Name',
    'Sign Up',
    'Search',
    'Select',
    'Play Song',
    'Favorite Song',
    'Create Playlist',
    'Share Playlist',
    'View Paywall',
    'Add to Cart, then Pay',
    'Purchase',
  ],
  counts: [90_000, 70_000, 48_210, 31_240, 30_000, 25_000, 14_000, 9000, 4000, 2100, 1400, 900],
}

/** What breaks pictures: many groups, long names, gaps, a year of tiny numbers, long funnels. */
export const edgeCases: readonly GalleryCase[] = [
  ...extremeValues,
  {
    name: 'hundred-groups',
    sentence:
      'A hundred close groups with long names: six are drawn, their labels do not touch, no two names are cut alike.',
    isEdgeCase: true,
    result: aSeriesResult({
      query: { ...anEventQuery(), groupBy: [{ of: 'user', name: 'gp:referrer' }] },
      splitBy: 'group',
      series: Array.from({ length: 100 }, (_, index) =>
        aSeries(
          `https://www.example.com/campaigns/winter/${index}`,
          rhythm(30, { level: 9000 - index * 85, phase: (index % 7) * 0.1 }),
          100_000 - index * 900,
        ),
      ),
    }),
    summary: aSummary({
      title: 'Add to Cart, then Pay With A Very Long Event Name, uniques by gp:referrer',
      subtitle:
        'Oct 25 – Nov 23, 2026 · daily · country is Japan or Germany or United States · paying is true',
      headline: {
        text: '36,754,300,000,000',
        label: 'https://www.example.com/campaigns/winter/0 · users so far',
        value: 1,
      },
      change: { text: '13×', versus: 'daily average vs previous 30 days', direction: 'up' },
    }),
  },
  {
    name: 'gaps',
    sentence: 'Days without a value are gaps; a day between two gaps is a point.',
    isEdgeCase: true,
    result: aSeriesResult({ series: [aSeries('Active users', gaps)] }),
    summary: aSummary(),
  },
  {
    name: 'year',
    sentence: '365 days of very small numbers, some below zero: months are named, no area is filled.',
    isEdgeCase: true,
    result: aSeriesResult({
      query: anEventQuery({ kind: 'average' }),
      unit: 'number',
      buckets: bucketsOf(365),
      series: [
        aSeries(
          'Play Song',
          rhythm(365, { growth: 0.6 }).map((value) => (value - 13_000) / 1e8),
        ),
      ],
    }),
    summary: aSummary({
      title: 'Play Song, average per user',
      subtitle: 'Nov 24, 2025 – Nov 23, 2026 · daily',
      headline: { text: '0.000051', label: 'per user on Sun, Nov 22', value: 0.000_051 },
      change: { text: '0%', versus: 'vs Sun, Nov 15', direction: 'flat' },
    }),
  },
  {
    name: 'histogram',
    sentence: 'How often each value occurred: the fullest bin in full colour.',
    isEdgeCase: true,
    result: aSeriesResult({
      query: anEventQuery({ kind: 'histogram', property: { of: 'event', name: 'price' } }),
      unit: 'events',
      splitBy: 'group',
      series: [8, 12, 14, 27, 22, 11, 4, 1].map((share, index) =>
        aSeries(`${index * 5}–${index * 5 + 5}`, rhythm(30, { level: share * 10 })),
      ),
    }),
    summary: aSummary({
      title: 'Purchase, histogram of price',
      headline: { text: '29,812', label: 'events, Oct 25 – Nov 22', value: 29_812 },
      change: undefined,
    }),
  },
  {
    name: 'funnel-long',
    sentence:
      'Twelve steps lie down; the share of the step before stands behind each, the worst loss in red.',
    isEdgeCase: true,
    result: aFunnelResult({
      steps: longFunnel.steps,
      groups: [{ label: '', counts: longFunnel.counts, medianStepMs: [], medianTotalMs: undefined }],
    }),
    summary: aSummary({
      title: 'Launch App → … → Purchase (12 steps)',
      subtitle: 'Oct 25 – Nov 23, 2026 · within 30 days',
      headline: { text: '1%', label: 'conversion', value: 0.01 },
      change: undefined,
    }),
  },
  {
    name: 'retention-groups',
    sentence: 'Retention by platform: curves, because they are to be compared.',
    isEdgeCase: true,
    result: aRetentionResult({
      query: { ...retentionQuery, groupBy: [{ of: 'user', name: 'platform' }], interval: 'week' },
      splitBy: 'group',
      groups: ['iOS', 'Android', 'Web'].map((label, index) => ({
        label,
        cohorts: cohortsOf(8, 7, 1 - index * 0.2),
      })),
    }),
    summary: aSummary({
      title: 'New users → any active event by platform',
      subtitle: 'Oct 5 – Nov 23, 2026 · weekly retention',
      headline: { text: '45.4%', label: 'week 1 retention', value: 0.454 },
      change: undefined,
    }),
  },
  {
    name: 'session-groups',
    sentence: 'Session lengths of six of thirty groups: a row each, the bin of the median outlined.',
    isEdgeCase: true,
    result: resultNamed('session lengths of thirty groups'),
    summary: aSummary({
      title: 'Session length by device_type',
      headline: { text: '1m to 3m', label: 'the median session, Oct 25 – Nov 23', value: 60_000 },
      change: undefined,
    }),
  },
  {
    name: 'realtime-gaps',
    sentence: 'Amplitude sometimes has nothing for a while, and nothing of the day before.',
    isEdgeCase: true,
    result: aRealtimeResult({
      points: aRealtimeResult().points.map((point, index) =>
        Object.assign(point, {
          today: (index > 40 && index < 80) || index === 120 || index > 270 ? null : point.today,
          yesterday: null,
          isComplete: index <= 270,
        }),
      ),
    }),
    summary: aSummary({
      title: 'Active users right now',
      subtitle: 'last 24 hours, every 5 minutes',
      headline: { text: '308', label: 'active users at 13:15, in 5 minutes', value: 308 },
      change: undefined,
    }),
  },
  {
    name: 'ltv-young',
    sentence: 'Two cohorts of a few days: short lines, and what not everybody has lived through is dashed.',
    isEdgeCase: true,
    result: anLtvResult({ groups: [{ label: '', cohorts: ltvCohorts(3).slice(0, 2) }] }),
    summary: aSummary({
      title: 'Lifetime value, revenue per new user',
      headline: { text: '3.21', label: 'per new user by day 14', value: 3.21 },
      change: undefined,
    }),
  },
  {
    name: 'saved-funnel',
    sentence: 'A funnel saved in Amplitude, by platform.',
    isEdgeCase: true,
    result: resultNamed('a saved funnel of groups'),
    summary: aSummary({
      title: 'Onboarding',
      subtitle: 'saved chart abc123de',
      headline: { text: '19.3%', label: 'conversion', value: 0.193 },
      change: undefined,
    }),
  },
]
