import { describe, expect, it } from 'vitest'
import { snoozeUntil, type SnoozeSaid } from '../../src/alert/snooze.ts'

const now = new Date('2026-11-23T14:40:00Z')

describe('until when an alert sleeps', () => {
  it.each<[string, SnoozeSaid, string, string | undefined]>([
    ['an hour', { kind: 'length', minutes: 60 }, 'UTC', '2026-11-23T15:40:00.000Z'],
    ['tomorrow is nine in Berlin', { kind: 'tomorrow' }, 'Europe/Berlin', '2026-11-24T08:00:00.000Z'],
    [
      'tomorrow is nine in Tokyo, where it is past midnight',
      { kind: 'tomorrow' },
      'Asia/Tokyo',
      '2026-11-24T00:00:00.000Z',
    ],
    [
      'a day is nine of it',
      { kind: 'day', day: '2026-12-01' },
      'America/New_York',
      '2026-12-01T14:00:00.000Z',
    ],
    ['today at nine is over', { kind: 'day', day: '2026-11-23' }, 'UTC', undefined],
    ['nobody sleeps for a year', { kind: 'day', day: '2027-11-23' }, 'UTC', undefined],
  ])('%s', (_, said, ...[timeZone, expected]) => {
    expect(snoozeUntil(said, now, timeZone)?.toISOString()).toBe(expected)
  })
})
