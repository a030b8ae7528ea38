import { expect, it } from 'vitest'
import { questionCost } from '../../src/amplitude/question-cost.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { anEventQuery, funnelQuery, retentionQuery, usersQuery } from '../support/metric-results.ts'
import { userProperty } from '../support/queries.ts'

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
