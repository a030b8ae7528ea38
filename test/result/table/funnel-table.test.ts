import { describe, expect, it } from 'vitest'
import { resultTable } from '../../../src/result/result-table.ts'
import { aFunnelResult } from '../../support/metric-results.ts'
import { tableText } from '../../support/table-text.ts'

describe('the table of a funnel', () => {
  it('has a row per step, shares of the first and of the one before, and the time it took', () => {
    const groups = [
      { label: '', counts: [200, 100, 25], medianStepMs: [undefined, 161_000, 5000], medianTotalMs: 170_000 },
    ]
    expect(tableText(resultTable(aFunnelResult({ steps: ['A', 'B', 'C'], groups }), 'oldest first'))).toEqual(
      [
        ['Step', 'Users', 'Of first step', 'Of step before', 'Median time'],
        ['A', '200', '100%', '–', '–'],
        ['B', '100', '50%', '50%', '2m 41s'],
        ['C', '25', '12.5%', '25%', '5s'],
      ],
    )
  })

  it('names groups, and leaves the cells of one that was not there before empty', () => {
    const group = (label: string, ...counts: number[]) => ({
      label,
      counts,
      medianStepMs: [],
      medianTotalMs: undefined,
    })
    const comparison = {
      label: 'last week',
      range: { start: '2026-10-01', end: '2026-10-02' },
      groups: [group('iOS', 10, 5)],
    }
    const groups = [group('iOS', 20, 5), group('TV', 0, 0)]
    const table = resultTable(
      aFunnelResult({ splitBy: 'group', steps: ['A', 'B'], groups, comparison }),
      'oldest first',
    )
    expect(tableText(table)).toEqual([
      [
        'Group',
        'Step',
        'Users',
        'Of first step',
        'Of step before',
        'Users, last week',
        'Of first step, last week',
      ],
      ['iOS', 'A', '20', '100%', '–', '10', '100%'],
      ['iOS', 'B', '5', '25%', '25%', '5', '50%'],
      ['TV', 'A', '0', '–', '–', '–', '–'],
      ['TV', 'B', '0', '–', '–', '–', '–'],
    ])
  })
})
