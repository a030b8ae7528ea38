import { describe, expect, it } from 'vitest'
import type { Condition } from '../../../src/query/query.ts'
import { parsedQuery, parsedQuestion } from '../../support/parsed-query.ts'
import { eventProperty, named, special, userProperty, where, whoDid } from '../../support/queries.ts'

const country = userProperty('country')
const plan = userProperty('gp:plan')
const price = userProperty('gp:price')

const rows: [sentence: string, text: string, conditions: Condition[]][] = [
  ['is', 'country is Japan', [where(country, 'is', 'Japan')]],
  ['is, as a sign', 'country = Japan', [where(country, 'is', 'Japan')]],
  ['is, as a sign without spaces', 'country=Japan', [where(country, 'is', 'Japan')]],
  ['is, as two signs', 'country == Japan', [where(country, 'is', 'Japan')]],
  ['in', 'country in Japan, Germany', [where(country, 'is', 'Japan', 'Germany')]],
  [
    'several values',
    'country is United States,Japan , South Korea',
    [where(country, 'is', 'United States', 'Japan', 'South Korea')],
  ],
  ['is not', 'gp:plan is not free', [where(plan, 'is not', 'free')]],
  ['is not, as a sign', 'gp:plan!=free', [where(plan, 'is not', 'free')]],
  ['not in', 'gp:plan not in free, trial', [where(plan, 'is not', 'free', 'trial')]],
  ['contains', 'gp:plan contains pro', [where(plan, 'contains', 'pro')]],
  ['contains, as a sign', 'gp:plan ~ pro', [where(plan, 'contains', 'pro')]],
  ['does not contain', 'gp:plan does not contain pro', [where(plan, 'does not contain', 'pro')]],
  ['does not contain, as a sign', 'gp:plan !~ pro', [where(plan, 'does not contain', 'pro')]],
  ['less', 'gp:price < 10', [where(price, 'less', '10')]],
  ['less or equal', 'gp:price <= 10.5', [where(price, 'less or equal', '10.5')]],
  ['greater', 'gp:price>10', [where(price, 'greater', '10')]],
  ['greater or equal', 'gp:price >= 10', [where(price, 'greater or equal', '10')]],
  ['is set', 'gp:plan is set', [where(plan, 'is not', '(none)')]],
  ['is not set', 'gp:plan is not set', [where(plan, 'is', '(none)')]],
  ['a value that is called set', 'gp:plan is "set"', [where(plan, 'is', 'set')]],
  [
    'and joins',
    'country is Japan, Germany and gp:plan is not free',
    [where(country, 'is', 'Japan', 'Germany'), where(plan, 'is not', 'free')],
  ],
  [
    'a value in quotes may hold and',
    'country is "Trinidad and Tobago"',
    [where(country, 'is', 'Trinidad and Tobago')],
  ],
  [
    'a value may be a word that is also a clause',
    'gp:plan is monthly, daily last 7d',
    [where(plan, 'is', 'monthly', 'daily')],
  ],
  [
    'a value may be a date',
    'gp:since >= 2026-10-01 last 7d',
    [where(userProperty('gp:since'), 'greater or equal', '2026-10-01')],
  ],
  ['an empty value', 'gp:plan is ""', [where(plan, 'is', '')]],
  [
    'a value with marks of its own',
    'gp:url contains ?utm=a&amp;b',
    [where(userProperty('gp:url'), 'contains', '?utm=a&b')],
  ],
  [
    'several where clauses',
    'country is Japan where gp:plan is free',
    [where(country, 'is', 'Japan'), where(plan, 'is', 'free')],
  ],
  ['an exact user property', 'user:activeGates.x is on', [where(userProperty('activeGates.x'), 'is', 'on')]],
  ['an event’s property', 'event.genre is rock', [where(eventProperty('genre'), 'is', 'rock')]],
  ['an event’s property in quotes', 'event."by line" is x', [where(eventProperty('by line'), 'is', 'x')]],
  ['a cohort', 'cohort 5mjbq8w', [{ kind: 'cohort', operator: 'is', id: '5mjbq8w' }]],
  ['not a cohort', 'cohort is not 5mjbq8w', [{ kind: 'cohort', operator: 'is not', id: '5mjbq8w' }]],
  [
    'a cohort and more',
    'cohort 5mjbq8w and country is Japan',
    [{ kind: 'cohort', operator: 'is', id: '5mjbq8w' }, where(country, 'is', 'Japan')],
  ],
  [
    'a cohort’s address',
    'cohort https://app.amplitude.com/analytics/acme/cohort/5mjbq8w?x=1',
    [{ kind: 'cohort', operator: 'is', id: '5mjbq8w' }],
  ],
  ['who did is once or more in 30 days', 'who did Purchase', [whoDid(named('Purchase'))]],
  ['who did in so many days', 'who did Purchase in 7d', [whoDid(named('Purchase'), { withinDays: 7 })]],
  ['who did in weeks', 'who did Purchase in 2 weeks', [whoDid(named('Purchase'), { withinDays: 14 })]],
  ['who did so often', 'who did Purchase >= 2 in 30d', [whoDid(named('Purchase'), { count: 2 })]],
  [
    'who did exactly so often',
    'who did Purchase = 3 in 30d',
    [whoDid(named('Purchase'), { operator: '=', count: 3 })],
  ],
  [
    'who did not is zero times',
    'who did not Purchase in 30d',
    [whoDid(named('Purchase'), { operator: '=', count: 0 })],
  ],
  ['who did an event with in', 'who did Log in in 7d', [whoDid(named('Log in'), { withinDays: 7 })]],
  ['who did any event', 'who did any in 7d', [whoDid(special('any'), { withinDays: 7 })]],
  [
    'who did an event with a condition',
    'who did Purchase [price > 5] >= 2 in 7d',
    [whoDid(named('Purchase', where(eventProperty('price'), 'greater', '5')), { count: 2, withinDays: 7 })],
  ],
  [
    'who did and more',
    'who did Search in 7d and country is Japan',
    [whoDid(named('Search'), { withinDays: 7 }), where(country, 'is', 'Japan')],
  ],
]

describe('conditions', () => {
  it.each(rows)('%s: %s', (_sentence, text, conditions) => {
    expect(parsedQuery(`event Search where ${text}`)).toMatchObject({ where: conditions })
  })

  it.each(['cohort 5mjbq8w', 'who did Purchase >= 2 in 30d'])('may stand without where: %s', (text) => {
    expect(parsedQuery(`dau ${text}`)).toEqual(parsedQuery(`dau where ${text}`))
  })

  it('turn country codes into names and say so', () => {
    const { query, notes } = parsedQuestion('dau where country is Germany, jp, UK and gp:code is US')
    expect(query).toMatchObject({
      where: [
        where(country, 'is', 'Germany', 'Japan', 'United Kingdom'),
        where(userProperty('gp:code'), 'is', 'US'),
      ],
    })
    expect(notes).toEqual(['jp = Japan', 'UK = United Kingdom'])
  })

  it('leave a quoted code alone', () => {
    const { query, notes } = parsedQuestion('dau where country is "US"')
    expect(query).toMatchObject({ where: [where(country, 'is', 'US')] })
    expect(notes).toEqual([])
  })
})
