import { describe, expect, it } from 'vitest'
import { answerSessionLength } from '../../../src/amplitude/endpoints/session-length.ts'
import type { SessionsQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { userProperty, where } from '../../support/queries.ts'
import { aSessionsQuery } from '../../support/queries-by-kind.ts'

function lengths(overrides: Partial<SessionsQuery> = {}): SessionsQuery {
  const range = { kind: 'between', from: '2026-11-08', to: '2026-11-14' } as const
  return aSessionsQuery({ measure: 'length', range, ...overrides })
}

const byPlatform = lengths({ groupBy: [userProperty('platform')] })

function body(series: (number | null)[][], seriesLabels: unknown[] = [0], xValues = ['0s-3s', '3s-10s']) {
  return { data: { xValues, series, seriesLabels } }
}

describe('answerSessionLength', () => {
  it('reads the default bins', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('sessions-length-default-bins')])
    const result = await answerSessionLength(aQuestion(lengths()), ask)
    expect(asked).toEqual(['/api/2/sessions/length?start=20261108&end=20261114'])
    expect(result).toMatchObject({ kind: 'sessionLength', splitBy: 'none', interval: 'day', caveats: [] })
    expect(result.bins[0]).toEqual({ fromMs: 0, toMs: 3000 })
    expect(result.bins.at(-1)).toEqual({ fromMs: 3_600_000, toMs: 86_400_000 })
    expect(result.groups).toEqual([
      { label: '', counts: [20_411, 8120, 11_944, 13_002, 25_110, 30_871, 17_205, 4480, 1390] },
    ])
  })

  it('reads whatever bins come', async () => {
    const { ask } = answersOf([amplitudeFixture('sessions-length-custom-bins')])
    const result = await answerSessionLength(aQuestion(lengths()), ask)
    expect(result.bins).toHaveLength(10)
    expect(result.bins[9]).toEqual({ fromMs: 540_000, toMs: 600_000 })
    expect(result.groups[0]?.counts.at(-1)).toBe(2760)
  })

  it.each([
    ['no series', body([])],
    ['an empty series', body([[]])],
    ['nulls', body([[null, null]])],
  ])('has zeros for %s', async (_sentence, empty) => {
    const result = await answerSessionLength(aQuestion(lengths()), answersOf([empty]).ask)
    expect(result.groups).toEqual([{ label: '', counts: [0, 0] }])
  })

  it('has the default bins where none came', async () => {
    const result = await answerSessionLength(aQuestion(lengths()), answersOf([body([], [], [])]).ask)
    expect(result.bins).toHaveLength(9)
    expect(result.groups).toEqual([{ label: '', counts: [0, 0, 0, 0, 0, 0, 0, 0, 0] }])
  })

  it('reads groups, cuts them here, and compares those that are shown', async () => {
    const now = body(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      ['iOS', 'Web', '(none)'],
    )
    const before = body([[8, 7, 9]], ['Web'], ['3s-10s', '0s-3s', '10s-30s'])
    const { ask } = answersOf([now, before])
    const result = await answerSessionLength(
      aQuestion({ ...byPlatform, top: 2, comparison: 'previous' }),
      ask,
    )
    expect(result).toMatchObject({
      splitBy: 'group',
      caveats: [{ kind: 'groupLimit', limit: 2 }],
      groups: [
        { label: 'iOS', counts: [1, 2] },
        { label: 'Web', counts: [3, 4] },
      ],
      comparison: { label: 'previous 7 days', groups: [{ label: 'Web', counts: [7, 8] }] },
    })
  })

  it('reads segments in the order in which they were asked for', async () => {
    const segments = ['Japan', 'Peru'].map((country) => [where(userProperty('country'), 'is', country)])
    const { ask } = answersOf([
      body(
        [
          [1, 2],
          [3, 4],
        ],
        [1, 0],
      ),
    ])
    const result = await answerSessionLength(aQuestion(lengths({ segments })), ask)
    expect(result.groups).toEqual([
      { label: 'country is Japan', counts: [3, 4] },
      { label: 'country is Peru', counts: [1, 2] },
    ])
  })

  it('does not guess at a bin that it cannot read', async () => {
    const { ask } = answersOf([body([[1]], [0], ['short'])])
    await expect(answerSessionLength(aQuestion(lengths()), ask)).rejects.toThrow()
  })
})
