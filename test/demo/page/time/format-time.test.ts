import { describe, expect, it } from 'vitest'
import {
  dayOf,
  formatAgo,
  formatClock,
  formatDateTokens,
  formatDayDivider,
  formatMoment,
  formatTime,
  instantOf,
} from '../../../../src/demo/page/time/format-time.ts'

const now = new Date('2026-11-23T13:05:09Z')
const berlin = { now, timeZone: 'Europe/Berlin' }

it('reads the time that a message’s ts holds', () => {
  expect(instantOf('1795438800.000100').toISOString()).toBe('2026-11-23T13:00:00.000Z')
})

it('writes times as Slack does, with an ordinary space', () => {
  expect(formatTime(now, 'Europe/Berlin')).toBe('2:05 PM')
  expect(formatClock(now, 'UTC')).toBe('Mon, Nov 23 · 1:05 PM')
})

it('finds the day in the reader’s zone', () => {
  expect(dayOf(new Date('2026-11-22T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-23')
})

describe('days', () => {
  it.each([
    ['2026-11-23T00:10:00Z', 'Today'],
    ['2026-11-22T10:00:00Z', 'Yesterday'],
    ['2026-11-20T10:00:00Z', 'Friday, November 20th'],
    ['2026-11-03T10:00:00Z', 'Tuesday, November 3rd'],
    ['2025-12-01T10:00:00Z', 'Monday, December 1st, 2025'],
  ])('%s is %s', (instant, expected) => {
    expect(formatDayDivider(new Date(instant), now, 'Europe/Berlin')).toBe(expected)
  })

  it('are written small within a sentence', () => {
    expect(formatMoment(now, now, 'UTC')).toBe('today at 1:05 PM')
    expect(formatMoment(new Date('2026-11-12T08:00:00Z'), now, 'UTC')).toBe('Nov 12th at 8:00 AM')
  })
})

describe('date markup', () => {
  it.each([
    ['{date_num} {time_secs}', '2026-11-23 2:05:09 PM'],
    ['{date}', 'November 23, 2026'],
    ['{date_short}', 'Nov 23, 2026'],
    ['{date_long}', 'Monday, November 23, 2026'],
    ['{date_short_pretty} at {time}', 'today at 2:05 PM'],
    ['{ago} {unknown}', 'just now {unknown}'],
  ])('%s becomes %s', (template, expected) => {
    expect(formatDateTokens(template, now, berlin)).toBe(expected)
  })
})

it.each([
  [30, 'just now'],
  [60, '1 minute ago'],
  [3 * 3600, '3 hours ago'],
  [50 * 3600, '2 days ago'],
])('says of %i seconds: %s', (seconds, expected) => {
  expect(formatAgo(new Date(now.getTime() - seconds * 1000), now)).toBe(expected)
})
