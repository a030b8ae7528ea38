import { describe, expect, it } from 'vitest'
import type { Property } from '../../src/query/query.ts'
import type { Series, SeriesResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { anEventQuery, aSeries, aSeriesResult, bucketsOf, usersQuery } from '../support/metric-results.ts'

const platform: Property = { of: 'user', name: 'platform' }
const byPlatform = { ...usersQuery, groupBy: [platform] }

/** Three complete days and today, which is still filling. */
function grouped(series: readonly Series[], overrides: Partial<SeriesResult> = {}): SeriesResult {
  return aSeriesResult({ query: byPlatform, splitBy: 'group', buckets: bucketsOf(4), series, ...overrides })
}

const ios = aSeries('iOS', [500, 500, 600, 999_999])
const android = aSeries('Android', [300, 300, 300, 999_999])
const web = aSeries('Web', [120, 100, 100, 999_999])

describe('the summary of a breakdown', () => {
  it('leads with the largest group and its share, in one and the same bucket for all', () => {
    const summary = summarize(grouped([web, ios, android]))
    expect(summary.title).toBe('Daily active users by platform')
    expect(summary.headline).toEqual({
      text: '600',
      subject: 'iOS',
      label: 'iOS · users on Sun, Nov 22, 60% of all 3 groups',
      value: 600,
    })
    expect(summary.change).toEqual({ text: '+20%', direction: 'up', versus: 'vs Sat, Nov 21' })
    expect(summary.sentences).toEqual([
      'iOS moved most: +20% to 600 (vs Sat, Nov 21).',
      'Then Android 300 (30%) and Web 100 (10%).',
    ])
  })

  it('ranks distinct users by their whole range, not by their days', () => {
    const series = [aSeries('iOS', [500, 500, 600, 9], 900), aSeries('Web', [120, 100, 100, 9], 1100)]
    const summary = summarize(grouped(series, { query: { ...anEventQuery(), groupBy: [platform] } }))
    expect(summary.headline).toMatchObject({
      text: '1,100',
      label: 'Web · users so far, Nov 20 – 23, 55% of all 2 groups',
    })
  })

  it('says which share of what when groups were cut off', () => {
    const query = { ...byPlatform, top: 2 }
    expect(summarize(grouped([ios, android], { query })).headline.label).toBe(
      'iOS · users on Sun, Nov 22, 66.7% of the top 2',
    )
  })

  it('has no shares where values do not add up', () => {
    const query = { ...anEventQuery({ kind: 'average' }), groupBy: [platform] }
    const series = [
      aSeries('iOS', [3, 3, 3.3, 9]),
      aSeries('TV', [1, 1, 1.1, 9]),
      aSeries('Web', [2, 2, 2.2, 9]),
    ]
    const { headline, sentences } = summarize(grouped(series, { query, unit: 'number' }))
    expect(headline).toMatchObject({
      text: '3.3',
      label: 'iOS · per user on Sun, Nov 22, highest of 3 groups',
    })
    expect(sentences).toContain('Web: 2.2 per user, 33.3% below iOS; lowest of 3: TV with 1.1.')
  })

  it('says when all move one way, and when nobody moves', () => {
    const falling = [aSeries('A', [1000, 900, 9]), aSeries('B', [1000, 700, 9]), aSeries('C', [100, 90, 9])]
    const level = [aSeries('A', [1000, 1010, 9]), aSeries('B', [500, 499, 9])]
    expect(summarize(grouped(falling, { buckets: bucketsOf(3) })).sentences[0]).toBe(
      'All 3 are down, B most: −30% to 700 (vs Sat, Nov 21).',
    )
    expect(summarize(grouped(level, { buckets: bucketsOf(3) })).sentences).toContain(
      'Both are level, no move above 1% (vs Sat, Nov 21).',
    )
  })

  it('does not call the wobble of small groups a move', () => {
    const series = [aSeries('A', [10, 12, 9]), aSeries('B', [2, 0, 9])]
    expect(summarize(grouped(series, { buckets: bucketsOf(3) })).sentences).toContain(
      'No group moved by more than chance (vs Sat, Nov 21).',
    )
  })

  it('measures moves by whole weeks where the range holds two', () => {
    const days = (before: number, after: number) =>
      Array.from({ length: 15 }, (_, day) => (day < 7 ? before : after))
    const series = [aSeries('Japan', days(1000, 1010)), aSeries('Brazil', days(200, 300))]
    expect(summarize(grouped(series, { buckets: bucketsOf(15) })).sentences[0]).toBe(
      'Brazil moved most: +50% to 300 a day (last 7 days vs the 7 before).',
    )
  })

  it('tells how little the long tail holds', () => {
    const series = Array.from({ length: 100 }, (_, index) =>
      aSeries(`City ${index}`, [2 ** Math.max(0, 12 - index), 9]),
    )
    const { headline, sentences } = summarize(grouped(series, { buckets: bucketsOf(2) }))
    expect(headline.label).toContain('of all 100 groups')
    expect(sentences).toEqual([
      'Then City 1 2,048 (24.7%), City 2 1,024 (12.4%) and 97 more (13.4%).',
      'The top 3 of 100 groups hold 86.6%.',
    ])
  })

  it('says when most people have no value', () => {
    const series = [aSeries('(none)', [500, 600, 9]), ios]
    expect(summarize(grouped(series, { buckets: bucketsOf(3) })).sentences).toContain(
      'The largest group has no value for platform.',
    )
  })

  it('tells the only group like a line alone, under its name', () => {
    const { headline, sentences } = summarize(grouped([ios, aSeries('Web', [null, null, null, null])]))
    expect(headline.label).toBe('iOS · users on Sun, Nov 22')
    expect(sentences.at(-1)).toBe('iOS is the only group with any data.')
  })

  it('compares groups with their own earlier selves', () => {
    const buckets = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'].map((label) => ({
      label,
      isComplete: true,
    }))
    const comparison = {
      label: 'last week',
      range: { start: '2026-11-01', end: '2026-11-04' },
      buckets,
      series: [aSeries('Android', [600, 600, 600, 1]), aSeries('iOS', [400, 400, 400, 1])],
    }
    const { change, sentences } = summarize(grouped([ios, android], { comparison }))
    expect(change).toMatchObject({ text: '+33.3%', versus: 'daily average vs last week' })
    expect(sentences[0]).toBe('Android moved most: −50% to 300 a day (vs last week).')
  })
})

