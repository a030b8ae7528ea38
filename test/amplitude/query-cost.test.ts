import { describe, expect, it } from 'vitest'
import { isPersonLookup, queryCost } from '../../src/amplitude/query-cost.ts'
import type { Param } from '../../src/amplitude/request-params.ts'

const days = (count: number): Param[] => [
  ['start', '20261101'],
  ['end', new Date(Date.UTC(2026, 10, count)).toISOString().slice(0, 10).replaceAll('-', '')],
]
const event = (groupBys = 0): string =>
  JSON.stringify({
    event_type: 'Play Song',
    filters: [{ subprop_type: 'event', subprop_key: 'genre', subprop_op: 'is', subprop_value: ['rock'] }],
    group_by: Array.from({ length: groupBys }, () => ({ type: 'event', value: 'genre' })),
  })
const segment = (conditions: number): Param => [
  's',
  JSON.stringify(Array.from({ length: conditions }, () => ({ prop: 'country', op: 'is', values: ['JP'] }))),
]

describe('the worked examples of the reference', () => {
  const rows: [sentence: string, path: string, params: Param[], cost: number][] = [
    ['users, 30 days', '/api/2/users', days(30), 30],
    ['users, 30 days, by country', '/api/2/users', [...days(30), ['g', 'country']], 150],
    ['session lengths, 7 days', '/api/2/sessions/length', days(7), 28],
    ['average session, 30 days', '/api/2/sessions/average', days(30), 120],
    ['sessions per user, 90 days', '/api/2/sessions/peruser', days(90), 360],
    ['composition, 30 days', '/api/2/composition', [...days(30), ['p', 'platform']], 30],
    ['the events list', '/api/2/events/list', [], 1],
    ['one event, 7 days', '/api/2/events/segmentation', [...days(7), ['e', event()]], 7],
    [
      'two events, 30 days, two segments with a condition each',
      '/api/2/events/segmentation',
      [...days(30), ['e', event()], ['e2', event()], segment(1), segment(1)],
      240,
    ],
    ['one event by one property', '/api/2/events/segmentation', [...days(30), ['e', event(1)]], 150],
    [
      'the same and two properties of users',
      '/api/2/events/segmentation',
      [...days(30), ['e', event(1)], ['g', 'country'], ['g2', 'platform']],
      1350,
    ],
    [
      'a funnel of three steps, one condition, two group-bys',
      '/api/2/funnels',
      [
        ...days(30),
        ['e', event()],
        ['e', event()],
        ['e', event()],
        segment(1),
        ['g', 'country'],
        ['g', 'platform'],
      ],
      1800,
    ],
    ['a funnel of two steps, 7 days', '/api/2/funnels', [...days(7), ['e', event()], ['e', event()]], 28],
    ['retention, 30 days', '/api/2/retention', [...days(30), ['se', event()], ['re', event()]], 240],
    ['retention, 90 days, by country', '/api/2/retention', [...days(90), ['g', 'country']], 3600],
    ['lifetime value, 30 days', '/api/2/revenue/ltv', days(30), 30],
    ['realtime', '/api/2/realtime', [['i', '5']], 2],
  ]

  it.each(rows)('%s', (...[, path, params, cost]) => {
    expect(queryCost({ path, params })).toBe(cost)
  })

  it('look-ups of people are one each of their own budget', () => {
    expect(isPersonLookup({ path: '/api/2/useractivity' })).toBe(true)
    expect(isPersonLookup({ path: '/api/2/usersearch' })).toBe(true)
    expect(isPersonLookup({ path: '/api/2/users' })).toBe(false)
    expect(queryCost({ path: '/api/2/usersearch', params: [['user', 'ana']] })).toBe(1)
  })
})

describe('where the formula leaves room', () => {
  it('the first and the last day both count, also over a month and a leap day', () => {
    const params: Param[] = [
      ['start', '20280228'],
      ['end', '20280301'],
    ]
    expect(queryCost({ path: '/api/2/users', params })).toBe(3)
  })

  it('filters inside an event cost nothing', () => {
    const plain = JSON.stringify({ event_type: 'Play Song' })
    const costOf = (each: string) =>
      queryCost({ path: '/api/2/events/segmentation', params: [...days(30), ['e', each]] })
    expect(costOf(event())).toBe(costOf(plain))
  })

  it('two events of which one is split count as if both were', () => {
    const params: Param[] = [...days(1), ['e', event(1)], ['e2', event()]]
    expect(queryCost({ path: '/api/2/events/segmentation', params })).toBe(10)
  })

  it('a saved chart is taken for thirty days of an event by a property', () => {
    expect(queryCost({ path: '/api/3/chart/abc12345/csv', params: [] })).toBe(150)
  })
})
