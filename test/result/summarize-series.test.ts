import { describe, expect, it } from 'vitest'
import { bucketLabels } from '../../src/query/date-range.ts'
import type { SeriesResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { anEventQuery, aSeries, aSeriesResult, bucketsOf, usersQuery } from '../support/metric-results.ts'

/** Nine days up to today, Mon, Nov 23: the newest is still filling and must not matter. */
const nineDays = [100, 200, 300, 400, 500, 600, 700, 110, 999_999]

function dailyResult(
  values: readonly (number | null)[],
  overrides: Partial<SeriesResult> = {},
): SeriesResult {
  return aSeriesResult({
    buckets: bucketsOf(values.length),
    series: [aSeries('Play Song', values)],
    ...overrides,
  })
}

function earlier(values: readonly number[], wholeRange?: number): NonNullable<SeriesResult['comparison']> {
  const range = { start: '2026-10-16', end: '2026-10-24' }
  const buckets = bucketLabels(range, 'day')
    .slice(0, values.length)
    .map((label) => ({ label, isComplete: true }))
  return { label: 'previous 9 days', range, buckets, series: [aSeries('Play Song', values, wholeRange)] }
}

describe('the headline of a series', () => {
  it('is the last complete bucket of active users, against the same weekday a week earlier', () => {
    const { headline, change } = summarize(dailyResult(nineDays))
    expect(headline).toEqual({ text: '110', label: 'users on Sun, Nov 22', value: 110 })
    expect(change).toEqual({ text: '+10%', direction: 'up', versus: 'vs Sun, Nov 15' })
  })

  it('falls back to the day before where the range does not reach a week back', () => {
    const { change } = summarize(dailyResult([200, 150, 999]))
    expect(change).toEqual({ text: '−25%', direction: 'down', versus: 'vs Sat, Nov 21' })
  })

  it('compares a week with the week before', () => {
    const query = { ...usersQuery, interval: 'week' as const }
    const result = dailyResult([100, 120, 40], { query, interval: 'week', buckets: bucketsOf(3, 'week') })
    const { headline, change } = summarize(result)
    expect(headline.label).toBe('users in the week of Nov 16')
    expect(change).toEqual({ text: '+20%', direction: 'up', versus: 'vs the week of Nov 9' })
  })

  it('counts distinct users over the whole range, never a sum of days, and says that it goes on', () => {
    const result = dailyResult(nineDays, {
      query: anEventQuery(),
      series: [aSeries('Play Song', nineDays, 2310)],
    })
    const { headline, change } = summarize(result)
    expect(headline).toEqual({ text: '2,310', label: 'users so far, Nov 15 – 23', value: 2310 })
    expect(change).toBeUndefined()
  })

  it('sums events over the finished part of the range, and says which part that is', () => {
    const result = dailyResult(nineDays, { query: anEventQuery({ kind: 'totals' }), unit: 'events' })
    expect(summarize(result).headline).toEqual({
      text: '2,910',
      label: 'events, Nov 15 – 22',
      value: 2910,
    })
  })

  it('sums hours up to the last finished one', () => {
    const buckets = bucketsOf(24, 'hour')
      .slice(0, 4)
      .map(({ label }, index) => ({ label, isComplete: index < 3 }))
    const query = { ...anEventQuery({ kind: 'totals' }), interval: 'hour' as const }
    const result = dailyResult([10, 20, 30, 5], { query, interval: 'hour', unit: 'events', buckets })
    expect(summarize(result).headline).toMatchObject({ text: '60', label: 'events, Mon, Nov 23 until 03:00' })
  })

  it('includes weeks that the range cuts in a sum, but in nothing else', () => {
    const buckets = bucketsOf(4, 'week').map(({ label }, index) => ({
      label,
      isComplete: index === 1 || index === 2,
    }))
    const query = { ...anEventQuery({ kind: 'totals' }), interval: 'week' as const }
    const result = dailyResult([7, 100, 200, 5], { query, interval: 'week', unit: 'events', buckets })
    const { headline, sentences } = summarize(result)
    expect(headline.value).toBe(307)
    expect(sentences[0]).toBe(
      '200 events in the week of Nov 16, +100% vs the week of Nov 9; 150 a week on average.',
    )
  })

  it.each([
    ['an average per user', { kind: 'average' }, 'number', '3.5', 'per user on Sun, Nov 22'],
    [
      'a share of active users above 100%',
      { kind: 'dauShare' },
      'ratio',
      '350%',
      'of active users on Sun, Nov 22',
    ],
    [
      'a mean of a property',
      { kind: 'mean', property: { of: 'event', name: 'price' } },
      'number',
      '3.5',
      'average price on Sun, Nov 22',
    ],
  ] as const)('is the last complete bucket of %s', (...[, metric, unit, text, label]) => {
    const result = dailyResult([3, 3.5, 9], { query: anEventQuery(metric), unit })
    expect(summarize(result).headline).toMatchObject({ text, label })
  })

  it('does not add up rolling values, which overlap', () => {
    const query = { ...anEventQuery({ kind: 'totals' }), rollingWindow: 7 }
    expect(summarize(dailyResult(nineDays, { query, unit: 'events' })).headline.value).toBe(110)
  })
})

describe('the change against a comparison', () => {
  it('tells no change from nothing, and that there was nothing', () => {
    const query = anEventQuery({ kind: 'totals' })
    const nothing = earlier([0, 0, 0])
    const sum = dailyResult([100, 120, 9], { query, unit: 'events', comparison: nothing })
    expect(summarize(sum).change).toBeUndefined()
    expect(summarize(sum).sentences[0]).toBe(`220 events against nothing (${nothing.label}).`)
    const mean = summarize(dailyResult([100, 120, 9], { comparison: nothing }))
    expect(mean.sentences[0]).toBe(`110 users a day on average against nothing (${nothing.label}).`)
  })

  it('is that of the mean over the complete buckets that both sides have', () => {
    const result = dailyResult([100, 120, 999_999], { comparison: earlier([50, 60, 80]) })
    expect(summarize(result).change).toEqual({
      text: '+100%',
      direction: 'up',
      versus: 'daily average vs previous 9 days',
    })
  })

  it('is that of the sum where the sum is the headline', () => {
    const query = anEventQuery({ kind: 'totals' })
    const result = dailyResult([100, 120, 9], { query, unit: 'events', comparison: earlier([50, 60, 80]) })
    expect(summarize(result).change).toEqual({ text: '+100%', direction: 'up', versus: 'vs previous 9 days' })
  })

  it('is that of the distinct users where both ranges are over', () => {
    const result = dailyResult([100, 120], {
      query: anEventQuery(),
      buckets: bucketsOf(2, 'day', true),
      series: [aSeries('Play Song', [100, 120], 210)],
      comparison: earlier([50, 60], 140),
    })
    expect(summarize(result).change).toMatchObject({ text: '+50%', versus: 'vs previous 9 days' })
  })

  it('is that of the mean of days where distinct users of an unfinished range would be unfair', () => {
    const result = dailyResult([100, 120, 9], {
      query: anEventQuery(),
      series: [aSeries('Play Song', [100, 120, 9], 210)],
      comparison: earlier([50, 60, 80], 900),
    })
    expect(summarize(result).change).toMatchObject({
      text: '+100%',
      versus: 'daily average vs previous 9 days',
    })
  })

  it('says how many buckets beat theirs', () => {
    const result = dailyResult([100, 40, 999_999], { comparison: earlier([50, 60, 80]) })
    expect(summarize(result).sentences[0]).toBe(
      '70 users a day on average against 55 (previous 9 days); 1 of 2 days is higher.',
    )
  })

  it('names the counterpart of a single bucket', () => {
    const result = dailyResult([100], { buckets: bucketsOf(1, 'day', true), comparison: earlier([80]) })
    expect(summarize(result).sentences).toEqual(['80 users on Fri, Oct 16.'])
  })
})
