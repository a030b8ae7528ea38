import { describe, expect, it } from 'vitest'
import type { CompositionResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { aCompositionResult } from '../support/more-results.ts'

function composed(users: Readonly<Record<string, number>>, overrides: Partial<CompositionResult> = {}) {
  const values = Object.entries(users).map(([label, count]) => ({ label, users: count }))
  return summarize(aCompositionResult({ values, ...overrides }))
}

describe('the summary of a composition', () => {
  it('leads with the largest value and its share', () => {
    const summary = composed({ Web: 100, iOS: 600, Android: 300 })
    expect(summary).toMatchObject({
      title: 'Users by platform',
      subtitle: 'Oct 25 – Nov 23, 2026',
      headline: { text: '600', label: 'iOS · users, Oct 25 – Nov 23, 60% of all 3 values', value: 600 },
      change: undefined,
    })
    expect(summary.sentences).toEqual([
      '1,000 users counted, none without a value; then Android 300 (30%) and Web 100 (10%).',
    ])
  })

  it.each([
    [
      'among those listed',
      { iOS: 60, Web: 30, '(none)': 10 },
      '100 users counted; then Web 30 (30%) and (none) 10 (10%).',
    ],
    [
      'the largest',
      { '(none)': 60, pop: 30, rock: 10 },
      'The largest group has no value for platform; of the 40 who have one, 75% have pop.',
    ],
    ['further down', { a: 40, b: 20, c: 15, d: 15, '(none)': 10 }, '10% have no value for platform.'],
  ])('says how many have no value: %s', (...[, users, sentence]) => {
    expect(composed(users).sentences).toContain(sentence)
  })

  it('says how much the first three of many hold', () => {
    const users = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`v${index}`, 90 - index * 10]))
    expect(composed(users).sentences).toEqual([
      '450 users counted, none without a value; then v1 80 (17.8%), v2 70 (15.6%) and 6 more (46.7%).',
      'The top 3 of 9 values hold 53.3%.',
    ])
  })

  it('says how many it takes to hold half where no few stand out', () => {
    const users = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`v${index}`, 10]))
    expect(composed(users).sentences[1] ?? composed(users).sentences[0]).toBeDefined()
    expect(composed(users).sentences).toContain('It takes 10 of 20 values to hold half of the users.')
  })

  it('has shares of what is shown, and says so, where values were cut', () => {
    const query = { ...aCompositionResult().query, top: 2 }
    const summary = composed({ iOS: 60, Web: 40 }, { query })
    expect(summary.headline.label).toBe('iOS · users, Oct 25 – Nov 23, 60% of the top 2')
    expect(summary.sentences).toEqual(['100 users counted in these values; then Web 40 (40%).'])
  })

  it.each([
    ['one value', { iOS: 12 }, '12', '12 users counted, none without a value.'],
    ['values that nobody has', { iOS: 0 }, 'No data', 'No active users from Oct 25 to Nov 23.'],
    ['nothing', {}, 'No data', 'No active users from Oct 25 to Nov 23.'],
  ])('reads well for %s', (...[, users, text, sentence]) => {
    const { headline, sentences } = composed(users)
    expect([headline.text, ...sentences]).toEqual([text, sentence])
  })
})
