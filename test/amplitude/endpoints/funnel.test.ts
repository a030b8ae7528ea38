import { describe, expect, it } from 'vitest'
import { answerFunnel } from '../../../src/amplitude/endpoints/funnel.ts'
import type { FunnelQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { funnelQuery } from '../../support/metric-results.ts'
import { named, userProperty, where } from '../../support/queries.ts'

const steps = [
  named('sign_up'),
  named('Plan Selected', where(userProperty('gp:plan'), 'is', 'pro')),
  named('Checkout'),
]

function funnel(overrides: Partial<FunnelQuery> = {}): FunnelQuery {
  return {
    ...funnelQuery,
    steps,
    range: { kind: 'between', from: '2026-11-12', to: '2026-11-14' },
    ...overrides,
  }
}

const twoSteps = { steps: [named('Search'), named('Play')] }

async function answerFrom(bodies: unknown[], query: FunnelQuery) {
  const { ask, asked } = answersOf(bodies)
  const question = aQuestion(query, { displayNames: { sign_up: 'Sign Up' } })
  return { result: await answerFunnel(question, ask), asked }
}

const row = (cumulativeRaw: number[], more: object = {}) => ({ cumulativeRaw, ...more })

describe('answerFunnel', () => {
  it('reads distinct users per step, and times in ms with the whole funnel first', async () => {
    const { result } = await answerFrom([amplitudeFixture('funnels-ordered-3step')], funnel())
    expect(result).toMatchObject({ kind: 'funnel', splitBy: 'none', comparison: undefined, caveats: [] })
    expect(result.steps).toEqual(['Sign Up', 'Plan Selected (plan is pro)', 'Checkout'])
    expect(result.groups).toEqual([
      {
        label: '',
        counts: [900, 540, 270],
        medianStepMs: [undefined, 600_000, 820_000],
        medianTotalMs: 1_500_000,
      },
    ])
  })

  it('reads groups by their value', async () => {
    const query = funnel({ ...twoSteps, groupBy: [userProperty('platform')] })
    const { result } = await answerFrom([amplitudeFixture('funnels-grouped')], query)
    expect(result.splitBy).toBe('group')
    expect(result.groups.map(({ label, counts }) => [label, counts])).toEqual([
      ['iOS', [500, 180]],
      ['Android', [400, 90]],
    ])
  })

  it('has zeros where nobody entered', async () => {
    const { result } = await answerFrom([amplitudeFixture('funnels-empty')], funnel())
    expect(result.groups).toEqual([
      {
        label: '',
        counts: [0, 0, 0],
        medianStepMs: [undefined, undefined, undefined],
        medianTotalMs: undefined,
      },
    ])
    const grouped = await answerFrom(
      [amplitudeFixture('funnels-empty')],
      funnel({ groupBy: [userProperty('os')] }),
    )
    expect(grouped.result.groups).toEqual([])
  })

  it('has every segment that was asked for, in that order', async () => {
    const segments = ['Japan', 'Germany', 'France'].map((country) => [
      where(userProperty('country'), 'is', country),
    ])
    const data = [row([10, 5], { meta: { segmentIndex: 2 } }), row([20, 5], { meta: { segmentIndex: 0 } })]
    const { result } = await answerFrom([{ data }], funnel({ ...twoSteps, segments }))
    expect(result.splitBy).toBe('segment')
    expect(result.groups.map(({ label, counts }) => [label, counts])).toEqual([
      ['country is Japan', [20, 5]],
      ['country is Germany', [0, 0]],
      ['country is France', [10, 5]],
    ])
  })

  it('has a name for every group', async () => {
    const data = ['(none)', '', null, true].map((groupValue) => row([1, 1], { groupValue }))
    const { result } = await answerFrom(
      [{ data }],
      funnel({ ...twoSteps, groupBy: [userProperty('paying')] }),
    )
    expect(result.groups.map(({ label }) => label)).toEqual(['(none)', '(empty)', '(none)', 'true'])
  })

  const times: [
    sentence: string,
    counts: number[],
    wire: (number | null)[],
    steps: unknown[],
    total: unknown,
  ][] = [
    ['-1 is a step that nobody reached', [9, 4, 0], [-1, 500, -1], [undefined, 500, undefined], undefined],
    [
      'a step that nobody reached has no time, whatever is written',
      [9, 4, 0],
      [0, 500, 0],
      [undefined, 500, undefined],
      undefined,
    ],
    [
      'the 0 of the documentation is no time where a step takes longer',
      [9, 4, 2],
      [0, 500, 700],
      [undefined, 500, 700],
      undefined,
    ],
    ['with two steps the second one is the whole', [9, 4], [0, 500], [undefined, 500], 500],
    ['steps of no time make a whole of no time', [9, 4, 2], [0, 0, 0], [undefined, 0, 0], 0],
    ['nulls and missing times are unknown', [9, 4, 2], [null], [undefined, undefined, undefined], undefined],
  ]

  it.each(times)('%s', async (...[, counts, medianTransTimes, medianStepMs, medianTotalMs]) => {
    const query = funnel({ steps: counts.map((_, index) => named(`Step ${index}`)) })
    const { result } = await answerFrom([{ data: [row(counts, { medianTransTimes })] }], query)
    expect(result.groups[0]).toEqual({ label: '', counts, medianStepMs, medianTotalMs })
  })

  it('compares the groups that are shown', async () => {
    const body = (groups: string[]) => ({ data: groups.map((groupValue) => row([10, 5], { groupValue })) })
    const query = funnel({ ...twoSteps, groupBy: [userProperty('os')], top: 2, comparison: 'previous' })
    const { result, asked } = await answerFrom([body(['A', 'B']), body(['C', 'B'])], query)
    expect(asked[1]).toContain('start=20261109&end=20261111')
    expect(asked.map((request) => request.includes('limit'))).toEqual([true, false])
    expect(result.comparison).toMatchObject({ label: 'previous 3 days', groups: [{ label: 'B' }] })
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
  })
})
