import { describe, expect, it } from 'vitest'
import {
  alignedPoints,
  completePoints,
  medianOf,
  referencePoint,
  settledPoints,
} from '../../src/result/series-figures.ts'
import { aSeries, aSeriesResult, bucketsOf } from '../support/metric-results.ts'

describe('the figures of a series', () => {
  it('takes complete buckets that have a value', () => {
    const result = aSeriesResult({ buckets: bucketsOf(4) })
    expect(completePoints(result, aSeries('A', [1, null, 3, 4])).map(({ position }) => position)).toEqual([
      0, 2,
    ])
  })

  it('compares a day with the same weekday a week earlier, else with the day before', () => {
    const points = completePoints({ buckets: bucketsOf(10) }, aSeries('A', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
    const at = (position: number) => referencePoint(points, { position, label: '', value: 0 }, 'day')?.value
    expect(at(8)).toBe(2)
    expect(at(5)).toBe(5)
    expect(at(0)).toBeUndefined()
  })

  it('compares any other bucket with the one before', () => {
    const points = completePoints(
      { buckets: bucketsOf(10, 'week') },
      aSeries('A', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    )
    expect(referencePoint(points, { position: 8, label: '', value: 9 }, 'week')?.value).toBe(8)
  })

  it('settles the weeks that the range cuts once their days in it are over', () => {
    const buckets = bucketsOf(3, 'week').map(({ label }, index) => ({ label, isComplete: index === 1 }))
    const series = aSeries('A', [1, 2, 3])
    const running = aSeriesResult({ interval: 'week', buckets })
    const over = { ...running, range: { start: '2026-11-11', end: '2026-11-22' } }
    expect(settledPoints(running, series).map(({ value }) => value)).toEqual([1, 2])
    expect(settledPoints(over, series).map(({ value }) => value)).toEqual([1, 2, 3])
  })

  it('aligns a comparison by position and leaves out what one side lacks', () => {
    const series = aSeries('A', [1, null, 3, 4])
    const comparison = {
      label: 'last week',
      range: { start: '2026-11-13', end: '2026-11-16' },
      buckets: bucketsOf(4, 'day', true),
      series: [aSeries('A', [10, 20, 30, 40])],
    }
    const pairs = alignedPoints(
      aSeriesResult({ buckets: bucketsOf(4), series: [series], comparison }),
      series,
    )
    expect(pairs.map(({ current, earlier }) => [current.value, earlier.value])).toEqual([
      [1, 10],
      [3, 30],
    ])
  })

  it('finds the middle', () => {
    expect(medianOf([3, 1, 2])).toBe(2)
    expect(medianOf([4, 1, 2, 3])).toBe(2.5)
  })
})
