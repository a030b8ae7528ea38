import { describe, expect, it } from 'vitest'
import { bucketPosition } from '../../src/chart/bucket-position.ts'
import { bucketsOf } from '../support/metric-results.ts'

describe('the bucket that holds a moment', () => {
  it.each([
    ['a day among days', 'day', 3, '2026-11-22', 1],
    ['an hour of a day', 'day', 3, '2026-11-22T14:35:00', 1],
    ['a day before the range', 'day', 3, '2026-11-20', -1],
    ['a day behind the range', 'day', 3, '2026-11-24', -1],
    ['the last day of a week', 'week', 2, '2026-11-22', 0],
    ['a day behind the last week', 'week', 2, '2026-11-30', -1],
    ['a day of a month', 'month', 2, '2026-10-31', 0],
    ['a minute of an hour', 'hour', 24, '2026-11-23T14:35:00', 14],
    ['a day among hours: its first', 'hour', 48, '2026-11-23', 24],
    ['a minute between two fives', '5min', 288, '2026-11-23T00:09:30', 1],
    ['a day among fives: its first', '5min', 288, '2026-11-23', 0],
  ] as const)('is found for %s', (...row) => {
    const [, interval, count, moment, position] = row
    expect(bucketPosition(bucketsOf(count, interval), interval, moment)).toBe(position)
  })
})
