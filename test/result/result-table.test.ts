import { describe, expect, it } from 'vitest'
import type { MetricResult } from '../../src/result/metric-result.ts'
import { resultTable } from '../../src/result/result-table.ts'
import { extremeResults } from '../support/extreme-results.ts'
import { moreExtremes } from '../support/more-extremes.ts'
import {
  aCompositionResult,
  anLtvResult,
  aRealtimeResult,
  aSavedChartResult,
  aSessionLengthResult,
  ltvCohorts,
} from '../support/more-results.ts'
import { tableText } from '../support/table-text.ts'

describe('the tables of the other kinds', () => {
  it('counts sessions and their share by length', () => {
    const bins = [
      { fromMs: 0, toMs: 10_000 },
      { fromMs: 10_000, toMs: 86_400_000 },
    ]
    const comparison = {
      label: 'last week',
      range: { start: '2026-10-01', end: '2026-10-02' },
      groups: [{ label: '', counts: [1, 1] }],
    }
    const groups = [{ label: '', counts: [30, 10] }]
    expect(
      tableText(resultTable(aSessionLengthResult({ bins, groups, comparison }), 'oldest first')),
    ).toEqual([
      ['Length', 'Sessions', 'Sessions, share', 'Sessions, last week', 'Sessions, last week, share'],
      ['under 10s', '30', '75%', '1', '50%'],
      ['10s or more', '10', '25%', '1', '50%'],
    ])
  })

  it('lists the values of a property with their share', () => {
    const values = [
      { label: 'iOS', users: 3 },
      { label: '(none)', users: 1 },
    ]
    expect(tableText(resultTable(aCompositionResult({ values }), 'oldest first'))).toEqual([
      ['platform', 'Users', 'Share'],
      ['iOS', '3', '75%'],
      ['(none)', '1', '25%'],
    ])
  })

  it('shows lifetime value at the ages that people ask for, where a cohort has completed them', () => {
    const table = tableText(
      resultTable(anLtvResult({ groups: [{ label: '', cohorts: ltvCohorts(4) }] }), 'oldest first'),
    )
    expect(table[0]).toEqual([
      'Cohort',
      'New users',
      'Paying users',
      'Paying share',
      'Revenue',
      'Day 1',
      'Day 3',
      'Day 7',
      'Day 14',
      'Day 21',
    ])
    expect(table.at(-1)?.slice(5)).toEqual(['–', '–', '–', '–', '–'])
  })

  it('lists finished five minutes, the newest first, with their instant for files', () => {
    const table = resultTable(aRealtimeResult(), 'newest first')
    expect(table.columns.map(({ name }) => name)).toEqual(['Time', 'Active users', 'A day earlier'])
    expect(table.rows[0]?.[0]).toEqual({ text: '14:35', value: '2026-11-23T14:35:00.000Z' })
    expect(table.rows).toHaveLength(287)
  })

  it('takes the columns of a saved table that hold numbers alone for numbers', () => {
    const content = {
      shape: 'table' as const,
      header: ['Path', 'Users'],
      rows: [
        ['A → B', '12'],
        ['C', ''],
      ],
    }
    const { columns, rows } = resultTable(aSavedChartResult(content), 'oldest first')
    expect(columns).toEqual([
      { name: 'Path', unit: undefined },
      { name: 'Users', unit: 'number' },
    ])
    expect(rows).toEqual([
      [
        { text: 'A → B', value: 'A → B' },
        { text: '12', value: 12 },
      ],
      [
        { text: 'C', value: 'C' },
        { text: '', value: '' },
      ],
    ])
  })

  it('names the rows of the range before', () => {
    const line = (isComparison: boolean) => ({ label: '', values: [5], wholeRange: undefined, isComparison })
    const series = [line(false), line(true)]
    const content = {
      shape: 'series' as const,
      unit: 'users' as const,
      interval: undefined,
      buckets: [],
      series,
    }
    expect(tableText(resultTable(aSavedChartResult(content), 'oldest first')).map(([name]) => name)).toEqual([
      'Name',
      'Value',
      'Value, the range before',
    ])
  })
})

const everyKind: readonly (readonly [string, MetricResult])[] = [...extremeResults, ...moreExtremes]

describe('every table', () => {
  it.each(everyKind)('has a cell for each column and no number that is none: %s', (...[, result]) => {
    const { columns, rows } = resultTable(result, 'oldest first')
    for (const row of rows) {
      expect(row).toHaveLength(columns.length)
      for (const { text, value } of row) {
        expect(`${text} ${value}`).not.toMatch(/NaN|Infinity|undefined|null/)
      }
    }
    expect(columns.every(({ name }) => !name.includes('undefined'))).toBe(true)
  })
})
