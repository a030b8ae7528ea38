import type { ChartAnnotations } from '../../src/chart/annotations.ts'
import {
  anEventQuery,
  aSeries,
  aSeriesResult,
  aSummary,
  bucketsOf,
  rhythm,
} from '../support/metric-results.ts'
import { aRealtimeResult, aSavedChartResult } from '../support/more-results.ts'
import type { GalleryCase } from './gallery-case.ts'

const days = bucketsOf(30)
const usual = rhythm(31).slice(0, 30)
const fallen = rhythm(30).map((value, index) =>
  index === 27 || index === 28 ? Math.round(value * 0.72) : value,
)

/** What was expected, a little more and a little less of the values themselves. */
function bandAround(values: readonly number[], share: number, name = 'Usual range') {
  return {
    name,
    lower: values.map((value) => value * (1 - share)),
    upper: values.map((value) => value * (1 + share)),
    middle: values,
  }
}

const dayOf = (index: number): string => days[index]?.label ?? ''

const hours = bucketsOf(72, 'hour')
const hourly = hours.map((_, index) => 420 - 260 * Math.cos(((index % 24) / 24) * 2 * Math.PI))
const surge = hourly.map((value, index) =>
  Math.round(value * (index >= 58 && index < 62 ? 1.9 : 1) + 18 * Math.sin(index * 7)),
)

const realtime = aRealtimeResult()
const usualNow = realtime.points.map(({ yesterday }) => yesterday ?? 0)
const outage: typeof realtime = {
  ...realtime,
  points: realtime.points.map((point, index) =>
    index < 270 ? point : { ...point, today: Math.round((point.today ?? 0) * (index === 270 ? 0.75 : 0.45)) },
  ),
}
const fiveMinutes = (index: number): string => {
  const start = realtime.points[index]?.start
  return start === undefined ? '' : start.toISOString().slice(0, 19)
}

const shares = rhythm(30, { level: 1 }).map(
  (_, index) => 0.42 + 0.02 * Math.sin(index) - (index > 25 ? 0.07 : 0),
)

const usualAlert: ChartAnnotations = {
  band: bandAround(usual, 0.09),
  breaches: [dayOf(27), dayOf(28)],
  moments: [{ bucket: dayOf(27), kind: 'fired', label: 'Fired Nov 21' }],
}

