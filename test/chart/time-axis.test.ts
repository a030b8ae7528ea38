import { describe, expect, it } from 'vitest'
import { timeLabels } from '../../src/chart/time-axis.ts'
import type { Interval } from '../../src/query/query.ts'
import { bucketsOf } from '../support/metric-results.ts'

describe('the axis of time', () => {
  it.each<[string, number, Interval, string[]]>([
    [
      'names every day of a week',
      7,
      'day',
      ['Nov 17', 'Nov 18', 'Nov 19', 'Nov 20', 'Nov 21', 'Nov 22', 'Nov 23'],
    ],
    [
      'names one weekday of a month, that of the newest complete day',
      30,
      'day',
      ['Oct 25', 'Nov 1', 'Nov 8', 'Nov 15', 'Nov 22'],
    ],
    [
      'names every second day of a fortnight',
      14,
      'day',
      ['Nov 10', 'Nov 12', 'Nov 14', 'Nov 16', 'Nov 18', 'Nov 20', 'Nov 22'],
    ],
    ['names the days of one bucket', 1, 'day', ['Nov 23']],
    [
      'names months in long ranges',
      200,
      'day',
      ['Jun 2026', 'Jul 2026', 'Aug 2026', 'Sep 2026', 'Oct 2026', 'Nov 2026'],
    ],
    ['names weeks by their first day', 4, 'week', ['Nov 2', 'Nov 9', 'Nov 16', 'Nov 23']],
    [
      'names every second month of a year',
      12,
      'month',
      ['Dec 2025', 'Feb 2026', 'Apr 2026', 'Jun 2026', 'Aug 2026', 'Oct 2026'],
    ],
    [
      'names round hours of one day',
      24,
      'hour',
      ['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00'],
    ],
    [
      'names midnight by its day',
      48,
      'hour',
      ['Nov 22', '06:00', '12:00', '18:00', 'Nov 23', '06:00', '12:00', '18:00'],
    ],
    [
      'names only days in a week of hours',
      168,
      'hour',
      ['Nov 17', 'Nov 18', 'Nov 19', 'Nov 20', 'Nov 21', 'Nov 22', 'Nov 23'],
    ],
    [
      'names round hours of 5-minute buckets',
      288,
      '5min',
      ['00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00'],
    ],
  ])('%s', (...[, count, interval, expected]) => {
    expect(timeLabels(bucketsOf(count, interval), interval).map(({ text }) => text)).toEqual(expected)
  })

  it('never names more moments than there is room for', () => {
    for (const interval of ['day', 'week', 'month'] as const)
      for (let count = 1; count <= (interval === 'day' ? 365 : 52); count += 1)
        expect(
          timeLabels(bucketsOf(count, interval), interval).length,
          `${count} ${interval}`,
        ).toBeLessThanOrEqual(9)
  })
})
