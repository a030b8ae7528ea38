import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatBucket,
  formatChange,
  formatDay,
  formatDuration,
  formatRange,
  formatRatio,
  formatValue,
  plural,
} from '../../src/result/format-value.ts'

const units = ['users', 'events', 'number', 'ratio', 'durationMs'] as const
const anyNumber = fc.oneof(
  fc.double({ min: 0.0001, max: 1e12, noNaN: true }),
  fc.double({ min: -1e12, max: -0.0001, noNaN: true }),
  fc.constantFrom(0, -0, 1, 0.5, 999.5, 999_950, 1e12, Number.NaN, Number.POSITIVE_INFINITY),
)

describe('formatValue', () => {
  it.each([
    ['writes thousands with commas', 12345, 'users', 'full', '12,345'],
    ['rounds a mean of people', 12345.4, 'users', 'full', '12,345'],
    ['keeps a decimal of a small mean', 2.44, 'users', 'full', '2.4'],
    ['shortens thousands', 12345, 'events', 'compact', '12.3K'],
    ['shortens millions', 1_234_567, 'events', 'compact', '1.2M'],
    ['shortens a trillion', 1e12, 'number', 'compact', '1T'],
    ['carries over the unit when rounding', 999_960, 'events', 'compact', '1M'],
    ['leaves hundreds alone when compact', 999, 'users', 'compact', '999'],
    ['writes a trillion in full', 1e12, 'events', 'full', '1,000,000,000,000'],
    ['keeps cents of a small amount', 9.989, 'number', 'full', '9.99'],
    ['keeps one decimal of hundreds', 123.456, 'number', 'full', '123.5'],
    ['drops decimals of thousands', 12345.67, 'number', 'full', '12,346'],
    ['keeps what there is of a tiny number', 0.0001, 'number', 'full', '0.0001'],
    ['writes a minus that is a minus', -42, 'number', 'full', '−42'],
    ['writes zero without a sign', -0, 'number', 'full', '0'],
    ['says nothing of what is no number', Number.NaN, 'users', 'full', '–'],
    ['shows a ratio as percent', 0.23449, 'ratio', 'full', '23.4%'],
    ['shows a duration in two units', 161_000, 'durationMs', 'full', '2m 41s'],
    ['shows a compact duration in one unit', 161_000, 'durationMs', 'compact', '2.7m'],
    ['shows compact hours', 5_400_000, 'durationMs', 'compact', '1.5h'],
    ['shows compact zero', 0, 'durationMs', 'compact', '0s'],
  ] as const)('%s', (...[, value, unit, style, expected]) => {
    expect(formatValue(value, unit, style)).toBe(expected)
  })

  it('never prints NaN, Infinity, a hyphen for minus, or a negative zero', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.constantFrom(...units),
        fc.constantFrom('full', 'compact'),
        (value, unit, style) => {
          const text = formatValue(value, unit, style)
          expect(text).not.toMatch(/NaN|Infinity|∞|undefined|-|^−0%?$|e\d/)
          expect(text).not.toBe('')
        },
      ),
    )
  })
})

describe('formatRatio', () => {
  it.each([
    [0, undefined, '0%'],
    [-0, undefined, '0%'],
    [1, undefined, '100%'],
    [0.5, undefined, '50%'],
    [1.342, undefined, '134.2%'],
    [12.3456, undefined, '1,235%'],
    [0.0001, undefined, '0.01%'],
    [0.00001, undefined, '<0.01%'],
    [0.9999, undefined, '>99.9%'],
    [0.99999, 0, '>99%'],
    [0.004, 0, '<1%'],
    [0.317, 0, '32%'],
    [0.3178, 2, '31.78%'],
    [-0.031, undefined, '−3.1%'],
    [Number.NaN, undefined, '–'],
  ])('writes %d with %s digits as %s', (ratio, digits, expected) => {
    expect(formatRatio(ratio, digits)).toBe(expected)
  })
})

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [0.2, '0s'],
    [450, '450ms'],
    [999.7, '1s'],
    [4_210, '4.2s'],
    [9_960, '10s'],
    [59_700, '1m'],
    [161_000, '2m 41s'],
    [120_000, '2m'],
    [3_599_600, '1h'],
    [11_100_000, '3h 5m'],
    [86_390_000, '1d'],
    [1_051_200_000, '12d 4h'],
    [1e12, '11,574d 2h'],
    [-161_000, '−2m 41s'],
    [Number.NaN, '–'],
  ])('writes %d ms as %s', (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected)
  })
})

