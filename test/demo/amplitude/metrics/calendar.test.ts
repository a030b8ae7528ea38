import { describe, expect, it } from 'vitest'
import { createCalendar, daysIn } from '../../../../src/demo/amplitude/metrics/calendar.ts'

describe('the project’s calendar', () => {
  it('a day begins at its midnight in the zone', () => {
    expect(new Date(createCalendar('Asia/Tokyo').startOf('2026-11-23')).toISOString()).toBe(
      '2026-11-22T15:00:00.000Z',
    )
    expect(createCalendar('Asia/Tokyo').dayOf(Date.parse('2026-11-22T15:00:00Z'))).toBe('2026-11-23')
    expect(createCalendar('America/New_York').dayOf(Date.parse('2026-11-23T04:59:59Z'))).toBe('2026-11-22')
    expect(createCalendar('America/New_York').clockTime(Date.parse('2026-11-23T04:59:59Z'))).toBe('23:59')
  })

  it.each([
    ['is a day of 25 hours', '2026-10-25', 25],
    ['of 23', '2026-03-29', 23],
    ['and else of 24', '2026-11-23', 24],
  ])('where clocks change there %s', (_, day, hours) => {
    const calendar = createCalendar('Europe/Berlin')
    const range = { start: day, end: day }
    expect(calendar.buckets(range, 'hour')).toHaveLength(hours)
    const [bucket] = calendar.buckets(range, 'day')
    expect((bucket!.end - bucket!.start) / 3_600_000).toBe(hours)
  })

  it('five minutes carry local times', () => {
    const labels = createCalendar('Asia/Kolkata')
      .buckets({ start: '2026-11-23', end: '2026-11-23' }, '5min')
      .map(({ label }) => label)
    expect(labels.slice(0, 2)).toEqual(['2026-11-23T00:00:00', '2026-11-23T00:05:00'])
    expect(labels).toHaveLength(288)
  })

  it('the first week begins before the range in name only, the last one ends with it', () => {
    const weeks = createCalendar('UTC').buckets({ start: '2026-11-18', end: '2026-11-24' }, 'week')
    expect(weeks.map(({ label }) => label)).toEqual(['2026-11-16', '2026-11-23'])
    expect(weeks[0]!.start).toBe(Date.parse('2026-11-18'))
    expect(weeks[1]!.end).toBe(Date.parse('2026-11-25'))
  })

  it('months have their own lengths', () => {
    const months = createCalendar('UTC').buckets({ start: '2026-01-31', end: '2026-03-01' }, 'month')
    expect(months.map(({ label }) => label)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01'])
    expect(daysIn({ start: '2026-01-31', end: '2026-03-01' })).toBe(30)
  })
})
