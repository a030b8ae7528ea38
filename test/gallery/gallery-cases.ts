import {
  aFunnelResult,
  anEventQuery,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  aSummary,
  bucketsOf,
  cohortsOf,
  funnelQuery,
  retentionQuery,
  rhythm,
} from '../support/metric-results.ts'
import { alertCases } from './alert-cases.ts'
import { brandCases } from './brand-cases.ts'
import { edgeCases } from './edge-cases.ts'
import type { GalleryCase } from './gallery-case.ts'
import { moreKinds } from './more-kinds.ts'

const countries = ['United States', 'India', 'Germany', 'Brazil', 'Japan', 'France', 'Spain', 'Italy', 'Peru']
const byCountry = { groupBy: [{ of: 'user' as const, name: 'country' }] }
const byPlatform = { groupBy: [{ of: 'user' as const, name: 'platform' }] }

const previousDays = (values: readonly number[]) => ({
  label: 'previous 30 days',
  range: { start: '2026-09-25', end: '2026-10-24' },
  buckets: bucketsOf(30, 'day', true),
  series: [aSeries('Active users', values)],
})

function lines(names: readonly string[], count: number, level = 9600) {
  return names.map((name, index) => {
    const values = rhythm(count, {
      level: level / (1 + index * 0.8),
      growth: 0.3 - index * 0.12,
      phase: index,
    })
    return aSeries(name, values, Math.round((level * 4) / (index + 1)))
  })
}

