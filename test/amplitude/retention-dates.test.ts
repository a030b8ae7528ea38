import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohortDays } from '../../src/amplitude/retention-dates.ts'
import { addDays, bucketLabels } from '../../src/query/date-range.ts'
import { formatDay } from '../../src/result/format-value.ts'

const rows: [sentence: string, dates: string[], end: string, days: (string | undefined)[]][] = [
  ['newest first', ['Nov 23', 'Nov 22'], '2026-11-23', ['2026-11-23', '2026-11-22']],
  ['over the turn of a year', ['Jan 01', 'Dec 31'], '2027-01-03', ['2027-01-01', '2026-12-31']],
  [
    'with days missing',
    ['Feb 03', 'Nov 20', 'Jan 15'],
    '2026-02-10',
    ['2026-02-03', '2025-11-20', '2025-01-15'],
  ],
  ['the same date twice is a year apart', ['Nov 01', 'Nov 01'], '2026-11-23', ['2026-11-01', '2025-11-01']],
  ['a date after the end is of the year before', ['Dec 28'], '2026-11-23', ['2025-12-28']],
  ['February 29 finds its leap year', ['Mar 01', 'Feb 29'], '2026-03-01', ['2026-03-01', '2024-02-29']],
  [
    'days without a leading zero, months in full',
    ['Nov 3', 'October 30'],
    '2026-11-23',
    ['2026-11-03', '2026-10-30'],
  ],
  ['dates that have their year', ['2026-11-02', '2026-10-26'], '2026-11-23', ['2026-11-02', '2026-10-26']],
  [
    'texts that are no dates',
    ['Week 3', '', 'Nov 31', 'Nov 2'],
    '2026-11-23',
    [undefined, undefined, undefined, '2026-11-02'],
  ],
]

describe('cohortDays', () => {
  it.each(rows)('%s', (...[, dates, end, days]) => {
    expect(cohortDays(dates, { start: '2024-01-01', end })).toEqual(days)
  })

  it('gives back the days of any range, as Amplitude would write them', () => {
    const range = fc
      .record({ shift: fc.integer({ min: 0, max: 4000 }), length: fc.integer({ min: 0, max: 364 }) })
      .map(({ shift, length }) => {
        const start = addDays('2020-01-01', shift)
        return { start, end: addDays(start, length) }
      })
    fc.assert(
      fc.property(range, fc.constantFrom('day' as const, 'week' as const), (days, interval) => {
        const labels = bucketLabels(days, interval).toReversed()
        expect(
          cohortDays(
            labels.map((label) => formatDay(label)),
            days,
          ),
        ).toEqual(labels)
      }),
    )
  })
})
