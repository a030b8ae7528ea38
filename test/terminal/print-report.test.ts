import { describe, expect, it } from 'vitest'
import { printReport, reportAsJson } from '../../src/terminal/print-report.ts'
import { aSeries, aSeriesResult, bucketsOf, usersQuery } from '../support/metric-results.ts'
import { aReport } from '../support/reports.ts'

const result = aSeriesResult({ buckets: bucketsOf(2), series: [aSeries('Active users', [12_345, 7])] })

describe('printReport', () => {
  it('prints words, numbers first, and the question in the end', () => {
    expect(printReport(aReport({ result })).split('\n')).toEqual([
      'Daily active users',
      'Oct 25 – Nov 23, 2026',
      '',
      '12,345 users on Sun, Nov 22   +9.4% vs Sun, Nov 15',
      '▁▂▃▄▅▆▇█',
      '',
      'The mean of the last 29 days is 11,904.',
      'The best day was Sat, Nov 21 with 13,020.',
      '',
      'Acme',
      'Oct 25 – Nov 23, 2026',
      'UTC',
      'as of 14:40',
      'Nov 23 is not over',
      '/amp dau last 30d',
      '',
    ])
  })

  it('prints the numbers in aligned columns where a table was asked for', () => {
    const text = printReport(aReport({ result, query: { ...usersQuery, output: 'table' } }))
    expect(text).toContain(
      [
        'Day          Active users  Complete',
        '───────────  ────────────  ────────',
        'Mon, Nov 23             7  no',
        'Sun, Nov 22        12,345  yes',
        '',
        'Acme',
      ].join('\n'),
    )
  })

  it('prints nothing but CSV where that was asked for, so that it can be piped', () => {
    expect(printReport(aReport({ result, query: { ...usersQuery, output: 'csv' } }))).toBe(
      'Day,Active users,Complete\r\n2026-11-22,12345,yes\r\n2026-11-23,7,no\r\n',
    )
  })
})

describe('reportAsJson', () => {
  it('gives other programs the question, the numbers and the words', () => {
    expect(JSON.parse(reportAsJson(aReport({ result })))).toMatchObject({
      question: 'dau last 30d',
      query: { kind: 'users' },
      result: { kind: 'series', unit: 'users', series: [{ values: [12_345, 7] }] },
      summary: { headline: { value: 12_345 } },
      context: ['Acme', 'Oct 25 – Nov 23, 2026', 'UTC', 'as of 14:40', 'Nov 23 is not over'],
    })
  })
})
