import { describe, expect, it } from 'vitest'
import { nextCheck } from '../../src/alert/next-check.ts'
import { questionOf } from '../../src/alert/judge/judged-query.ts'

const rows: [string, string, string, string, string][] = [
  [
    'realtime a minute after each five minutes',
    'realtime',
    'UTC',
    '2026-11-23T14:02:00Z',
    '2026-11-23T14:06:00Z',
  ],
  ['realtime strictly later', 'realtime', 'UTC', '2026-11-23T14:06:00Z', '2026-11-23T14:11:00Z'],
  ['hours ten minutes later', 'event A hourly', 'UTC', '2026-11-23T14:02:00Z', '2026-11-23T14:10:00Z'],
  [
    'hours of a zone beside the others',
    'event A hourly',
    'Asia/Kolkata',
    '2026-11-23T14:02:00Z',
    '2026-11-23T14:40:00Z',
  ],
  [
    'days three hours after midnight of the project',
    'dau',
    'Europe/Berlin',
    '2026-11-23T14:00:00Z',
    '2026-11-24T02:00:00Z',
  ],
  [
    'days on the same morning where it is early',
    'dau',
    'UTC',
    '2026-11-23T02:59:59Z',
    '2026-11-23T03:00:00Z',
  ],
  [
    'the night in which the clocks go back is as long',
    'dau',
    'America/New_York',
    '2026-11-01T05:30:00Z',
    '2026-11-01T07:00:00Z',
  ],
  ['weeks on Monday', 'wau', 'UTC', '2026-11-23T04:00:00Z', '2026-11-30T03:00:00Z'],
  ['months on the first', 'mau', 'UTC', '2026-11-23T04:00:00Z', '2026-12-01T03:00:00Z'],
  [
    'funnels once the window of a day has closed',
    'funnel A > B within 12h',
    'UTC',
    '2026-11-23T04:00:00Z',
    '2026-11-23T15:00:00Z',
  ],
  ['funnels of whole days like days', 'funnel A > B', 'UTC', '2026-11-23T04:00:00Z', '2026-11-24T03:00:00Z'],
]

describe('the next check', () => {
  it.each(rows)('%s', (...[, question, timeZone, after, next]) => {
    expect(nextCheck(questionOf(question), new Date(after), timeZone).toISOString()).toBe(
      new Date(next).toISOString(),
    )
  })
})
