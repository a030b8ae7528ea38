import { describe, expect, it } from 'vitest'
import { duringDays, inBucket, nameBucket, nameDays } from '../../src/result/bucket-phrase.ts'

describe('buckets and days in a sentence', () => {
  it.each([
    ['2026-11-22', 'day', 'Sun, Nov 22', 'on Sun, Nov 22'],
    ['2026-11-16', 'week', 'the week of Nov 16', 'in the week of Nov 16'],
    ['2026-11-01', 'month', 'Nov 2026', 'in Nov 2026'],
    ['2026-11-22T14:00:00', 'hour', '14:00 on Sun, Nov 22', 'at 14:00 on Sun, Nov 22'],
    ['2026-11-22T14:05:00', '5min', '14:05 on Sun, Nov 22', 'at 14:05 on Sun, Nov 22'],
  ] as const)('calls the bucket %s of a %s %s', (...[label, interval, name, when]) => {
    expect(nameBucket(label, interval)).toBe(name)
    expect(inBucket(label, interval)).toBe(when)
  })

  it.each([
    ['2026-11-22', '2026-11-22', 'Sun, Nov 22', 'on Sun, Nov 22'],
    ['2026-11-01', '2026-11-22', 'Nov 1 – 22', 'from Nov 1 to Nov 22'],
    ['2026-10-25', '2026-11-22', 'Oct 25 – Nov 22', 'from Oct 25 to Nov 22'],
    ['2025-12-28', '2026-01-03', 'Dec 28, 2025 – Jan 3, 2026', 'from Dec 28, 2025 to Jan 3, 2026'],
  ])('calls %s to %s %s', (...[start, end, name, when]) => {
    expect(nameDays({ start, end })).toBe(name)
    expect(duringDays({ start, end })).toBe(when)
  })
})
