import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/query/date-range.ts'
import type { RetentionCohort, RetentionResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { aRetentionResult, retentionQuery } from '../support/metric-results.ts'

/** Daily cohorts of 200 from Oct 25 to today: the newest cell of each is still filling, and full, so that it would show. */
function daily(shareOf: (age: number, cohort: number) => number, count = 30): RetentionCohort[] {
  return Array.from({ length: count }, (_, cohort) => ({
    start: addDays('2026-11-23', cohort + 1 - count),
    size: 200,
    cells: Array.from({ length: count - cohort }, (_unused, age) => {
      const isComplete = age < count - cohort - 1
      return { count: isComplete ? Math.round(200 * shareOf(age, cohort)) : 200, outOf: 200, isComplete }
    }),
  }))
}

function dailyResult(cohorts: RetentionCohort[], overrides: Partial<RetentionResult> = {}): RetentionResult {
  return aRetentionResult({
    query: retentionQuery,
    interval: 'day',
    range: { start: '2026-10-25', end: '2026-11-23' },
    columns: Array.from({ length: 30 }, (_, day) => `Day ${day}`),
    groups: [{ label: '', cohorts }],
    ...overrides,
  })
}

const settling = (age: number) => (age === 0 ? 1 : 0.2 + 0.3 * Math.exp(-(age - 1) / 3))

describe('the summary of a retention', () => {
  it('leads with day 7 over complete cells, and says what else there is and where the curve flattens', () => {
    expect(summarize(dailyResult(daily(settling)))).toEqual({
      title: 'New users → any active event',
      subtitle: 'Oct 25 – Nov 23, 2026 · daily retention',
      headline: { text: '24%', label: 'day 7 retention', value: 0.24 },
      change: undefined,
      sentences: [
        'The curve flattens at day 9: 22% there, 20% at day 23.',
        '4,400 users in 22 cohorts; day 1 50%, day 3 35.5%, day 14 20.5%.',
      ],
    })
  })

  it('leads with day 1 while no cohort has completed day 7', () => {
    expect(summarize(dailyResult(daily(settling, 5))).headline).toMatchObject({
      text: '50%',
      label: 'day 1 retention',
    })
  })

  it('weighs cohorts by their size', () => {
    const cohort = (start: string, size: number, count: number): RetentionCohort => ({
      start,
      size,
      cells: [
        { count: size, outOf: size, isComplete: true },
        { count, outOf: size, isComplete: true },
      ],
    })
    const cohorts = [cohort('2026-11-02', 900, 90), cohort('2026-11-09', 100, 50)]
    const result = aRetentionResult({ columns: ['Week 0', 'Week 1'], groups: [{ label: '', cohorts }] })
    expect(summarize(result).headline).toEqual({ text: '14%', label: 'week 1 retention', value: 0.14 })
  })

  it('says when newer cohorts stay longer', () => {
    const better = daily((age, cohort) => settling(age) * (cohort < 11 ? 1 : 1.4))
    expect(summarize(dailyResult(better)).sentences[0]).toBe(
      'Newer cohorts (from Nov 5) keep 33.5% at day 7, older ones 24%: +9.5 pp.',
    )
  })

  it('says when the curve is still falling', () => {
    expect(summarize(dailyResult(daily((age) => 1 / (1 + age / 4)))).sentences).toContain(
      'The curve is still falling: 25% at day 12, 15% at day 23.',
    )
  })

  it('names the groups that keep most and least of their people', () => {
    const groups = [
      { label: 'free', cohorts: daily((age) => settling(age) / 2) },
      { label: 'pro', cohorts: daily(settling) },
    ]
    const query = { ...retentionQuery, groupBy: [{ of: 'user' as const, name: 'gp:plan' }] }
    const summary = summarize(dailyResult([], { query, groups, splitBy: 'group' }))
    expect(summary.title).toBe('New users → any active event by plan')
    expect(summary.headline).toMatchObject({ text: '18%', label: 'day 7 retention' })
    expect(summary.sentences[0]).toBe('pro keeps most at day 7 with 24%, free least with 12%.')
    expect(summary.sentences.join(' ')).toContain('8,800 users in 22 cohorts')
  })

  it('calls brackets and unbounded retention by their names', () => {
    const brackets = {
      kind: 'brackets' as const,
      brackets: [
        [0, 1],
        [2, 7],
        [8, 14],
      ] as [number, number][],
    }
    const columns = ['Day 0–1', 'Day 2–7', 'Day 8–14']
    const cells = [0.9, 0.5, 0.2].map((share) => ({ count: 200 * share, outOf: 200, isComplete: true }))
    const groups = [{ label: '', cohorts: [{ start: '2026-11-01', size: 200, cells }] }]
    const bracketed = dailyResult([], { query: { ...retentionQuery, method: brackets }, columns, groups })
    const unbounded = dailyResult(daily(settling), {
      query: { ...retentionQuery, method: { kind: 'unbounded' } },
    })
    expect(summarize(bracketed)).toMatchObject({
      headline: { text: '50%', label: 'day 2–7 retention' },
      sentences: ['200 users in 1 cohort; day 0–1 90%, day 8–14 20%.'],
    })
    expect(summarize(unbounded).headline.label).toBe('day 7 or later retention')
  })

  it.each([
    ['nobody started', [], 'No data', 'Nobody started from Oct 25 to Nov 23.'],
    [
      'the first day of nobody is over',
      daily(settling, 1),
      'Too early',
      '200 users started from Oct 25 to Nov 23; for none of them is day 1 over.',
    ],
    [
      'nobody ever came back',
      daily((age) => (age === 0 ? 1 : 0)),
      '0%',
      '4,400 users in 22 cohorts; day 1 0%, day 3 0%, day 14 0%.',
    ],
  ])('reads well when %s', (...[, cohorts, text, sentence]) => {
    const summary = summarize(dailyResult(cohorts))
    expect(summary.headline.text).toBe(text)
    expect(summary.sentences).toContain(sentence)
  })
})
