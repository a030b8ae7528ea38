import { describe, expect, it } from 'vitest'
import { answerLtv } from '../../../src/amplitude/endpoints/ltv.ts'
import type { LtvQuery } from '../../../src/query/query.ts'
import { answersOf, aQuestion } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'
import { userProperty, where } from '../../support/queries.ts'
import { anLtvQuery } from '../../support/queries-by-kind.ts'

const now = new Date('2026-11-14T15:40:00Z')

function ltv(overrides: Partial<LtvQuery> = {}): LtvQuery {
  const range = { kind: 'between', from: '2026-11-09', to: '2026-11-14' } as const
  return anLtvQuery({ range, interval: 'day', ...overrides })
}

async function answerFrom(body: unknown, query: LtvQuery = ltv()) {
  const { ask, asked } = answersOf([body], now)
  return { result: await answerLtv(aQuestion(query, { now }), ask), asked }
}

/** One cohort with its figures. */
function body(figures: Record<string, unknown>, more: object = {}, date = '2026-11-10') {
  return { data: { seriesLabels: [''], series: [{ dates: [date], values: { [date]: figures }, ...more }] } }
}

const sized = (count: number) => ({ dates: ['2026-11-10'], values: { '2026-11-10': { count } } })

describe('answerLtv', () => {
  it('reads cohorts oldest first, their ages in order, and the figures beside them', async () => {
    const range = { kind: 'between', from: '2026-10-01', to: '2026-10-04' } as const
    const { result, asked } = await answerFrom(amplitudeFixture('revenue-ltv-arpu'), ltv({ range }))
    expect(asked).toEqual(['/api/2/revenue/ltv?m=0&start=20261001&end=20261004&i=1'])
    expect(result).toMatchObject({ kind: 'ltv', splitBy: 'none', interval: 'day', caveats: [] })
    const [group] = result.groups
    expect(group?.label).toBe('')
    expect(group?.cohorts.map(({ start }) => start)).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
    ])
    expect(group?.cohorts[0]).toMatchObject({ newUsers: 131, payers: 36, revenue: 833.5 })
    expect(group?.cohorts[0]?.values.slice(0, 2)).toEqual([
      { day: 1, value: 0.4644, isComplete: true },
      { day: 2, value: 0.8964, isComplete: true },
    ])
  })

  it('leaves out ages that nobody in the cohort has reached', async () => {
    const range = { kind: 'between', from: '2026-10-01', to: '2026-10-04' } as const
    const { result } = await answerFrom(amplitudeFixture('revenue-ltv-arpu'), ltv({ range }))
    const reached = result.groups[0]?.cohorts.map(({ values }) => values.at(-1)?.day)
    expect(reached).toEqual([44, 43, 42, 41])
  })

  it('tells from the age of the cohort which days are over for all of it', async () => {
    const figures = { r1d: 1, r2d: 2, r3d: 3, r4d: 4, r5d: 5, count: 9 }
    const { result } = await answerFrom(body(figures))
    // The last members came at midnight after the 10th, so their day 2 ended with the 13th.
    expect(result.groups[0]?.cohorts[0]?.values).toEqual([
      { day: 1, value: 1, isComplete: true },
      { day: 2, value: 2, isComplete: true },
      { day: 3, value: 3, isComplete: false },
      { day: 4, value: 4, isComplete: false },
    ])
  })

  it('counts the members of a week that the range cuts by the range', async () => {
    const range = { kind: 'between', from: '2026-11-02', to: '2026-11-10' } as const
    const { result } = await answerFrom(
      body({ r1d: 1, r2d: 2, r3d: 3 }, {}, '2026-11-09'),
      ltv({ range, interval: 'week' }),
    )
    expect(result.groups[0]?.cohorts[0]?.values.map(({ isComplete }) => isComplete)).toEqual([
      true,
      true,
      false,
    ])
  })

  it("believes Amplitude's own flags where it sends them", async () => {
    const complete = { '2026-11-10': { r1d: false, r3d: true } }
    const { result } = await answerFrom(body({ r1d: 1, r2d: 2, r3d: 3 }, { complete, combined: {} }))
    expect(result.groups[0]?.cohorts[0]?.values.map(({ isComplete }) => isComplete)).toEqual([
      false,
      true,
      true,
    ])
  })

  it('puts ages in order whatever the order of the keys, and takes no other key for an age', async () => {
    const figures = { r10d: 9, rtotal: 8, r2d: 2, rtotalnew: 7, r1new: 6, r1d: 1, count: 3, r0d: 0 }
    const { result } = await answerFrom(body(figures, {}, '2026-10-20'), {
      ...ltv(),
      range: { kind: 'between', from: '2026-10-20', to: '2026-10-20' },
    })
    expect(result.groups[0]?.cohorts[0]?.values.map(({ day, value }) => [day, value])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [10, 9],
    ])
  })

  it.each([
    ['arpu', 'm=0'],
    ['arppu', 'm=1'],
    ['revenue', 'm=2'],
    ['payers', 'm=3'],
  ] as const)('asks for %s as %s', async (measure, parameter) => {
    const { asked } = await answerFrom(body({}), ltv({ measure }))
    expect(asked[0]).toContain(`?${parameter}&`)
  })

  it('reads groups, largest first, and cuts them here', async () => {
    const data = { series: [3, 9, 5].map(sized), seriesLabels: ['A', 'B', '(none)'] }
    const { result, asked } = await answerFrom({ data }, ltv({ groupBy: [userProperty('os')], top: 2 }))
    expect(result.groups.map(({ label }) => label)).toEqual(['B', '(none)'])
    expect(result.caveats).toEqual([{ kind: 'groupLimit', limit: 2 }])
    expect(asked[0]).not.toContain('limit')
  })

  it('reads segments in the order in which they were asked for, also one without anybody', async () => {
    const segments = ['Japan', 'Peru'].map((country) => [where(userProperty('country'), 'is', country)])
    const { result } = await answerFrom(
      { data: { series: [sized(3)], seriesLabels: [0] } },
      ltv({ segments }),
    )
    expect(result.groups.map(({ label, cohorts }) => [label, cohorts[0]?.newUsers])).toEqual([
      ['country is Japan', 3],
      ['country is Peru', undefined],
    ])
  })

  it.each([
    ['no series', { data: { series: [] } }, []],
    ['no cohorts', { data: { series: [{ dates: [], values: {} }], seriesLabels: [''] } }, []],
    ['a date without figures', { data: { series: [{ dates: ['2026-11-10'], values: {} }] } }, []],
    ['a cohort that is still to come', body({ r1d: 0, count: 0 }, {}, '2026-11-20'), []],
    [
      'figures that are missing',
      body({ r1d: null, count: null, total_amount: 'much' }),
      [{ start: '2026-11-10', newUsers: 0, payers: 0, revenue: 0, values: [] }],
    ],
  ])('survives %s', async (_sentence, answer, cohorts) => {
    const { result } = await answerFrom(answer)
    expect(result.groups).toEqual([{ label: '', cohorts }])
  })
})