describe('days, buckets and ranges', () => {
  it('writes a day with weekday and year as asked', () => {
    expect(formatDay('2026-11-22')).toBe('Nov 22')
    expect(formatDay('2026-11-22', { weekday: true })).toBe('Sun, Nov 22')
    expect(formatDay('2026-11-22', { year: true })).toBe('Nov 22, 2026')
    expect(formatDay('2026-11-22', { weekday: true, year: true })).toBe('Sun, Nov 22, 2026')
  })

  it.each([
    ['2026-11-22', 'day', 'Nov 22'],
    ['2026-11-16', 'week', 'Nov 16'],
    ['2026-11-01', 'month', 'Nov 2026'],
    ['2026-11-22T14:00:00', 'hour', '14:00'],
    ['2026-11-22T14:05:00', '5min', '14:05'],
  ] as const)('labels the bucket %s of a %s as %s', (label, interval, expected) => {
    expect(formatBucket(label, interval)).toBe(expected)
  })

  it.each([
    ['2026-11-23', '2026-11-23', 'Nov 23, 2026'],
    ['2026-11-01', '2026-11-23', 'Nov 1 – 23, 2026'],
    ['2026-10-25', '2026-11-23', 'Oct 25 – Nov 23, 2026'],
    ['2025-12-28', '2026-01-03', 'Dec 28, 2025 – Jan 3, 2026'],
  ])('writes %s to %s as %s', (start, end, expected) => {
    expect(formatRange({ start, end })).toBe(expected)
  })
})

describe('plural', () => {
  it.each([
    [0, 'user', '0 users'],
    [1, 'user', '1 user'],
    [12345, 'user', '12,345 users'],
    [3, 'country', '3 countries'],
    [2, 'day', '2 days'],
    [2, 'match', '2 matches'],
  ])('%d %s is %s', (count, noun, expected) => {
    expect(plural(count, noun)).toBe(expected)
  })

  it('takes an irregular plural', () => {
    expect(plural(2, 'person', 'people')).toBe('2 people')
  })
})

describe('formatChange', () => {
  it.each([
    ['a rise', 1000, 1094, 'users', '+9.4%', 'up'],
    ['a fall, with a real minus', 1000, 906, 'users', '−9.4%', 'down'],
    ['a doubling without decimals', 100, 212.4, 'users', '+112%', 'up'],
    ['a leap as a multiple', 10, 135, 'users', '13.5×', 'up'],
    ['a huge leap as a round multiple', 1, 12000, 'users', '12,000×', 'up'],
    ['a fall to zero', 20, 0, 'events', '−100%', 'down'],
    ['a start at zero as the plain difference', 0, 120, 'events', '+120', 'up'],
    ['zero to zero', 0, 0, 'events', '0%', 'flat'],
    ['a move too small to print', 100_000, 100_040, 'users', '0%', 'flat'],
    ['ratios in points', 0.374, 0.36, 'ratio', '−1.4 pp', 'down'],
    ['small points with two decimals', 0.0102, 0.0107, 'ratio', '+0.05 pp', 'up'],
    ['ratios that stand still', 0.2, 0.2, 'ratio', '0 pp', 'flat'],
    ['durations in percent', 1000, 1100, 'durationMs', '+10%', 'up'],
    ['what is no number', Number.NaN, 3, 'users', '–', 'flat'],
  ] as const)('writes %s', (...[, from, to, unit, text, direction]) => {
    expect(formatChange(from, to, unit)).toEqual({ text, direction })
  })

  it('never prints NaN, Infinity or a signed zero, and the sign agrees with the direction', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, fc.constantFrom(...units), (from, to, unit) => {
        const { text, direction } = formatChange(from, to, unit)
        expect(text).not.toMatch(/NaN|Infinity|∞|-|[+−]0(?:%| pp)?$/)
        if (direction === 'down') expect(text).toMatch(/^−/)
        if (direction === 'up') expect(text).toMatch(/^\+|×$/)
      }),
    )
  })
})
