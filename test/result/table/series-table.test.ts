import { describe, expect, it } from 'vitest'
import { resultTable, type ResultTable } from '../../../src/result/result-table.ts'
import { anEventQuery, aSeries, aSeriesResult, bucketsOf } from '../../support/metric-results.ts'
import { tableText } from '../../support/table-text.ts'

function valuesOf({ rows }: ResultTable): (string | number)[][] {
  return rows.map((row) => row.map(({ value }) => value))
}

describe('the table of a series', () => {
  it('has a row per bucket and marks the one that is not over', () => {
    const table = resultTable(
      aSeriesResult({ buckets: bucketsOf(2), series: [aSeries('Active users', [12_345, null])] }),
      'oldest first',
    )
    expect(tableText(table)).toEqual([
      ['Day', 'Active users', 'Complete'],
      ['Sun, Nov 22', '12,345', 'yes'],
      ['Mon, Nov 23', '–', 'no'],
    ])
    expect(valuesOf(table)).toEqual([
      ['2026-11-22', 12_345, 'yes'],
      ['2026-11-23', '', 'no'],
    ])
  })

  it('puts each comparison beside its line', () => {
    const buckets = bucketsOf(4, 'week', true)
    const comparison = {
      label: 'last year',
      range: { start: '2025-11-03', end: '2025-11-30' },
      buckets,
      series: [aSeries('Web', [3, 3, 3, 4]), aSeries('iOS', [7, 7, 7, 8])],
    }
    const series = [aSeries('iOS', [9, 9, 9, 10]), aSeries('Web', [4, 4, 4, 5])]
    const table = tableText(
      resultTable(
        aSeriesResult({ splitBy: 'group', interval: 'week', buckets, series, comparison }),
        'oldest first',
      ),
    )
    expect(table[0]).toEqual(['Week of', 'iOS', 'iOS, last year', 'Web', 'Web, last year'])
    expect(table.at(-1)).toEqual(['Nov 23', '10', '8', '5', '4'])
  })

  it('has a row per line where there are more of those, with the figure over all days', () => {
    const series = ['a', 'b', 'c'].map((label, index) => aSeries(label, [index, 5], 10 + index))
    const query = anEventQuery()
    expect(
      tableText(
        resultTable(
          aSeriesResult({ query, splitBy: 'group', buckets: bucketsOf(2), series }),
          'oldest first',
        ),
      ),
    ).toEqual([
      ['Name', 'Whole range', 'Sun, Nov 22', 'Mon, Nov 23 (incomplete)'],
      ['a', '10', '0', '5'],
      ['b', '11', '1', '5'],
      ['c', '12', '2', '5'],
    ])
  })

  it('begins with the newest for readers, downwards and sideways', () => {
    const first = (series: ReturnType<typeof aSeries>[]) => {
      const query = anEventQuery()
      const result = aSeriesResult({ query, splitBy: 'group', buckets: bucketsOf(2), series })
      return tableText(resultTable(result, 'newest first')).slice(0, 2)
    }
    expect(first([aSeries('a', [1, 2])])).toEqual([
      ['Day', 'a', 'Complete'],
      ['Mon, Nov 23', '2', 'no'],
    ])
    expect(first(['a', 'b', 'c'].map((label) => aSeries(label, [1, 2])))).toEqual([
      ['Name', 'Mon, Nov 23 (incomplete)', 'Sun, Nov 22'],
      ['a', '2', '1'],
    ])
  })

  it('names hours with their day', () => {
    const buckets = bucketsOf(1, 'hour', true)
    const table = resultTable(
      aSeriesResult({ interval: 'hour', buckets, series: [aSeries('Plays', [5])] }),
      'oldest first',
    )
    expect(tableText(table)).toEqual([
      ['Hour', 'Plays'],
      ['Nov 23, 23:00', '5'],
    ])
  })
})
