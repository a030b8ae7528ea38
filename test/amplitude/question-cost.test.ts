import { expect, it } from 'vitest'
import { lookCost, questionCost } from '../../src/amplitude/question-cost.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { anEventQuery, funnelQuery, retentionQuery, usersQuery } from '../support/metric-results.ts'
import { userProperty } from '../support/queries.ts'

const totals = anEventQuery({ kind: 'totals' })
const byPeople = { ...anEventQuery(), groupBy: [userProperty('platform')] }
const now = new Date('2026-11-23T14:40:00Z')

it.each<[sentence: string, query: MetricQuery, cost: number]>([
  ['active users, 30 days', usersQuery, 30],
  ['the same beside the days before', { ...usersQuery, comparison: 'previous' }, 60],
  ['an event by platform', { ...anEventQuery(), groupBy: [userProperty('platform')] }, 150],
  ['a funnel of two steps', funnelQuery, 120],
  ['retention', retentionQuery, 240],
])('%s', (_sentence, query, cost) => {
  expect(questionCost(query, now, 'UTC')).toBe(cost)
})

it.each<[sentence: string, query: MetricQuery, cost: number | undefined]>([
  ['active users: the days that have not settled', usersQuery, 3],
  ['an event by platform, ranked by events', { ...totals, groupBy: [userProperty('platform')] }, 15],
  ['an event by platform, ranked by people, who add up to nothing', byPeople, undefined],
  ['a range that is shorter', { ...usersQuery, range: { kind: 'last', count: 2, unit: 'day' } }, 2],
  ['a funnel', funnelQuery, undefined],
  ['retention', retentionQuery, undefined],
])('a look at %s', (_sentence, query, cost) => {
  expect(lookCost(query, now, 'UTC')).toBe(cost)
})