/** Alerts as they are told, tried out, and over; and what people noted. */
export const alertCases: readonly GalleryCase[] = [
  {
    name: 'alert-usual',
    sentence:
      'An alert on what is unusual: the usual range, its middle, the days that breach and when it fired.',
    result: aSeriesResult({ series: [aSeries('Active users', fallen)] }),
    annotations: usualAlert,
    summary: aSummary({
      headline: { text: '9,461', label: 'users on Sun, Nov 22', value: 9461 },
      change: { text: '−28%', versus: 'vs the usual 13,140', direction: 'down' },
    }),
  },
  {
    name: 'alert-threshold',
    sentence:
      'A limit: its value stands on the axis, the side that alerts is tinted; fired, and over the day after.',
    result: aSeriesResult({
      series: [
        aSeries(
          'Active users',
          rhythm(30).map((value, index) => (index === 18 || index === 19 ? Math.round(value * 0.6) : value)),
        ),
      ],
    }),
    annotations: {
      thresholds: [{ value: 8000, breach: 'below' }],
      breaches: [dayOf(18), dayOf(19)],
      moments: [
        { bucket: dayOf(18), kind: 'fired', label: 'Fired Nov 12' },
        { bucket: dayOf(20), kind: 'recovered', label: 'Recovered Nov 14' },
      ],
    },
    summary: aSummary(),
  },
  {
    name: 'alert-hourly',
    sentence: 'Hours outside two limits: both are lines, and what lies beyond either is tinted.',
    result: aSeriesResult({
      interval: 'hour',
      query: { ...anEventQuery({ kind: 'totals' }), interval: 'hour' },
      unit: 'events',
      buckets: hours,
      series: [aSeries('Purchase', surge)],
    }),
    annotations: {
      thresholds: [
        { value: 100, breach: 'below' },
        { value: 900, breach: 'above' },
      ],
      breaches: surge.flatMap((value, index) => (value > 900 ? [hours[index]?.label ?? ''] : [])),
      moments: [
        { bucket: hours[59]?.label ?? '', kind: 'fired', label: 'Fired 11:00' },
        { bucket: hours[62]?.label ?? '', kind: 'recovered', label: 'Recovered' },
      ],
    },
    summary: aSummary({
      title: 'Purchase, totals',
      subtitle: 'Nov 21 – 23, 2026 · hourly',
      headline: { text: '1,270', label: 'events at 11:00 on Mon, Nov 23', value: 1270 },
      change: { text: '+88%', versus: 'vs usual at this hour', direction: 'up' },
    }),
  },
  {
    name: 'alert-realtime',
    sentence: 'Five-minute numbers below what is usual at this time of this weekday.',
    result: outage,
    annotations: {
      band: { ...bandAround(usualNow, 0.16), middle: undefined },
      breaches: realtime.points.flatMap((_, index) =>
        index > 270 && index < 287 ? [fiveMinutes(index)] : [],
      ),
      moments: [{ bucket: fiveMinutes(273), kind: 'fired', label: 'Fired 13:30' }],
    },
    summary: aSummary({
      title: 'Active users right now',
      subtitle: 'last 24 hours, every 5 minutes',
      headline: { text: '157', label: 'active users at 14:35, in 5 minutes', value: 157 },
      change: { text: '−55%', versus: 'vs usual (316 to 382)', direction: 'down' },
    }),
  },
  {
    name: 'alert-ratio',
    sentence: 'A conversion over time with its limit, and the release that people noted.',
    result: aSavedChartResult({
      shape: 'series',
      unit: 'ratio',
      interval: 'day',
      buckets: days,
      series: [{ ...aSeries('Conversion', shares), isComparison: false }],
    }),
    annotations: {
      thresholds: [{ value: 0.4, breach: 'below' }],
      breaches: days.slice(26, 29).map(({ label }) => label),
      moments: [{ bucket: dayOf(26), kind: 'fired', label: 'Fired Nov 20' }],
      notes: [{ bucket: dayOf(25), label: 'Release 4.2' }],
    },
    summary: aSummary({
      title: 'Sign Up → Purchase, conversion',
      subtitle: 'Oct 25 – Nov 23, 2026 · daily',
      headline: { text: '34.9%', label: 'conversion on Sun, Nov 22', value: 0.349 },
      change: { text: '−7.2 pp', versus: 'vs Sun, Nov 15', direction: 'down' },
    }),
  },
  {
    name: 'alert-backtest',
    sentence:
      'What a rule would have done in ninety days: a dashed line for each time, named where there is room.',
    result: aSeriesResult({
      buckets: bucketsOf(90),
      series: [
        aSeries(
          'Active users',
          rhythm(90).map((value, index) =>
            [20, 51, 52, 74, 76].includes(index) ? Math.round(value * 0.55) : value,
          ),
        ),
      ],
    }),
    annotations: {
      thresholds: [{ value: 8000, breach: 'below' }],
      moments: [20, 51, 74, 76].map((index) => ({
        bucket: bucketsOf(90)[index]?.label ?? '',
        kind: 'past' as const,
        label: ['Sep 15', 'Oct 16', 'Nov 8', 'Nov 10'][[20, 51, 74, 76].indexOf(index)] ?? '',
      })),
    },
    summary: aSummary({
      subtitle: 'Aug 26 – Nov 23, 2026 · daily',
      headline: { text: '4 times', label: 'it would have fired in 90 days', value: 4 },
      change: undefined,
    }),
  },
  {
    name: 'line-notes',
    sentence: 'Releases and known days on an ordinary line.',
    result: aSeriesResult(),
    annotations: {
      notes: [
        { bucket: dayOf(9), label: 'Release 4.1' },
        { bucket: dayOf(16), label: 'Campaign in Japan' },
        { bucket: dayOf(25), label: 'Release 4.2' },
      ],
    },
    summary: aSummary(),
  },
  {
    name: 'bars-notes',
    sentence: 'Notes over bars stand above theirs.',
    isEdgeCase: true,
    result: aSeriesResult({
      query: anEventQuery({ kind: 'totals' }),
      unit: 'events',
      buckets: bucketsOf(14),
      series: [aSeries('Purchase', rhythm(14, { level: 1200 }))],
    }),
    annotations: {
      notes: [
        { bucket: dayOf(19), label: 'Release 4.1' },
        { bucket: dayOf(27), label: 'Black Friday' },
      ],
    },
    summary: aSummary({
      title: 'Purchase, totals',
      subtitle: 'Nov 10 – 23, 2026 · daily',
      headline: { text: '16,204', label: 'events, Nov 10 – 22', value: 16_204 },
    }),
  },
  {
    name: 'notes-many',
    sentence:
      'Fourteen notes with long names: labels stand in two rows and never touch; a line without room stands alone.',
    isEdgeCase: true,
    result: aSeriesResult({ series: [aSeries('Active users', usual)] }),
    annotations: {
      notes: Array.from({ length: 14 }, (_, index) => ({
        bucket: dayOf(index * 2 + 1),
        label:
          [
            'Release 4.1',
            'ブラックフライデー',
            'A campaign with a name far too long for a chart',
            'عطلة',
            '🎉 Party',
          ][index % 5] ?? '',
      })),
    },
    summary: aSummary(),
  },
]
