import { describe, expect, it } from 'vitest'
import { answerSessions } from '../../../src/amplitude/endpoints/sessions.ts'
import type { SessionsQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { userProperty, where } from '../../support/queries.ts'
import { aSessionsQuery } from '../../support/queries-by-kind.ts'

const days = { kind: 'between', from: '2026-11-11', to: '2026-11-14' } as const

function sessions(overrides: Partial<SessionsQuery> = {}): SessionsQuery {
  return aSessionsQuery({ range: days, ...overrides })
}

function body(series: (number | null)[][], seriesLabels: unknown[]) {
  const seriesCollapsed = series.map(() => [0])
  return { data: { xValues: ['2026-11-11', '2026-11-12'], series, seriesLabels, seriesCollapsed } }
}

describe('answerSessions', () => {
  it('reads seconds as durations, days without sessions as zero, and today as unfinished', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('sessions-average')])
    const result = await answerSessions(aQuestion(sessions()), ask)
    expect(asked).toEqual(['/api/2/sessions/average?start=20261111&end=20261114'])
    expect(result).toMatchObject({ kind: 'series', unit: 'durationMs', splitBy: 'none', interval: 'day' })
    expect(result.series).toEqual([
      { label: 'Average session length', values: [412_551, 408_119, 431_771, 0], wholeRange: undefined },
    ])
    expect(result.buckets.map(({ isComplete }) => isComplete)).toEqual([true, true, true, false])
  })

  it('reads sessions per user as they are', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('sessions-peruser')])
    const result = await answerSessions(aQuestion(sessions({ measure: 'perUser' })), ask)
    expect(asked).toEqual(['/api/2/sessions/peruser?start=20261111&end=20261114'])
    expect(result).toMatchObject({
      unit: 'number',
      series: [{ label: 'Sessions per user', values: [2.1144, 2.0981, 2.2036, 1.4409] }],
    })
  })

  it('counts by day also where the range is said in weeks', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('sessions-average')])
    const result = await answerSessions(aQuestion(sessions({ interval: 'week' })), ask)
    expect(result.interval).toBe('day')
    expect(result.buckets.map(({ isComplete }) => isComplete)).toEqual([true, true, true, false])
    expect(asked[0]).not.toContain('&i=')
  })

  it('keeps the first groups in the order in which they came, and says so', async () => {
    const { ask, asked } = answersOf([
      body(
        [
          [1, 1],
          [9, 9],
          [5, 5],
        ],
        ['iOS', 'Web', '(none)'],
      ),
    ])
    const query = sessions({ measure: 'perUser', groupBy: [userProperty('platform')], top: 2 })
    const result = await answerSessions(aQuestion(query), ask)
    expect(result.series.map(({ label, values }) => [label, values[0]])).toEqual([
      ['iOS', 1],
      ['Web', 9],
    ])
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
    expect(asked[0]).toContain('&g=platform')
    expect(asked[0]).not.toContain('limit')
  })

  it('says nothing of a limit where all groups are shown', async () => {
    const { ask } = answersOf([
      body(
        [
          [1, 1],
          [9, 9],
        ],
        ['iOS', 'Web'],
      ),
    ])
    const query = sessions({ groupBy: [userProperty('platform')], top: 2 })
    expect((await answerSessions(aQuestion(query), ask)).caveats).toEqual([])
  })

  it('keeps the same groups in every segment', async () => {
    const rows = [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]
    const { ask } = answersOf([body(rows, ['iOS', 'Web', 'iOS', 'Web'])])
    const segments = ['Japan', 'Peru'].map((country) => [where(userProperty('country'), 'is', country)])
    const query = sessions({ measure: 'perUser', groupBy: [userProperty('platform')], segments, top: 1 })
    const result = await answerSessions(aQuestion(query), ask)
    expect(result.series.map(({ label, values }) => [label, values[0]])).toEqual([
      ['country is Japan · iOS', 1],
      ['country is Peru · iOS', 3],
    ])
  })

  it('compares in the same unit, also with groups that were cut now', async () => {
    const { ask } = answersOf([
      body(
        [
          [2, 2],
          [1, 1],
        ],
        ['iOS', 'Web'],
      ),
      body(
        [
          [4, 4],
          [3, 3],
        ],
        ['Web', 'iOS'],
      ),
    ])
    const query = sessions({ groupBy: [userProperty('platform')], top: 1, comparison: 'previous' })
    const result = await answerSessions(aQuestion(query), ask)
    expect(result.comparison).toMatchObject({
      label: 'previous 4 days',
      series: [{ label: 'iOS', values: [3000, 3000] }],
    })
  })

  it.each([
    ['no series', body([], [])],
    ['an empty series', body([[]], [0])],
    ['nulls', body([[null, null]], [0])],
  ])('has a line without values for %s', async (_sentence, empty) => {
    const result = await answerSessions(aQuestion(sessions()), answersOf([empty]).ask)
    expect(result.series.map(({ values }) => values)).toEqual([[null, null]])
  })
})
