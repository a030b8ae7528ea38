import type { Overview, OverviewMetric } from '../../src/chart/overview-picture.ts'
import { formatChange, formatValue } from '../../src/result/format-value.ts'
import { rhythm } from '../support/metric-results.ts'

/** A picture of many metrics whose bytes are kept. */
export interface OverviewCase {
  name: string
  sentence: string
  overview: Overview
  isEdgeCase?: true
}

const names = [
  'Daily active users',
  'New users',
  'Purchase, totals',
  'Sign Up → Purchase',
  'Week 1 retention',
  'Search, uniques',
  'Average session length',
  'Play Song or Video, uniques, country is Japan',
  'Share Playlist, totals',
  'Revenue per paying user',
  'Crash, totals',
  'Active users right now',
]

function metric(index: number): OverviewMetric {
  const series = rhythm(28, {
    level: 24_000 / (1 + index * 0.9),
    growth: 0.25 - index * 0.06,
    phase: index * 1.7,
  })
  const [value = 0, before = 1] = [series[26], series[19]]
  const { text, direction } = formatChange(before, value, 'users')
  return {
    title: names[index] ?? `Metric ${index}`,
    value: formatValue(value, 'users'),
    change: { text, direction, versus: 'vs Sun, Nov 15' },
    series,
    unfinished: 1,
  }
}

const header = { title: 'Monday numbers', subtitle: 'Sun, Nov 22, 2026 against the Sunday before' }

export const overviewCases: readonly OverviewCase[] = [
  {
    name: 'overview',
    sentence: 'Six metrics of a digest: number, change and line each, up to the last day that is over.',
    overview: { ...header, metrics: names.slice(0, 6).map((_, index) => metric(index)) },
  },
  {
    name: 'overview-twelve',
    sentence: 'Twelve are as many as one picture holds; long names are cut in their middle.',
    overview: { ...header, metrics: names.map((_, index) => metric(index)) },
  },
  {
    name: 'overview-odd',
    sentence:
      'Nothing, zeros, gaps, a value that hardly moves, one beyond all measure, and a name from right to left.',
    isEdgeCase: true,
    overview: {
      ...header,
      metrics: [
        { title: 'Nothing came back', value: '–', series: Array.from({ length: 28 }, () => null) },
        { title: 'Crash, totals', value: '0', series: Array.from({ length: 28 }, () => 0) },
        {
          ...metric(2),
          title: 'With gaps',
          series: metric(2).series.map((value, index) => ([4, 5, 6, 12, 14].includes(index) ? null : value)),
        },
        {
          ...metric(3),
          title: 'Hardly moves',
          series: metric(3).series.map((_, index) => 4000 + (index % 5) * 12),
        },
        {
          title: 'イベント 検索 🎉',
          value: '1,234,567,890,123',
          change: { text: '+1,234.5%', direction: 'up', versus: 'vs last week' },
          series: rhythm(28).map((value) => value * 1e8),
        },
        { ...metric(5), title: 'المستخدمون النشطون يوميًا حسب البلد والمنصة' },
      ],
    },
  },
  {
    name: 'overview-two',
    sentence: 'Two metrics share the width.',
    isEdgeCase: true,
    overview: { ...header, metrics: [metric(0), metric(2)] },
  },
]
