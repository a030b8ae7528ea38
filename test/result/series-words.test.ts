import { describe, expect, it } from 'vitest'
import type { FormulaQuery, SessionsQuery } from '../../src/query/query.ts'
import type { SeriesResult } from '../../src/result/metric-result.ts'
import { headlineStyle, isAdditive } from '../../src/result/series-words.ts'
import { summarize } from '../../src/result/summarize.ts'
import { anEventQuery, aSeries, aSeriesResult, bucketsOf, usersQuery } from '../support/metric-results.ts'

const events = ['Purchase', 'Play Song'].map((name) => ({ kind: 'named' as const, name, conditions: [] }))
const formula: FormulaQuery = { ...usersQuery, kind: 'formula', formula: 'UNIQUES(A)/UNIQUES(B)', events }
const average: SessionsQuery = { ...usersQuery, kind: 'sessions', measure: 'average' }
const perUser: SessionsQuery = { ...usersQuery, kind: 'sessions', measure: 'perUser' }

/** Eight finished days and today. */
function nineDays(overrides: Partial<SeriesResult>) {
  return summarize(aSeriesResult({ buckets: bucketsOf(9), ...overrides }))
}

describe('series that are neither users nor events', () => {
  it('tells a formula by its newest finished day and its whole range', () => {
    const values = [0.02, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.04, 0.999]
    const series = [aSeries('UNIQUES(A)/UNIQUES(B)', values, 0.31)]
    const summary = nineDays({ query: formula, unit: 'ratio', series })
    expect(summary.title).toBe('UNIQUES(Purchase) / UNIQUES(Play Song)')
    expect(summary.headline).toEqual({ text: '4%', label: 'on Sun, Nov 22', value: 0.04 })
    expect(summary.change).toEqual({ text: '+2 pp', direction: 'up', versus: 'vs Sun, Nov 15' })
    expect(summary.sentences).toContain('31% over the whole range so far, each person counted once.')
  })

  it('says what a number by people is', () => {
    const perUser = { ...formula, formula: 'TOTALS(A)/UNIQUES(A)' }
    const series = [aSeries('', [1, 2, 3, 2, 2, 2, 2, 2.5, 9], 4.125)]
    const { headline, sentences } = nineDays({ query: perUser, unit: 'number', series })
    expect(headline).toMatchObject({ text: '2.5', label: 'per user on Sun, Nov 22' })
    expect(sentences).toContain('4.13 per user over the whole range so far, each person counted once.')
  })

  it('leaves out the whole range of what rests on other days', () => {
    const rolling = { ...formula, formula: 'ROLLAVG(UNIQUES, A, 7)' }
    const series = [aSeries('', [1, 2, 3, 2, 2, 2, 2, 3, 9], 400)]
    const { sentences } = nineDays({ query: rolling, unit: 'number', series })
    expect(sentences.join(' ')).not.toContain('whole range')
    expect(sentences.join(' ')).toContain('2.13 on average over 8 days.')
  })

  it('names each of several formulas once', () => {
    const two = { ...formula, formula: 'UNIQUES(A); TOTALS(A)' }
    const series = [aSeries('UNIQUES(A)', [9, 8, 7]), aSeries('TOTALS(A)', [90, 80, 70])]
    const buckets = bucketsOf(3)
    const result = aSeriesResult({ query: two, unit: 'number', splitBy: 'event', buckets, series })
    expect(summarize(result).headline).toMatchObject({
      text: '8',
      label: 'UNIQUES(A) · on Sun, Nov 22',
    })
  })

  it('has no "a day" behind a mean of means', () => {
    const halves = (from: number, to: number) => Array.from({ length: 15 }, (_, day) => (day < 7 ? from : to))
    const series = [aSeries('iOS', halves(2, 2.5)), aSeries('Web', halves(2, 3.5))]
    const query = { ...perUser, groupBy: [{ of: 'user' as const, name: 'platform' }] }
    const result = aSeriesResult({ query, unit: 'number', splitBy: 'group', buckets: bucketsOf(15), series })
    expect(summarize(result).sentences).toContain(
      'Both are up, Web most: +75% to 3.5 (last 7 days vs the 7 before).',
    )
  })

  it.each([
    [
      'average session length',
      average,
      'durationMs',
      [161_000, 150_000],
      '2m 30s',
      'per session on Sun, Nov 22',
    ],
    ['sessions per user', perUser, 'number', [1.5, 1.25], '1.25', 'sessions per user on Sun, Nov 22'],
  ] as const)('tells %s by its newest finished day', (...[, query, unit, values, text, label]) => {
    const series = [aSeries('', [...values, 999])]
    const summary = summarize(aSeriesResult({ query, unit, buckets: bucketsOf(3), series }))
    expect(summary.headline).toMatchObject({ text, label })
    expect(summary.sentences[0]).toMatch(/^\S+( \d+s)?( sessions per user)? on average over 2 days\.$/)
  })

  it('takes no figure over all days from sessions, where Amplitude sends 0', () => {
    const series = [aSeries('', [161_000, 150_000, 1], 0)]
    const { sentences } = summarize(
      aSeriesResult({ query: average, unit: 'durationMs', buckets: bucketsOf(3), series }),
    )
    expect(sentences.join(' ')).not.toContain('whole range')
  })

  it.each([
    ['no sessions', average, 'No sessions on any of the 2 finished days.'],
    ['a formula of zeros', formula, 'The formula did not come to anything on any of the 2 finished days.'],
  ])('says what did not happen: %s', (...[, query, sentence]) => {
    const series = [aSeries('', [0, 0, 0])]
    expect(
      summarize(aSeriesResult({ query, unit: 'number', buckets: bucketsOf(3), series })).sentences,
    ).toEqual([sentence])
  })

  it.each([
    ['users', usersQuery, 'latest', true],
    ['uniques', anEventQuery(), 'distinct', true],
    ['totals', anEventQuery({ kind: 'totals' }), 'sum', true],
    ['a formula', formula, 'latest', false],
    ['sessions', perUser, 'latest', false],
  ] as const)('adds up %s only where that means something', (...[, query, style, adds]) => {
    const result = aSeriesResult({ query })
    expect([headlineStyle(result), isAdditive(result)]).toEqual([style, adds])
  })
})
