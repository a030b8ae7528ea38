import { describe, expect, it } from 'vitest'
import type { Condition } from '../../src/query/query.ts'
import { summarize } from '../../src/result/summarize.ts'
import { anEventQuery, aSeries, aSeriesResult, bucketsOf, usersQuery } from '../support/metric-results.ts'

const inJapan: Condition = {
  kind: 'property',
  property: { of: 'user', name: 'country' },
  operator: 'is',
  values: ['Japan'],
}
const week = { start: '2026-11-17', end: '2026-11-23' }
const sunday = { start: '2026-11-22', end: '2026-11-22' }

describe('a series with nothing to stand on', () => {
  it('has no data when no line came back', () => {
    const summary = summarize(aSeriesResult({ query: anEventQuery(), series: [], range: week }))
    expect(summary.headline).toEqual({ text: 'No data', label: 'from Nov 17 to Nov 23', value: undefined })
    expect(summary.sentences).toEqual(['Play Song did not happen from Nov 17 to Nov 23.'])
  })

  it('has no data when no line has a value', () => {
    const series = [aSeries('Active users', [null, null])]
    const summary = summarize(aSeriesResult({ series, buckets: bucketsOf(2), range: week }))
    expect(summary.sentences).toEqual(['No users from Nov 17 to Nov 23.'])
  })

  it.each([
    ['an event', anEventQuery(), 'Play Song did not happen on any of the 6 finished days.'],
    ['users', usersQuery, 'No users on any of the 6 finished days.'],
    [
      'users with conditions',
      { ...usersQuery, where: [inJapan] },
      'No users met the conditions on any of the 6 finished days.',
    ],
    [
      'two events',
      {
        ...anEventQuery(),
        events: ['Search', 'Play Song'].map((name) => ({ kind: 'named' as const, name, conditions: [] })),
      },
      'Neither Search nor Play Song happened on any of the 6 finished days.',
    ],
  ])('says what did not happen for zeros of %s', (...[, query, sentence]) => {
    const series = [aSeries('Play Song', [0, 0, 0, 0, 0, 0, 4], 0)]
    const summary = summarize(aSeriesResult({ query, series, buckets: bucketsOf(7), range: week }))
    expect(summary.headline.text).toBe('0')
    expect(summary.change).toBeUndefined()
    expect(summary.sentences).toEqual([sentence])
  })

  it('keeps the fall to zero against an earlier range that had some', () => {
    const comparison = {
      label: 'last week',
      range: { start: '2026-11-14', end: '2026-11-16' },
      buckets: bucketsOf(3, 'day', true),
      series: [aSeries('Active users', [5, 5, 5])],
    }
    const series = [aSeries('Active users', [0, 0, 4])]
    const summary = summarize(aSeriesResult({ series, buckets: bucketsOf(3), comparison }))
    expect(summary.change).toMatchObject({ text: '−100%', direction: 'down' })
  })

  it('says so far where the only bucket is still filling', () => {
    const series = [aSeries('Active users', [6120])]
    const summary = summarize(aSeriesResult({ series, buckets: bucketsOf(1) }))
    expect(summary.headline).toEqual({ text: 'No finished day', label: 'yet', value: undefined })
    expect(summary.sentences).toEqual(['6,120 users so far on Mon, Nov 23; the day is not over.'])
  })

  it('lists the largest groups so far', () => {
    const series = ['A', 'B', 'C', 'D'].map((label, index) => aSeries(label, [index + 1]))
    const summary = summarize(aSeriesResult({ splitBy: 'group', series, buckets: bucketsOf(1) }))
    expect(summary.sentences).toEqual([
      'D 4 users, C 3 users, B 2 users so far on Mon, Nov 23; the day is not over.',
    ])
  })

  it('proposes a comparison for a single finished day', () => {
    const buckets = [{ label: '2026-11-22', isComplete: true }]
    const series = [aSeries('Active users', [6120])]
    const summary = summarize(aSeriesResult({ series, buckets, range: sunday }))
    expect(summary.headline).toEqual({ text: '6,120', label: 'users on Sun, Nov 22', value: 6120 })
    expect(summary.sentences).toEqual([
      'Sun, Nov 22 is the only finished day: add “vs last week” to compare it.',
    ])
  })

  it('leaves out buckets without a value', () => {
    const series = [aSeries('Active users', [100, null, null, 7])]
    const summary = summarize(aSeriesResult({ series, buckets: bucketsOf(4) }))
    expect(summary.headline).toMatchObject({ text: '100', label: 'users on Fri, Nov 20' })
    expect(summary.change).toBeUndefined()
  })
})