const kinds: readonly GalleryCase[] = [
  {
    name: 'line',
    sentence:
      'Daily active users: a soft area up to the newest complete day, the running day dashed and hollow.',
    result: aSeriesResult(),
    summary: aSummary(),
  },
  {
    name: 'line-comparison',
    sentence: 'The same against the 30 days before, which are dotted.',
    result: aSeriesResult({
      comparison: previousDays(rhythm(31, { level: 11_000, growth: 0.05 }).slice(0, 30)),
    }),
    summary: aSummary({
      change: { text: '+9.4%', versus: 'daily average vs previous 30 days', direction: 'up' },
    }),
  },
  {
    name: 'line-groups',
    sentence:
      'Six of nine countries with their names at the ends of the lines, moved apart; the others are named above.',
    result: aSeriesResult({
      query: { ...anEventQuery(), ...byCountry },
      splitBy: 'group',
      series: lines(countries, 30),
    }),
    summary: aSummary({
      title: 'Play Song, uniques by country',
      subtitle: 'Oct 25 – Nov 23, 2026 · daily',
      headline: { text: '38,400', label: 'United States · users so far, highest of 9 groups', value: 38_400 },
      change: undefined,
    }),
  },
  {
    name: 'bars',
    sentence:
      'Totals per day against the 14 days before, which are short lines; the running day is pale and dashed.',
    result: aSeriesResult({
      query: anEventQuery({ kind: 'totals' }),
      unit: 'events',
      buckets: bucketsOf(14),
      series: [aSeries('Purchase', rhythm(14, { level: 1200 }))],
      comparison: { ...previousDays(rhythm(14, { level: 1130, phase: 1 })), label: 'previous 14 days' },
    }),
    summary: aSummary({
      title: 'Purchase, totals',
      subtitle: 'Nov 10 – 23, 2026 · daily',
      headline: { text: '16,204', label: 'events, Nov 10 – 22', value: 16_204 },
      change: { text: '+4.2%', versus: 'vs previous 14 days', direction: 'up' },
    }),
  },
  {
    name: 'bars-stacked',
    sentence: 'Totals per week by platform, stacked, with names beside the newest complete week.',
    result: aSeriesResult({
      query: { ...anEventQuery({ kind: 'totals' }), ...byPlatform, interval: 'week' },
      unit: 'events',
      interval: 'week',
      buckets: bucketsOf(8, 'week'),
      splitBy: 'group',
      series: lines(['iOS', 'Android', 'Web'], 8, 5600),
    }),
    summary: aSummary({
      title: 'Purchase, totals by platform',
      subtitle: 'Oct 5 – Nov 23, 2026 · weekly',
      headline: { text: '44,120', label: 'iOS · events, 52.1% of all 3 groups', value: 44_120 },
      change: undefined,
    }),
  },
  {
    name: 'ranking',
    sentence: 'One day by country: lying bars with shares, longest first.',
    result: aSeriesResult({
      query: { ...anEventQuery({ kind: 'totals' }), ...byCountry },
      unit: 'events',
      buckets: bucketsOf(1, 'day', true),
      splitBy: 'group',
      series: [...countries, 'United Kingdom of Great Britain and Northern Ireland', '(none)'].map(
        (name, index) => aSeries(name, [Math.round(12_000 / (1 + ((index * 7) % 11) * 0.7))]),
      ),
    }),
    summary: aSummary({
      title: 'Play Song, totals by country',
      subtitle: 'Nov 22, 2026',
      headline: { text: '12,000', label: 'United States · events, 28.1% of all 11 groups', value: 12_000 },
      change: undefined,
    }),
  },
  {
    name: 'funnel',
    sentence:
      'Five steps with shares, counts, step conversions and times; the earlier range as short lines, the worst loss red.',
    result: aFunnelResult({
      comparison: {
        label: 'previous 30 days',
        range: { start: '2026-09-25', end: '2026-10-24' },
        groups: [
          {
            label: '',
            counts: [41_000, 29_000, 14_200, 8800, 6000],
            medianStepMs: [],
            medianTotalMs: undefined,
          },
        ],
      },
    }),
    summary: aSummary({
      title: 'Sign Up → … → Purchase (5 steps)',
      subtitle: 'Oct 25 – Nov 23, 2026 · within 30 days',
      headline: { text: '13.3%', label: 'conversion', value: 0.133 },
      change: { text: '−1.3 pp', versus: 'vs previous 30 days', direction: 'down' },
    }),
  },
  {
    name: 'funnel-groups',
    sentence: 'The same by platform, side by side.',
    result: aFunnelResult({
      query: { ...funnelQuery, ...byPlatform },
      splitBy: 'group',
      groups: ['iOS', 'Android', 'Web'].map((label, index) => ({
        label,
        counts: [20_000, 13_000 - index * 2000, 6000 - index * 1200, 3800 - index * 900, 2600 - index * 700],
        medianStepMs: [],
        medianTotalMs: undefined,
      })),
    }),
    summary: aSummary({
      title: 'Sign Up → … → Purchase (5 steps) by platform',
      subtitle: 'Oct 25 – Nov 23, 2026 · within 30 days',
      headline: { text: '9.5%', label: 'conversion', value: 0.095 },
      change: undefined,
    }),
  },
  {
    name: 'retention-heat-map',
    sentence: 'Weekly cohorts: the average of finished cells on top, cells that are still filling dashed.',
    result: aRetentionResult(),
    summary: aSummary({
      title: 'Sign Up → Play Song or Video',
      subtitle: 'Oct 5 – Nov 23, 2026 · weekly retention',
      headline: { text: '56.7%', label: 'week 1 retention', value: 0.567 },
      change: undefined,
    }),
  },
  {
    name: 'retention-curve',
    sentence:
      'Thirty daily cohorts: nobody could read their cells, so their average is a curve with named days.',
    result: aRetentionResult({
      query: retentionQuery,
      interval: 'day',
      columns: Array.from({ length: 30 }, (_, index) => `Day ${index}`),
      groups: [{ label: '', cohorts: cohortsOf(30, 1) }],
    }),
    summary: aSummary({
      title: 'New users → any active event',
      subtitle: 'Oct 25 – Nov 23, 2026 · daily retention',
      headline: { text: '17.1%', label: 'day 7 retention', value: 0.171 },
      change: undefined,
    }),
  },
]

export const galleryCases: readonly GalleryCase[] = [
  ...kinds,
  ...moreKinds,
  ...alertCases,
  ...edgeCases,
  ...brandCases,
]
