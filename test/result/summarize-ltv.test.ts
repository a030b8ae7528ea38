import { describe, expect, it } from 'vitest'
import type { LtvCohort, LtvResult } from '../../src/result/metric-result.ts'
import { summarize } from '../../src/result/summarize.ts'
import { anLtvResult } from '../support/more-results.ts'

/** A cohort of a hundred whose complete values are given by age; the next age is still filling. */
function cohort(
  start: string,
  values: Readonly<Record<number, number>>,
  overrides: Partial<LtvCohort> = {},
): LtvCohort {
  const complete = Object.entries(values).map(([day, value]) => ({
    day: Number(day),
    value,
    isComplete: true,
  }))
  const next = Math.max(0, ...Object.keys(values).map(Number)) + 1
  return {
    start,
    newUsers: 100,
    payers: 40,
    revenue: 500,
    values: [...complete, { day: next, value: 987_654, isComplete: false }],
    ...overrides,
  }
}

function ltv(cohorts: readonly LtvCohort[], measure: LtvResult['query']['measure'] = 'arpu') {
  const query = { ...anLtvResult().query, measure }
  return summarize(anLtvResult({ query, groups: [{ label: '', cohorts }] }))
}

const three = [
  cohort('2026-09-07', { 1: 1, 7: 3, 30: 6 }),
  cohort('2026-09-14', { 1: 2, 7: 4, 30: 8 }, { newUsers: 300 }),
  cohort('2026-11-09', { 1: 9 }),
]

describe('the summary of a lifetime value', () => {
  it('leads with day 30, averaged by the people of the cohorts that have completed it', () => {
    expect(ltv(three)).toMatchObject({
      title: 'Lifetime value, revenue per new user',
      subtitle: 'Aug 31 – Nov 23, 2026 · weekly cohorts',
      headline: { text: '7.5', label: 'per new user by day 30', value: 7.5 },
      change: undefined,
      sentences: [
        'Best of 2 cohorts: the week of Sep 14 with 8; weakest: the week of Sep 7 with 6.',
        '500 new users in 3 cohorts: 24% (120) have paid so far.',
        'Of the day-30 value 23.3% came by day 1, 50% by day 7.',
      ],
    })
  })

  it.each([
    ['arpu', '7.5', 'per new user by day 30'],
    ['arppu', '7', 'per paying user by day 30'],
    ['revenue', '14', 'revenue by day 30'],
    ['payers', '14', 'paying users by day 30'],
  ] as const)('weighs %s by whom it is about, and adds up what adds up', (measure, text, label) => {
    expect(ltv(three, measure).headline).toMatchObject({ text, label })
  })

  it('falls back to the largest complete day, and names a younger one that stands on more cohorts', () => {
    const cohorts = [
      cohort('2026-11-06', { 1: 1, 7: 3, 16: 4 }),
      cohort('2026-11-07', { 1: 1, 7: 2 }),
      cohort('2026-11-08', { 1: 1, 7: 1 }),
    ]
    const { headline, sentences } = ltv(cohorts)
    expect(headline).toMatchObject({ text: '4', label: 'per new user by day 16' })
    expect(sentences).toEqual([
      '300 new users in 3 cohorts: 40% (120) have paid so far.',
      '2 by day 7, which 3 cohorts have completed.',
      'Only the week of Nov 6 has completed day 16.',
    ])
  })

  it('sets the newest cohort against those before it where enough people paid', () => {
    const cohorts = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28'].map((start, index) =>
      cohort(start, { 30: index === 3 ? 3 : 5 }),
    )
    expect(ltv(cohorts).sentences).toContain(
      'The newest cohort there, the week of Sep 28, is 40% below the 3 cohorts before (5).',
    )
    const few = cohorts.map((each) => Object.assign({}, each, { payers: 3 }))
    expect(ltv(few).sentences.join(' ')).not.toContain('newest')
  })

  it('tells groups against each other', () => {
    const groups = [
      { label: 'iOS', cohorts: [cohort('2026-09-07', { 30: 9 })] },
      { label: 'Web', cohorts: [cohort('2026-09-07', { 30: 3 })] },
    ]
    const { headline, sentences } = summarize(anLtvResult({ splitBy: 'group', groups }))
    expect(headline).toMatchObject({ text: '6', label: 'per new user by day 30' })
    expect(sentences).toEqual([
      'Highest by day 30: iOS with 9; lowest of 2: Web with 3.',
      '200 new users in 1 cohort: 40% (80) have paid so far.',
    ])
  })

  it.each([
    ['nobody new', [], 'No data', 'No new users from Aug 31 to Nov 23.'],
    [
      'cohorts too young',
      [cohort('2026-11-23', {})],
      'Too early',
      '100 new users from Aug 31 to Nov 23; no weekly cohort has completed its first day yet.',
    ],
  ])('says that there is nothing to stand on: %s', (...[, cohorts, text, sentence]) => {
    const { headline, sentences } = ltv(cohorts)
    expect(headline).toMatchObject({ text, value: undefined })
    expect(sentences).toEqual([sentence])
  })

  it('says that nobody has paid', () => {
    const free = cohort('2026-09-07', { 30: 0 }, { payers: 0, revenue: 0 })
    expect(ltv([free], 'arppu')).toMatchObject({
      headline: { text: '0', label: 'per paying user by day 30' },
      sentences: ['100 new users in 1 cohort: nobody has paid so far.'],
    })
  })
})