describe('the summary of several segments or events', () => {
  it('sets the segments against each other without shares, because they overlap', () => {
    const query = { ...usersQuery, segments: [[], []] }
    const series = [aSeries('country is Japan', [80, 90, 9]), aSeries('country is Germany', [100, 120, 9])]
    const summary = summarize(grouped(series, { query, splitBy: 'segment', buckets: bucketsOf(3) }))
    expect(summary.headline).toMatchObject({
      text: '120',
      label: 'country is Germany · users on Sun, Nov 22, highest of 2 segments',
    })
    expect(summary.sentences).toContain('country is Japan: 90 users, 25% below country is Germany.')
  })

  it('leads with the event that was named first', () => {
    const events = ['Search', 'Play Song'].map((name) => ({ kind: 'named' as const, name, conditions: [] }))
    const series = [aSeries('Search', [80, 90, 9], 300), aSeries('Play Song', [100, 120, 9], 450)]
    const query = { ...anEventQuery(), events }
    const summary = summarize(grouped(series, { query, splitBy: 'event', buckets: bucketsOf(3) }))
    expect(summary.title).toBe('Search and Play Song, uniques')
    expect(summary.headline).toMatchObject({ text: '300', label: 'Search · users so far, Nov 21 – 23' })
    expect(summary.sentences).toContain('Play Song: 450 users, 50% above Search.')
  })

  it('does not mix two events into shares when they are grouped as well', () => {
    const events = ['Search', 'Play Song'].map((name) => ({ kind: 'named' as const, name, conditions: [] }))
    const query = { ...anEventQuery(), events, groupBy: [platform] }
    const series = [aSeries('Search · iOS', [80, 90, 9], 300), aSeries('Play Song · iOS', [100, 120, 9], 450)]
    expect(summarize(grouped(series, { query, buckets: bucketsOf(3) })).headline.label).not.toContain('%')
  })
})
