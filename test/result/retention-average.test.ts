import { describe, expect, it } from 'vitest'
import type { RetentionCohort } from '../../src/result/metric-result.ts'
import { columnAverages, headlineColumn } from '../../src/result/retention-average.ts'
import { aRetentionResult, cohortsOf, retentionQuery } from '../support/metric-results.ts'

function aCohort(
  size: number,
  cells: readonly (readonly [count: number, isComplete: boolean])[],
): RetentionCohort {
  return {
    start: '2026-11-01',
    size,
    cells: cells.map(([count, isComplete]) => ({ count, outOf: size, isComplete })),
  }
}

describe('columnAverages', () => {
  it('weighs cohorts by size and leaves out cells that are still filling', () => {
    const cohorts = [
      aCohort(900, [
        [900, true],
        [90, true],
        [9, false],
      ]),
      aCohort(100, [
        [100, true],
        [50, true],
      ]),
      aCohort(5000, [
        [5000, true],
        [1, false],
      ]),
    ]
    expect(columnAverages({ label: '', cohorts }, 4)).toEqual([
      { share: 1, outOf: 6000, cohorts: 3 },
      { share: 0.14, outOf: 1000, cohorts: 2 },
      undefined,
      undefined,
    ])
  })

  it('has no average over nobody', () => {
    expect(columnAverages({ label: '', cohorts: [aCohort(0, [[0, true]])] }, 1)).toEqual([undefined])
  })
})

describe('headlineColumn', () => {
  const brackets = (...ranges: [number, number][]) => ({
    query: { ...retentionQuery, method: { kind: 'brackets' as const, brackets: ranges } },
    columns: ranges.map(([from, to]) => `Day ${from}–${to}`),
    interval: 'day' as const,
  })
  const ofDays = (count: number) => ({
    query: retentionQuery,
    interval: 'day' as const,
    columns: Array.from({ length: count }, (_, day) => `Day ${day}`),
    groups: [{ label: '', cohorts: cohortsOf(count, 1) }],
  })

  it.each([
    ['day 7 of a month', ofDays(30), 7],
    ['day 1 while day 7 is not over for anybody', ofDays(8), 1],
    ['nothing while day 1 is not over for anybody', ofDays(2), undefined],
    ['week 1', {}, 1],
    ['the bracket that holds day 7', brackets([0, 1], [2, 7], [8, 14]), 1],
    ['the first bracket where none holds day 7 or 1', brackets([2, 4], [8, 14]), 0],
  ])('is %s', (...[, overrides, column]) => {
    expect(headlineColumn(aRetentionResult(overrides))).toBe(column)
  })
})
