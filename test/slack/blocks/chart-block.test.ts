import { expect, test } from 'vitest'
import { chartBlock } from '../../../src/slack/blocks/chart-block.ts'
import { validateBlocks } from '../../../src/demo/slack/validate-blocks.ts'
import {
  aFunnelResult,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  bucketsOf,
  rhythm,
} from '../../support/metric-results.ts'

const long = 'An event with a very long name that nobody would want to read'

test('of thirty days the newest twenty that are over are drawn, and the title says so', () => {
  const block = chartBlock(aSeriesResult(), 'Daily active users')
  expect(block?.title).toBe('Daily active users · newest 20 of 29')
  expect(block?.chart.axis_config.categories).toHaveLength(20)
  expect(block?.chart.axis_config.categories.at(-1)).toBe('Nov 22')
  expect(block?.chart.series[0]?.data.map(({ label }) => label)).toEqual(block?.chart.axis_config.categories)
})

test('a week fits as it is, but for today', () => {
  const result = aSeriesResult({ buckets: bucketsOf(7), series: [aSeries('Active users', rhythm(7))] })
  const block = chartBlock(result, 'Daily active users')
  expect(block?.title).toBe('Daily active users')
  expect(block?.chart.axis_config.categories).toHaveLength(6)
})

test('one day that is over has no shape', () => {
  const result = aSeriesResult({ buckets: bucketsOf(2), series: [aSeries('Active users', [1, 2])] })
  expect(chartBlock(result, 'Daily active users')).toBeUndefined()
})

test('the hours of two days have different labels', () => {
  const result = aSeriesResult({
    interval: 'hour',
    buckets: bucketsOf(20, 'hour'),
    series: [aSeries('', rhythm(20))],
  })
  const labels = chartBlock(result, 'Play Song')?.chart.axis_config.categories ?? []
  expect(new Set(labels).size).toBe(19)
})

test('a line with a gap is left out, and without a line there is no chart', () => {
  const whole = aSeries('iOS', rhythm(7))
  const broken = aSeries('Android', [1, 2, null, 4, 5, 6, 7])
  const buckets = bucketsOf(7)
  expect(
    chartBlock(aSeriesResult({ buckets, series: [whole, broken] }), 'x')?.chart.series.map(
      ({ name }) => name,
    ),
  ).toEqual(['iOS'])
  expect(chartBlock(aSeriesResult({ buckets, series: [broken] }), 'x')).toBeUndefined()
})

test('ratios are drawn in percent', () => {
  const result = aSeriesResult({
    unit: 'ratio',
    buckets: bucketsOf(3, 'day', true),
    series: [aSeries('Share', [0.1, 0.234567, 0.5])],
  })
  expect(chartBlock(result, 'x')?.chart.series[0]?.data.map(({ value }) => value)).toEqual([10, 23.46, 50])
})

test('a funnel has a bar per step', () => {
  const block = chartBlock(aFunnelResult(), 'Sign Up → Purchase')
  expect(block?.chart.type).toBe('bar')
  expect(block?.chart.axis_config.categories).toEqual([
    'Sign Up',
    'Search',
    'Play Song',
    'Create Playlist',
    'Purchase',
  ])
})

test('a funnel that repeats a step keeps the two apart', () => {
  const result = aFunnelResult({
    steps: ['Play', 'Search', 'Play'],
    groups: [{ label: '', counts: [3, 2, 1], medianStepMs: [undefined, 1, 1], medianTotalMs: 2 }],
  })
  expect(chartBlock(result, 'x')?.chart.axis_config.categories).toEqual(['Play', 'Search', 'Play 2'])
})

test('retention is a curve over the cohorts that have lived through each column', () => {
  const values =
    chartBlock(aRetentionResult(), 'Retention')?.chart.series[0]?.data.map(({ value }) => value) ?? []
  expect(values[0]).toBe(100)
  expect(values.length).toBeGreaterThan(3)
  expect(values.every((value) => value > 0 && value <= 100)).toBe(true)
})

const extremes = [
  {
    sentence: 'nine groups with names that begin alike',
    result: aSeriesResult({
      splitBy: 'group',
      series: Array.from({ length: 9 }, (_, index) => aSeries(`${long} ${index}`, rhythm(30))),
    }),
  },
  {
    sentence: 'a group without a name',
    result: aSeriesResult({ splitBy: 'group', series: [aSeries('', rhythm(30)), aSeries(' ', rhythm(30))] }),
  },
  {
    sentence: 'a year of days',
    result: aSeriesResult({ buckets: bucketsOf(365), series: [aSeries('Active users', rhythm(365))] }),
  },
  {
    sentence: 'a funnel of long names',
    result: aFunnelResult({ steps: Array.from({ length: 5 }, () => long) }),
  },
  { sentence: 'retention over many weeks', result: aRetentionResult() },
]

test.each(extremes)('Slack takes $sentence', ({ result }) => {
  const block = chartBlock(result, long)
  expect(validateBlocks([block], 'message')).toEqual([])
  expect(block?.title.length).toBeLessThanOrEqual(50)
})
