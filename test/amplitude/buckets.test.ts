import { describe, expect, it } from 'vitest'
import { startedBuckets, type TimeFrame } from '../../src/amplitude/buckets.ts'
import { bucketLabels } from '../../src/query/date-range.ts'

function frame(overrides: Partial<TimeFrame>): TimeFrame {
  return {
    range: { start: '2026-11-20', end: '2026-11-23' },
    interval: 'day',
    timeZone: 'UTC',
    asOf: new Date('2026-11-23T14:40:00Z'),
    ...overrides,
  }
}

/** Labels with a star behind those that are not whole. */
function marked(labels: readonly string[], overrides: Partial<TimeFrame>): string[] {
  return startedBuckets(labels, frame(overrides)).map(({ label, isComplete }) =>
    isComplete ? label : `${label}*`,
  )
}

function markedRange(overrides: Partial<TimeFrame>): string[] {
  const { range, interval } = frame(overrides)
  return marked(bucketLabels(range, interval), overrides)
}

describe('startedBuckets', () => {
  it('marks today', () => {
    expect(markedRange({})).toEqual(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23*'])
  })

  it('leaves the future out', () => {
    const range = { start: '2026-11-22', end: '2026-11-30' }
    expect(markedRange({ range })).toEqual(['2026-11-22', '2026-11-23*'])
  })

  it('ends yesterday where it is yesterday in the project', () => {
    const asOf = new Date('2026-11-23T03:00:00Z')
    expect(markedRange({ asOf, timeZone: 'America/New_York' }).at(-1)).toBe('2026-11-22*')
    expect(markedRange({ asOf, timeZone: 'Asia/Seoul' }).at(-1)).toBe('2026-11-23*')
  })

  it('shows the hours of today up to this one', () => {
    const labels = markedRange({ interval: 'hour', range: { start: '2026-11-23', end: '2026-11-23' } })
    expect(labels).toHaveLength(15)
    expect(labels.slice(-2)).toEqual(['2026-11-23T13:00:00', '2026-11-23T14:00:00*'])
  })

  it('shows five minutes up to now', () => {
    const labels = markedRange({ interval: '5min', range: { start: '2026-11-23', end: '2026-11-23' } })
    expect(labels.slice(-2)).toEqual(['2026-11-23T14:35:00', '2026-11-23T14:40:00*'])
  })

  it('counts an hour that is skipped as over, and one that comes twice once', () => {
    const berlin = { interval: 'hour', timeZone: 'Europe/Berlin' } as const
    const spring = { ...berlin, range: { start: '2026-03-29', end: '2026-03-29' } }
    const autumn = { ...berlin, range: { start: '2026-10-25', end: '2026-10-25' } }
    // 02:00 does not exist on March 29; at 01:30 UTC it is 03:30.
    expect(markedRange({ ...spring, asOf: new Date('2026-03-29T01:30:00Z') })).toEqual(
      ['00', '01', '02', '03'].map((hour) => `2026-03-29T${hour}:00:00${hour === '03' ? '*' : ''}`),
    )
    // 02:30 comes at 00:30 and again at 01:30 UTC on October 25.
    expect(markedRange({ ...autumn, asOf: new Date('2026-10-25T01:30:00Z') }).at(-1)).toBe(
      '2026-10-25T02:00:00*',
    )
  })

  it('marks this week, which the range cannot cut on its last day', () => {
    const range = { start: '2026-11-09', end: '2026-11-23' }
    expect(markedRange({ interval: 'week', range })).toEqual(['2026-11-09', '2026-11-16', '2026-11-23*'])
  })

  it('marks weeks and months that the range cuts at either end', () => {
    expect(markedRange({ interval: 'week', range: { start: '2026-10-25', end: '2026-11-14' } })).toEqual([
      '2026-10-19*',
      '2026-10-26',
      '2026-11-02',
      '2026-11-09*',
    ])
    expect(markedRange({ interval: 'month', range: { start: '2026-08-01', end: '2026-10-30' } })).toEqual([
      '2026-08-01',
      '2026-09-01',
      '2026-10-01*',
    ])
    expect(markedRange({ interval: 'month', range: { start: '2026-08-01', end: '2026-10-31' } }).at(-1)).toBe(
      '2026-10-01',
    )
  })

  it('takes weeks that begin on Sunday as they come', () => {
    const range = { start: '2026-11-08', end: '2026-11-23' }
    expect(marked(['2026-11-08', '2026-11-15', '2026-11-22'], { interval: 'week', range })).toEqual([
      '2026-11-08',
      '2026-11-15',
      '2026-11-22*',
    ])
  })

  it('reads labels that say more than they need to', () => {
    expect(marked(['2026-11-20T00:00:00'], {})).toEqual(['2026-11-20'])
    expect(marked(['2026-11-20T05:00:00.000'], { interval: 'hour' })).toEqual(['2026-11-20T05:00:00'])
  })
})
