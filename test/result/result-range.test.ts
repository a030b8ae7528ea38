import { describe, expect, it } from 'vitest'
import { isRangeOver, rangeOf } from '../../src/result/result-range.ts'
import { aSeriesResult, bucketsOf } from '../support/metric-results.ts'
import { aCompositionResult, aRealtimeResult, aSavedChartResult } from '../support/more-results.ts'

const saved = { shape: 'series' as const, unit: 'users' as const, buckets: bucketsOf(3), series: [] }

describe('rangeOf', () => {
  it.each([
    ['a question about days', aSeriesResult(), { start: '2026-10-25', end: '2026-11-23' }],
    [
      'a saved chart over time',
      aSavedChartResult({ ...saved, interval: 'day' }),
      { start: '2026-11-21', end: '2026-11-23' },
    ],
    [
      'a saved chart of one bucket, which may be of any length',
      aSavedChartResult({ ...saved, interval: undefined }),
      undefined,
    ],
    [
      'a saved chart without buckets',
      aSavedChartResult({ ...saved, buckets: [], interval: 'day' }),
      undefined,
    ],
    ['a saved table', aSavedChartResult({ shape: 'table', header: [], rows: [] }), undefined],
    ['the present', aRealtimeResult(), undefined],
  ])('knows the days of %s', (...[, result, range]) => {
    expect(rangeOf(result)).toEqual(range)
  })
})

describe('isRangeOver', () => {
  it.each([
    ['UTC', '2026-11-22', true],
    ['UTC', '2026-11-23', false],
    ['Pacific/Kiritimati', '2026-11-23', true],
  ])('asks the clock of %s for %s', (timeZone, end, isOver) => {
    const project = { name: 'Acme', timeZone }
    expect(isRangeOver(aCompositionResult({ project, range: { start: '2026-11-01', end } }))).toBe(isOver)
  })
})
