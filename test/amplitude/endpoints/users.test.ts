import { describe, expect, it } from 'vitest'
import { answerUsers } from '../../../src/amplitude/endpoints/users.ts'
import type { UsersQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { usersQuery } from '../../support/metric-results.ts'
import { named, userProperty, where, whoDid } from '../../support/queries.ts'

function users(overrides: Partial<UsersQuery> = {}): UsersQuery {
  return { ...usersQuery, range: { kind: 'between', from: '2026-11-05', to: '2026-11-14' }, ...overrides }
}

const byCountry = users({
  measure: 'new',
  groupBy: [userProperty('country')],
  range: { kind: 'between', from: '2026-11-05', to: '2026-11-09' },
})

/** A body of the shape that the endpoint really has. */
function body(series: (number | null)[][], more: object = {}) {
  const xValues = ['2026-11-05', '2026-11-06', '2026-11-07']
  return { data: { xValues, series, seriesCollapsed: series.map(() => [0]), ...more } }
}

describe('answerUsers', () => {
  it('reads active users, and today as unfinished', async () => {
    const { ask } = answersOf([amplitudeFixture('users-active-daily')])
    const result = await answerUsers(aQuestion(users()), ask)
    expect(result).toMatchObject({
      kind: 'series',
      unit: 'users',
      splitBy: 'none',
      interval: 'day',
      range: { start: '2026-11-05', end: '2026-11-14' },
      comparison: undefined,
      caveats: [],
    })
    expect(result.series.map(({ label }) => label)).toEqual(['Active users'])
    expect(result.series[0]?.values.slice(-2)).toEqual([18120, 6411])
    expect(result.buckets.filter(({ isComplete }) => !isComplete)).toEqual([
      { label: '2026-11-14', isComplete: false },
    ])
  })

  it('does not take the bare 0 of seriesCollapsed for a figure', async () => {
    const { ask } = answersOf([amplitudeFixture('users-active-daily')])
    const result = await answerUsers(aQuestion(users()), ask)
    expect(result.series[0]?.wholeRange).toBeUndefined()
  })

  it('reads groups, (none) among them, largest first', async () => {
    const { ask } = answersOf([amplitudeFixture('users-new-grouped-country')])
    const result = await answerUsers(aQuestion(byCountry), ask)
    expect(result.splitBy).toBe('group')
    expect(result.series.map(({ label }) => label)).toEqual([
      'United States',
      'Germany',
      'Netherlands',
      '(none)',
    ])
    expect(result.caveats).toEqual([])
  })

  it('keeps the largest groups and says so', async () => {
    const shuffled = body(
      [
        [1, 1, 1],
        [9, 9, 9],
        [5, 5, 5],
      ],
      { seriesLabels: ['C', 'A', 'B'] },
    )
    const { ask, asked } = answersOf([shuffled])
    const result = await answerUsers(aQuestion({ ...byCountry, top: 2 }), ask)
    expect(result.series.map(({ label }) => label)).toEqual(['A', 'B'])
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
    expect(asked[0]).not.toContain('limit')
  })

  it('says that there may be more where a hundred groups came', async () => {
    const groups = Array.from({ length: 100 }, (_, index) => `Country ${index}`)
    const { ask } = answersOf([
      body(
        groups.map(() => [1, 2, 3]),
        { seriesLabels: groups },
      ),
    ])
    const result = await answerUsers(aQuestion(byCountry), ask)
    expect(result.series).toHaveLength(100)
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 100 }])
  })

  it('calls segments by their conditions, in the order in which they were asked for', async () => {
    const query = users({
      segments: [
        [where(userProperty('country'), 'is', 'Japan'), where(userProperty('gp:plan'), 'is not', '(none)')],
        [whoDid(named('app_error'), { operator: '>=', count: 2 })],
      ],
    })
    const swapped = body(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { seriesLabels: [0, 1], seriesMeta: [{ segmentIndex: 1 }, { segmentIndex: 0 }] },
    )
    const { ask } = answersOf([swapped])
    const result = await answerUsers(aQuestion(query, { displayNames: { app_error: 'App Error' } }), ask)
    expect(result.splitBy).toBe('segment')
    expect(result.series.map(({ label, values }) => [label, values[0]])).toEqual([
      ['country is Japan, plan is set', 4],
      ['did App Error ≥ 2 times in 30 days', 1],
    ])
  })

  it('tells equal segments apart', async () => {
    const segment = [where(userProperty('country'), 'is', 'Japan')]
    const { ask } = answersOf([
      body(
        [
          [1, 2, 3],
          [1, 2, 3],
        ],
        { seriesLabels: [0, 1] },
      ),
    ])
    const result = await answerUsers(aQuestion(users({ segments: [segment, segment] })), ask)
    expect(result.series.map(({ label }) => label)).toEqual(['country is Japan', 'country is Japan (2)'])
  })

  it.each([
    ['no series', body([])],
    ['an empty series', body([[]])],
    ['nulls', body([[null, null, null]])],
  ])('has a line without values for %s', async (_sentence, empty) => {
    const result = await answerUsers(aQuestion(users()), answersOf([empty]).ask)
    expect(result.series).toEqual([
      { label: 'Active users', values: [null, null, null], wholeRange: undefined },
    ])
  })

  it('has no groups where none came back', async () => {
    const result = await answerUsers(aQuestion(byCountry), answersOf([body([[]], { seriesLabels: [0] })]).ask)
    expect(result).toMatchObject({ splitBy: 'group', series: [] })
  })

  it('leaves the days to come out', async () => {
    const { ask } = answersOf([body([[7, 8, 0]])], new Date('2026-11-06T09:00:00Z'))
    const result = await answerUsers(aQuestion(users()), ask)
    expect(result.buckets).toEqual([
      { label: '2026-11-05', isComplete: true },
      { label: '2026-11-06', isComplete: false },
    ])
    expect(result.series[0]?.values).toEqual([7, 8])
  })

  it('asks for the days before, and aligns their groups with those of now', async () => {
    const now = body(
      [
        [9, 9, 9],
        [5, 5, 5],
      ],
      { seriesLabels: ['A', 'B'] },
    )
    const before = body(
      [
        [4, 4, 4],
        [8, 8, 8],
      ],
      { seriesLabels: ['C', 'A'] },
    )
    const { ask, asked } = answersOf([now, before])
    const result = await answerUsers(aQuestion({ ...byCountry, comparison: 'previous' }), ask)
    expect(asked.map((request) => /start=\d+&end=\d+/.exec(request)?.[0])).toEqual([
      'start=20261105&end=20261109',
      'start=20261031&end=20261104',
    ])
    expect(result.comparison).toMatchObject({
      label: 'previous 5 days',
      range: { start: '2026-10-31', end: '2026-11-04' },
      series: [
        { label: 'A', values: [8, 8, 8] },
        { label: 'B', values: [null, null, null] },
      ],
    })
  })

  it.each([
    ['last week', '2026-10-29'],
    ['last month', '2026-10-08'],
    ['last year', '2025-11-06'],
  ] as const)('compares with %s', async (comparison, start) => {
    const { ask } = answersOf([body([[1, 2, 3]]), body([[1, 2, 3]])])
    const result = await answerUsers(aQuestion(users({ comparison })), ask)
    expect(result.comparison).toMatchObject({ label: comparison, range: { start } })
  })
})
