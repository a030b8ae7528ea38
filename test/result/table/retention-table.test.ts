import { describe, expect, it } from 'vitest'
import { resultTable } from '../../../src/result/result-table.ts'
import { aRetentionResult, cohortsOf } from '../../support/metric-results.ts'
import { tableText } from '../../support/table-text.ts'

describe('the table of a retention', () => {
  it('has a row for all cohorts and one for each, without the cells that are still filling', () => {
    const groups = [{ label: '', cohorts: cohortsOf(3, 7) }]
    const table = tableText(
      resultTable(aRetentionResult({ columns: ['Week 0', 'Week 1', 'Week 2'], groups }), 'oldest first'),
    )
    expect(table[0]).toEqual(['Cohort', 'Users', 'Week 0', 'Week 1', 'Week 2'])
    expect(table.map(([name]) => name)).toEqual(['Cohort', 'All cohorts', 'Nov 9', 'Nov 16', 'Nov 23'])
    expect(table.at(-1)?.slice(2)).toEqual(['–', '–', '–'])
    expect(table[2]?.[4]).toBe('–')
  })

  it('names the group of each row', () => {
    const groups = ['iOS', 'Web'].map((label) => ({ label, cohorts: cohortsOf(2, 1) }))
    const table = tableText(
      resultTable(aRetentionResult({ splitBy: 'group', interval: 'day', groups }), 'oldest first'),
    )
    expect(table.map((row) => row.slice(0, 2).join(' '))).toEqual([
      'Group Cohort',
      'iOS All cohorts',
      'iOS Nov 22',
      'iOS Nov 23',
      'Web All cohorts',
      'Web Nov 22',
      'Web Nov 23',
    ])
  })
})
