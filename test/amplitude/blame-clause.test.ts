import { describe, expect, it } from 'vitest'
import { blameClause } from '../../src/amplitude/blame-clause.ts'
import { upstreamError } from '../../src/amplitude/upstream-error.ts'
import type { MetricQuery } from '../../src/query/query.ts'
import { anEventQuery, funnelQuery, retentionQuery, usersQuery } from '../support/metric-results.ts'
import { eventProperty, named, userProperty, where, whoDid } from '../support/queries.ts'
import {
  aCompositionQuery,
  aFormulaQuery,
  realtimeQuery,
  savedChartQuery,
} from '../support/queries-by-kind.ts'

function refusal(details: string, status = 400) {
  const body = JSON.stringify({ error: { http_code: status, metadata: { details } } })
  return upstreamError({ status, body, host: 'amplitude.com' })
}

const plan = userProperty('plan')
const isPro = where(plan, 'is', 'pro')
const priced = where(eventProperty('price'), 'greater', '5')

const blamed: [clause: string, details: string, query: MetricQuery][] = [
  ['by plan', 'Invalid user property plan', { ...usersQuery, groupBy: [plan] }],
  ['by gp:plan', 'Invalid user property gp:plan', { ...usersQuery, groupBy: [userProperty('gp:plan')] }],
  ['by gp:plan', 'Invalid user property plan', { ...usersQuery, groupBy: [userProperty('gp:plan')] }],
  ['where plan is pro', 'Invalid user property plan', { ...usersQuery, where: [isPro] }],
  ['segment plan is pro', 'Invalid user property plan', { ...retentionQuery, segments: [[isPro]] }],
  [
    '[price > 5]',
    'Invalid event property price',
    { ...funnelQuery, steps: [named('Search'), named('Buy', priced)] },
  ],
  ['where event.price > 5', 'Invalid event property price', { ...anEventQuery(), where: [priced] }],
  [
    'by event.genre',
    'Invalid event property genre',
    { ...anEventQuery(), groupBy: [eventProperty('genre')] },
  ],
  [
    'sum of price',
    'Invalid event property price',
    anEventQuery({ kind: 'sum', property: eventProperty('price') }),
  ],
  ['composition plan', 'Invalid user property plan', aCompositionQuery({ property: plan })],
  ['where who did Nope in 30d', 'Invalid event type Nope', { ...usersQuery, where: [whoDid(named('Nope'))] }],
  ['last 30d', 'Invalid start date', usersQuery],
  ['formula UNIQ(A)', 'Invalid formula: unknown function UNIQ', aFormulaQuery({ formula: 'UNIQ(A)' })],
]

const unblamed: [sentence: string, details: string, query: MetricQuery][] = [
  ['an event that the question itself names', 'Invalid event type Play Song', anEventQuery()],
  ['a property that the question does not have', 'Invalid user property plan', usersQuery],
  [
    'a user property where the event has one of that name',
    'Invalid user property genre',
    { ...anEventQuery(), groupBy: [eventProperty('genre')] },
  ],
  ['something else', 'Too complex', usersQuery],
  ['a date in a question without any', 'Invalid start date', realtimeQuery],
  ['a saved chart', 'Invalid user property plan', savedChartQuery],
]

describe('blameClause', () => {
  it.each(blamed)('puts “%s” in front of “%s”', (clause, details, query) => {
    const error = refusal(details)
    const { userMessage, reason, details: kept } = blameClause(error, { query })
    expect(userMessage.startsWith(`In “${clause}”: ${error.userMessage}`)).toBe(true)
    expect({ reason, kept }).toEqual({ reason: 'invalidRequest', kept: details })
  })

  it.each(unblamed)('leaves %s as it is', (_sentence, details, query) => {
    const error = refusal(details)
    expect(blameClause(error, { query })).toBe(error)
  })

  it('names each clause once, and what else a bare name may have meant', () => {
    const query = { ...anEventQuery(), groupBy: [plan], where: [isPro, isPro] }
    expect(blameClause(refusal('Invalid user property plan'), { query }).userMessage).toBe(
      'In “by plan” and “where plan is pro”: Amplitude has never received the user property “plan” in this project. A property of your own is written gp:plan. (Amplitude says: Invalid user property plan.) A property of the event is written event.plan.',
    )
  })

  it('leaves refusals of another kind as they are', () => {
    const error = refusal('Invalid user property plan', 403)
    expect(blameClause(error, { query: { ...usersQuery, groupBy: [plan] } })).toBe(error)
  })
})
