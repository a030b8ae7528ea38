import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, comparisonRange, daysIn, resolveRange, today } from '../../src/query/date-range.ts'
import { comparisons, type ComparisonKind, type DateRange } from '../../src/query/query.ts'

const monday = new Date('2026-11-23T10:17:00Z')

interface RangeRow {
  sentence: string
  range: DateRange
  now?: string
  zone?: string
  expected: [start: string, end: string]
}

const rangeRows: RangeRow[] = [
  {
    sentence: 'last 30d is today and the 29 days before',
    range: { kind: 'last', count: 30, unit: 'day' },
    expected: ['2026-10-25', '2026-11-23'],
  },
  {
    sentence: 'last 1d is today alone',
    range: { kind: 'last', count: 1, unit: 'day' },
    expected: ['2026-11-23', '2026-11-23'],
  },
  {
    sentence: 'last 8 weeks is this week from Monday and seven before',
    range: { kind: 'last', count: 8, unit: 'week' },
    expected: ['2026-10-05', '2026-11-23'],
  },
  {
    sentence: 'last 1 week on a Sunday starts on the Monday six days before',
    range: { kind: 'last', count: 1, unit: 'week' },
    now: '2026-11-22T12:00:00Z',
    expected: ['2026-11-16', '2026-11-22'],
  },
  {
    sentence: 'last 6 months is this month and five before',
    range: { kind: 'last', count: 6, unit: 'month' },
    expected: ['2026-06-01', '2026-11-23'],
  },
  {
    sentence: 'last 2 months on the 31st starts on the first of a shorter month',
    range: { kind: 'last', count: 2, unit: 'month' },
    now: '2027-03-31T12:00:00Z',
    expected: ['2027-02-01', '2027-03-31'],
  },
  {
    sentence: 'last 24h at 10:17 reaches back to 11:00 yesterday, in whole days',
    range: { kind: 'last', count: 24, unit: 'hour' },
    expected: ['2026-11-22', '2026-11-23'],
  },
  {
    sentence: 'last 11h at 10:17 begins at midnight and stays within today',
    range: { kind: 'last', count: 11, unit: 'hour' },
    expected: ['2026-11-23', '2026-11-23'],
  },
  {
    sentence: 'last 24h in the hour before midnight is today alone',
    range: { kind: 'last', count: 24, unit: 'hour' },
    now: '2026-11-23T23:59:00Z',
    expected: ['2026-11-23', '2026-11-23'],
  },
  {
    sentence: 'last 24h counts real hours on the day that the clocks go back',
    range: { kind: 'last', count: 24, unit: 'hour' },
    now: '2026-10-25T22:30:00Z',
    zone: 'Europe/Berlin',
    expected: ['2026-10-25', '2026-10-25'],
  },
  { sentence: 'today', range: { kind: 'today' }, expected: ['2026-11-23', '2026-11-23'] },
  { sentence: 'yesterday', range: { kind: 'yesterday' }, expected: ['2026-11-22', '2026-11-22'] },
  {
    sentence: 'yesterday on New Year’s Day is in the year before',
    range: { kind: 'yesterday' },
    now: '2027-01-01T00:00:00Z',
    expected: ['2026-12-31', '2026-12-31'],
  },
  {
    sentence: 'this week on a Monday is one day',
    range: { kind: 'current', unit: 'week' },
    expected: ['2026-11-23', '2026-11-23'],
  },
  {
    sentence: 'this month runs from the first to today',
    range: { kind: 'current', unit: 'month' },
    expected: ['2026-11-01', '2026-11-23'],
  },
  {
    sentence: 'last week is Monday to Sunday',
    range: { kind: 'preceding', unit: 'week' },
    expected: ['2026-11-16', '2026-11-22'],
  },
  {
    sentence: 'last month is the whole calendar month',
    range: { kind: 'preceding', unit: 'month' },
    expected: ['2026-10-01', '2026-10-31'],
  },
  {
    sentence: 'last month in March of a leap year ends on the 29th',
    range: { kind: 'preceding', unit: 'month' },
    now: '2028-03-31T12:00:00Z',
    expected: ['2028-02-01', '2028-02-29'],
  },
  {
    sentence: 'since a day runs to today',
    range: { kind: 'since', from: '2026-10-01' },
    expected: ['2026-10-01', '2026-11-23'],
  },
  {
    sentence: 'between two days is just that',
    range: { kind: 'between', from: '2026-10-01', to: '2026-10-31' },
    expected: ['2026-10-01', '2026-10-31'],
  },
  {
    sentence: 'today is the project’s day, ahead of UTC in Auckland',
    range: { kind: 'today' },
    now: '2026-11-23T12:00:00Z',
    zone: 'Pacific/Auckland',
    expected: ['2026-11-24', '2026-11-24'],
  },
  {
    sentence: 'today is the project’s day, behind UTC in Los Angeles',
    range: { kind: 'last', count: 2, unit: 'day' },
    now: '2026-11-23T07:59:59Z',
    zone: 'America/Los_Angeles',
    expected: ['2026-11-21', '2026-11-22'],
  },
  {
    sentence: 'an absurd count reaches far back and does not throw',
    range: { kind: 'last', count: Number.MAX_SAFE_INTEGER, unit: 'day' },
    expected: ['1972-02-21', '2026-11-23'],
  },
]

describe('resolveRange', () => {
  it.each(rangeRows)('$sentence', ({ range, now, zone, expected }) => {
    const resolved = resolveRange(range, now === undefined ? monday : new Date(now), zone ?? 'UTC')
    expect(resolved).toEqual({ start: expected[0], end: expected[1] })
  })

  it('gives last N days exactly N days in every zone at every hour of a year', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(
          'UTC',
          'Europe/Berlin',
          'America/New_York',
          'Asia/Kolkata',
          'Pacific/Apia',
          'Australia/Lord_Howe',
        ),
        (now, count, zone) => {
          expect(daysIn(resolveRange({ kind: 'last', count, unit: 'day' }, now, zone))).toBe(count)
        },
      ),
    )
  })
})

describe('days', () => {
  it('counts both ends of a range', () => {
    expect(daysIn({ start: '2026-11-01', end: '2026-11-30' })).toBe(30)
  })

  it('counts zero or fewer days when a range ends before it starts', () => {
    expect(daysIn({ start: '2026-11-02', end: '2026-11-01' })).toBe(0)
  })

  it('steps over month and year ends', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it('knows the day of an instant in a zone', () => {
    expect(today(new Date('2026-03-28T23:30:00Z'), 'Europe/Berlin')).toBe('2026-03-29')
  })
})

const comparisonRows: [kind: ComparisonKind, start: string, end: string][] = [
  ['previous', '2026-09-25', '2026-10-24'],
  ['last week', '2026-10-18', '2026-11-16'],
  ['last month', '2026-09-27', '2026-10-26'],
  ['last year', '2025-10-26', '2025-11-24'],
]

describe('comparisonRange', () => {
  it.each(comparisonRows)('finds the days of vs %s', (kind, start, end) => {
    expect(comparisonRange({ start: '2026-10-25', end: '2026-11-23' }, kind)).toEqual({ start, end })
  })

  it('always has as many days as the range itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 365 }),
        fc.constantFrom(...comparisons),
        (offset, days, kind) => {
          const start = addDays('2020-01-01', offset)
          const range = { start, end: addDays(start, days - 1) }
          expect(daysIn(comparisonRange(range, kind))).toBe(days)
        },
      ),
    )
  })
})
