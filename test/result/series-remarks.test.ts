import { describe, expect, it } from 'vitest'
import type { Interval } from '../../src/query/query.ts'
import type { SeriesResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { anEventQuery, aSeries, aSeriesResult, bucketsOf, usersQuery } from '../support/metric-results.ts'

/** A week from Monday, so that the last value, today's, is a Monday too. */
const week = [1000, 1010, 990, 1000, 1005, 995, 1000]
const unfinished = 987_654

function weeks(count: number, change: (value: number, index: number) => number = (value) => value): number[] {
  return Array.from({ length: count }, () => week)
    .flat()
    .map(change)
}

function sentencesFor(values: readonly (number | null)[], interval: Interval = 'day'): readonly string[] {
  return summarize(aResult(values, interval)).sentences
}

function aResult(values: readonly (number | null)[], interval: Interval = 'day'): SeriesResult {
  const buckets = bucketsOf(values.length + 1, interval)
  const query = { ...usersQuery, interval }
  return aSeriesResult({
    query,
    interval,
    buckets,
    series: [aSeries('Active users', [...values, unfinished])],
  })
}

describe('what is worth saying about a series', () => {
  it.each([
    ['the mean of the complete buckets, always', weeks(4), '1,000 users a day on average over 28 days.'],
    [
      'a trend over the range',
      weeks(4, (value, index) => Math.round(value * (1 + index / 100))),
      'The last 7 days average 1,240, 20.4% above the first 7 (1,030).',
    ],
    ['that nothing moved', weeks(4), 'The last 7 days average 1,000, level with the first 7.'],
    [
      'the week before where the range holds two',
      [...weeks(1), ...weeks(1, (value) => value / 2)],
      'The last 7 days average 500, 50% below the 7 before (1,000).',
    ],
    [
      'a day that stands out from its weekday',
      weeks(4, (value, index) => (index === 17 ? 380 : value)),
      'Thu, Nov 12 stands out: 380, 62% below a usual Thursday (1,000).',
    ],
    [
      'the newest day when it is the one that stands out',
      weeks(4, (value, index) => (index === 27 ? 2500 : value)),
      'Sun, Nov 22 is 150% above a usual Sunday (1,000).',
    ],
    [
      'a record, and what held it before',
      weeks(4, (value, index) => (index === 27 ? 1090 : value)),
      'Sun, Nov 22 is the highest of 28 days; the next highest is 1,010 on Tue, Oct 27.',
    ],
    [
      'the rhythm of the week',
      weeks(4, (value, index) => (index % 7 >= 5 ? value * 0.7 : value)),
      'Weekends run 30.2% below weekdays: 698 against 1,001.',
    ],
    [
      'peak and low',
      [5000, 5300, 5100, 4900, 5000],
      'Peak: 5,300 on Thu, Nov 19; low: 4,900 on Sat, Nov 21.',
    ],
    [
      'an event that just began',
      weeks(4, (value, index) => (index < 16 ? 0 : value)),
      'First seen on Wed, Nov 11; nothing in the 16 days before.',
    ],
    [
      'an event that stopped',
      weeks(4, (value, index) => (index > 24 ? 0 : value)),
      'Nothing since Thu, Nov 19: 3 days at zero.',
    ],
    [
      'what was usual before it stopped',
      weeks(4, (value, index) => (index > 24 ? 0 : value)),
      '1,000 users a day on average until then.',
    ],
    [
      'holes',
      weeks(2, (value, index) => (index % 6 === 2 ? 0 : value)),
      'Zero on 2 of 14 days, last on Tue, Nov 17.',
    ],
    [
      'a series that is mostly holes',
      weeks(2, (_, index) => (index % 6 === 1 && index > 1 ? 3 : 0)),
      'Above zero on only 2 of 14 days.',
    ],
  ])('tells %s', (...[, values, sentence]) => {
    expect(sentencesFor(values)).toContain(sentence)
  })

  it('tells a run of weeks', () => {
    const sentences = sentencesFor([900, 1000, 980, 1020, 1100, 1180], 'week')
    expect(sentences[0]).toBe('Up 3 weeks in a row, from 980 to 1,180.')
  })

  it('does not call the wobble of small counts a trend', () => {
    const few = Array.from({ length: 28 }, (_, index) => (index < 21 ? 2 : 3))
    expect(sentencesFor(few).join(' ')).not.toContain('average 3')
  })

  it('begins averages with the first day that had any', () => {
    const values = weeks(4, (value, index) => (index < 16 ? 0 : value))
    expect(sentencesFor(values)).toContain('999 users a day on average over 12 days.')
  })

  it('tells small counts as they are instead of as percentages', () => {
    const result = {
      ...aResult(Array.from({ length: 9 }, (_, index) => (index === 8 ? 2 : 5))),
      query: anEventQuery(),
    }
    const [series] = result.series
    const counted = { ...result, series: [{ label: 'Cancel', values: series?.values ?? [], wholeRange: 20 }] }
    expect(summarize(counted).sentences).toContain(
      '2 users on Sun, Nov 22, 5 on Sun, Nov 15; 4.7 a day on average.',
    )
  })

  it('tells how often the same people come back where the whole range is over', () => {
    const values = weeks(2)
    const result = aSeriesResult({
      query: anEventQuery(),
      buckets: bucketsOf(14, 'day', true),
      series: [aSeries('Play Song', values, 4000)],
    })
    expect(summarize(result).sentences).toContain('Each of them came on 3.5 of the 14 days on average.')
  })

  it('explains a share above 100%', () => {
    const result = aSeriesResult({
      query: anEventQuery({ kind: 'dauShare' }),
      unit: 'ratio',
      buckets: bucketsOf(3),
      series: [aSeries('Receive Push', [1.2, 1.3, 0.2])],
    })
    expect(summarize(result).sentences[0]).toBe(
      'More than 100%: Receive Push also reaches people who do not count as active.',
    )
  })

  it('holds an hour against the same hour a day earlier', () => {
    const values = Array.from({ length: 30 }, (_, hour) => (hour === 29 ? 900 : 500))
    expect(sentencesFor(values, 'hour').join(' ')).toMatch(
      /\d\d:00 on \w+, Nov 23 is 80% above the same hour a day earlier \(500\)\./,
    )
  })
})
