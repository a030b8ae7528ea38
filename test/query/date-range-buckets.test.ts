import { describe, expect, it } from 'vitest'
import { addDays, bucketEnd, bucketLabels } from '../../src/query/date-range.ts'
import type { Interval } from '../../src/query/query.ts'

describe('bucketLabels', () => {
  it('names days', () => {
    expect(bucketLabels({ start: '2026-10-31', end: '2026-11-02' }, 'day')).toEqual([
      '2026-10-31',
      '2026-11-01',
      '2026-11-02',
    ])
  })

  it('names weeks by their Monday, also the one that began before the range', () => {
    expect(bucketLabels({ start: '2026-11-04', end: '2026-11-16' }, 'week')).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ])
  })

  it('names months by their first day, also the one that began before the range', () => {
    expect(bucketLabels({ start: '2026-11-30', end: '2027-01-01' }, 'month')).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
    ])
  })

  it('names 24 hours a day, also where the clocks change', () => {
    const labels = bucketLabels({ start: '2026-03-29', end: '2026-03-29' }, 'hour')
    expect(labels).toHaveLength(24)
    expect(labels.slice(0, 4)).toEqual([
      '2026-03-29T00:00:00',
      '2026-03-29T01:00:00',
      '2026-03-29T02:00:00',
      '2026-03-29T03:00:00',
    ])
  })

  it('names 288 five-minute buckets a day', () => {
    const labels = bucketLabels({ start: '2026-11-22', end: '2026-11-23' }, '5min')
    expect(labels).toHaveLength(576)
    expect(labels.at(-1)).toBe('2026-11-23T23:55:00')
  })

  it.each(['5min', 'hour', 'day', 'week', 'month'] as const)(
    'has no %s bucket in a range that ends before it starts',
    (interval) => {
      expect(bucketLabels({ start: '2026-11-02', end: '2026-10-01' }, interval)).toEqual([])
    },
  )
})

interface EndRow {
  sentence: string
  label: string
  interval: Interval
  zone: string
  end: string
}

const endRows: EndRow[] = [
  {
    sentence: 'a day ends at the next midnight',
    label: '2026-11-23',
    interval: 'day',
    zone: 'UTC',
    end: '2026-11-24T00:00:00Z',
  },
  {
    sentence: 'a day ends at the project’s midnight',
    label: '2026-11-23',
    interval: 'day',
    zone: 'Asia/Kolkata',
    end: '2026-11-23T18:30:00Z',
  },
  {
    sentence: 'a day of 23 hours ends an hour earlier',
    label: '2026-03-29',
    interval: 'day',
    zone: 'Europe/Berlin',
    end: '2026-03-29T22:00:00Z',
  },
  {
    sentence: 'a day of 25 hours ends an hour later',
    label: '2026-10-25',
    interval: 'day',
    zone: 'Europe/Berlin',
    end: '2026-10-25T23:00:00Z',
  },
  {
    sentence: 'a day ends at one o’clock where midnight is skipped',
    label: '2024-04-25',
    interval: 'day',
    zone: 'Africa/Cairo',
    end: '2024-04-25T22:00:00Z',
  },
  {
    sentence: 'a week ends on the Monday after',
    label: '2026-11-23',
    interval: 'week',
    zone: 'UTC',
    end: '2026-11-30T00:00:00Z',
  },
  {
    sentence: 'a month ends where the next begins',
    label: '2026-02-01',
    interval: 'month',
    zone: 'UTC',
    end: '2026-03-01T00:00:00Z',
  },
  {
    sentence: 'December ends in the next year',
    label: '2026-12-01',
    interval: 'month',
    zone: 'UTC',
    end: '2027-01-01T00:00:00Z',
  },
  {
    sentence: 'an hour ends an hour later',
    label: '2026-11-23T10:00:00',
    interval: 'hour',
    zone: 'UTC',
    end: '2026-11-23T11:00:00Z',
  },
  {
    sentence: 'five minutes end five minutes later',
    label: '2026-11-23T10:15:00',
    interval: '5min',
    zone: 'UTC',
    end: '2026-11-23T10:20:00Z',
  },
  {
    sentence: 'the hour before the clocks go forward ends at the jump',
    label: '2026-03-29T01:00:00',
    interval: 'hour',
    zone: 'Europe/Berlin',
    end: '2026-03-29T01:00:00Z',
  },
  {
    sentence: 'a skipped hour is over when the clocks jump',
    label: '2026-03-29T02:00:00',
    interval: 'hour',
    zone: 'Europe/Berlin',
    end: '2026-03-29T01:00:00Z',
  },
  {
    sentence: 'the hour before the doubled one ends before it',
    label: '2026-10-25T01:00:00',
    interval: 'hour',
    zone: 'Europe/Berlin',
    end: '2026-10-25T00:00:00Z',
  },
  {
    sentence: 'a doubled hour ends after its second time',
    label: '2026-10-25T02:00:00',
    interval: 'hour',
    zone: 'Europe/Berlin',
    end: '2026-10-25T02:00:00Z',
  },
  {
    sentence: 'doubled five minutes end after their second time',
    label: '2026-10-25T02:00:00',
    interval: '5min',
    zone: 'Europe/Berlin',
    end: '2026-10-25T01:05:00Z',
  },
]

describe('bucketEnd', () => {
  it.each(endRows)('$sentence', ({ label, interval, zone, end }) => {
    expect(bucketEnd(label, interval, zone)).toEqual(new Date(end))
  })

  it.each(['5min', 'hour', 'day', 'week', 'month'] as const)(
    'never ends an earlier %s after a later one',
    (interval) => {
      for (const start of ['2026-03-28', '2026-10-24']) {
        const labels = bucketLabels({ start, end: addDays(start, 3) }, interval)
        const ends = labels.map((label) => bucketEnd(label, interval, 'Europe/Berlin').getTime())
        expect(ends).toEqual(ends.toSorted((a, b) => a - b))
      }
    },
  )
})
