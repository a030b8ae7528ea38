import { describe, expect, it } from 'vitest'
import type { AlertCondition } from '../../src/alert/alert-rule.ts'
import { questionOf } from '../../src/alert/judge/judged-query.ts'
import { lastLook, nextLook } from '../../src/alert/next-look.ts'
import { above, below, drops, rises, unusual } from '../support/judged.ts'

interface At {
  after?: string
  timeZone?: string
}

function look(question: string, condition: AlertCondition, { after, timeZone = 'UTC' }: At = {}) {
  const from = new Date(after ?? '2026-11-23T14:02:00Z')
  return nextLook({ condition, query: questionOf(question) }, from, timeZone)
    ?.toISOString()
    .slice(0, 16)
}

describe('a look at what is still running', () => {
  it.each<[string, string, AlertCondition, At, string | undefined]>([
    ['a day each hour', 'dau', above(500), {}, '2026-11-23T14:24'],
    [
      'a day in the night too, for what rises',
      'event A totals',
      unusual,
      { after: '2026-11-23T03:20:00Z' },
      '2026-11-23T04:14',
    ],
    [
      'a day from eight on, for what falls',
      'dau',
      below(500),
      { after: '2026-11-23T03:20:00Z' },
      '2026-11-23T08:18',
    ],
    [
      'the next day, after the last of one',
      'dau',
      drops(20),
      { after: '2026-11-23T23:40:00Z' },
      '2026-11-24T08:18',
    ],
    ['by the clock of the project', 'dau', above(500), { timeZone: 'Asia/Kolkata' }, '2026-11-23T15:00'],
    ['a week once a day, for what rises', 'wau', rises(20), {}, '2026-11-24T03:00'],
    ['a month once a day', 'event A totals monthly', above(9), {}, '2026-11-24T03:00'],
    ['a week never, for what falls', 'wau', below(500), {}, undefined],
    ['a share never', 'funnel A > B', above(0.5), {}, undefined],
    ['cohorts never', 'retention', above(0.5), {}, undefined],
    ['a mean never', 'event A average', above(0.5), {}, undefined],
    ['hours never: they are over soon', 'event A hourly', above(5), {}, undefined],
    ['realtime never', 'realtime', above(5), {}, undefined],
  ])('is taken of %s', (...[, question, condition, at, expected]) => {
    expect(look(question, condition, at)).toBe(expected)
  })

  it('comes a minute later each hour, because Amplitude gives the same answer for one', () => {
    let at = new Date('2026-11-23T00:00:00Z')
    const times = Array.from({ length: 24 }, () => {
      at = nextLook({ condition: above(1), query: questionOf('dau') }, at, 'UTC') ?? at
      return at
    })
    const gaps = times.slice(1).map((time, index) => time.getTime() - (times[index]?.getTime() ?? 0))
    expect(times[0]?.toISOString()).toBe('2026-11-23T00:10:00.000Z')
    expect(new Set(gaps)).toEqual(new Set([61 * 60_000]))
  })

  it.each(['2026-10-25T00:59:00Z', '2026-10-25T01:30:00Z', '2026-03-29T00:59:00Z'])(
    'is found where the clocks change (after %s)',
    (after) => {
      const at = look('dau', above(1), { after, timeZone: 'Europe/Berlin' }) ?? ''
      expect(Date.parse(`${at}Z`) - Date.parse(after)).toBeLessThan(2 * 60 * 60_000)
    },
  )

  it('that was due last tells which answers are too old for it', () => {
    const at = (question: string, now: string) =>
      lastLook(questionOf(question), new Date(now), 'UTC')?.toISOString().slice(0, 16)
    expect(at('dau', '2026-11-23T14:24:00Z')).toBe('2026-11-23T14:24')
    expect(at('dau', '2026-11-23T14:23:59Z')).toBe('2026-11-23T13:23')
    expect(at('wau', '2026-11-23T14:24:00Z')).toBeUndefined()
  })
})
