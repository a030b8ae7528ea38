import type { MetricResult } from '../../src/result/metric-result.ts'
import { bucketLabels } from '../../src/query/date-range.ts'
import type { Summary } from '../../src/result/summary.ts'
import { extremeResults } from '../support/extreme-results.ts'
import { anEventQuery, aSeries, aSeriesResult, aSummary, rhythm } from '../support/metric-results.ts'
import type { GalleryCase } from './gallery-case.ts'

const segments = [
  'country is Germany or Austria or Switzerland and gp:plan is premium and paying is true',
  'country is Germany or Austria or Switzerland and gp:plan is free and paying is false',
]

/** The ends of what numbers and names can be. */
export const extremeValues: readonly GalleryCase[] = [
  edge(['zeros', 'nothing but zeros'], 'Zeros are a line on the ground, not an empty picture.', {
    headline: { text: '0', label: 'users on Sun, Nov 22', value: 0 },
    change: { text: '0%', versus: 'vs Sun, Nov 15', direction: 'flat' },
  }),
  edge(['no-data', 'no value in any bucket'], 'No value at all: the picture says so and makes no axis up.', {
    headline: { text: 'No data', label: 'in this range', value: undefined },
    change: undefined,
  }),
  edge(
    ['negative', 'values below zero'],
    'Values on both sides of zero, whose line is stronger than the others.',
    {
      headline: { text: '1,204', label: 'users on Sun, Nov 22', value: 1204 },
    },
  ),
  edge(['tiny', 'values around 0.0001'], 'Values around 0.0001 have an axis of their own size.', {
    title: 'Play Song, average per user',
    headline: { text: '0.00013', label: 'per user on Sun, Nov 22', value: 0.000_13 },
  }),
  edge(['huge', 'values around 10¹²'], 'Values around 10¹² are named in trillions.', {
    headline: { text: '1,316,000,000,000', label: 'users on Sun, Nov 22', value: 1.316e12 },
  }),
  edge(
    ['flat', 'values that hardly differ'],
    'Values that hardly differ: the axis leaves zero and says so.',
    {
      headline: { text: '100,291', label: 'users on Sun, Nov 22', value: 100_291 },
      change: { text: '+0.1%', versus: 'vs Sun, Nov 15', direction: 'up' },
    },
  ),
  edge(['one-point', 'one complete point'], 'One bucket is one bar.', {
    subtitle: 'Nov 23, 2026',
    headline: { text: '12,345', label: 'users on Mon, Nov 23', value: 12_345 },
    change: undefined,
  }),
  edge(['two-points', 'two points'], 'Two points, the second still filling.', {
    subtitle: 'Nov 22 – 23, 2026',
    change: undefined,
  }),
  {
    name: 'five-minutes',
    sentence: 'Two days in 5-minute buckets: 576 points.',
    isEdgeCase: true,
    result: aSeriesResult({
      interval: '5min',
      buckets: bucketLabels({ start: '2026-11-21', end: '2026-11-22' }, '5min').map((label) => ({
        label,
        isComplete: true,
      })),
      series: [aSeries('Active users', twoDays())],
    }),
    summary: aSummary({
      subtitle: 'Nov 21 – 22, 2026 · every 5 minutes',
      headline: { text: '46', label: 'users at 23:55 on Sun, Nov 22', value: 46 },
      change: undefined,
    }),
  },
  {
    name: 'segments',
    sentence: 'Segments have the longest names: cut in their middle, with what the number is left whole.',
    isEdgeCase: true,
    result: aSeriesResult({
      query: anEventQuery(),
      splitBy: 'segment',
      series: segments.map((name, index) =>
        aSeries(name, rhythm(30, { level: 9000 / (1 + index), phase: index }), 40_000 / (1 + index)),
      ),
    }),
    summary: aSummary({
      title: 'Play Song, uniques',
      subtitle: 'Oct 25 – Nov 23, 2026 · daily',
      headline: {
        text: '40,000',
        label: `${segments[0] ?? ''} · users so far, Oct 25 – Nov 23, highest of 2 segments`,
        value: 40_000,
      },
      change: undefined,
    }),
  },
  edge(
    ['scripts', 'names in other scripts'],
    'Japanese, emoji, Arabic, Greek, Cyrillic: with fonts from CHART_FONT_DIR.',
    {
      title: 'Play Song, uniques by 検索フィルター',
      headline: {
        text: '40,120',
        label: '検索フィルター · users so far, highest of 5 groups',
        value: 40_120,
      },
      change: undefined,
    },
  ),
]

/** By the name of the picture and that of the result in test/support. */
function edge([name, result]: [string, string], sentence: string, summary: Partial<Summary>): GalleryCase {
  return { name, sentence, isEdgeCase: true, result: resultNamed(result), summary: aSummary(summary) }
}

function twoDays(): number[] {
  return rhythm(577)
    .slice(0, 576)
    .map((_, index) =>
      Math.round(190 - 130 * Math.cos((index / 288) * 2 * Math.PI) + 14 * Math.sin(index * 12.9898)),
    )
}

export function resultNamed(name: string): MetricResult {
  const found = extremeResults.find(([text]) => text === name)
  if (found === undefined) throw new Error(`no result named ${name}`)
  return found[1]
}
