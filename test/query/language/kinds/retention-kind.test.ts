import { describe, expect, it } from 'vitest'
import type { RetentionQuery } from '../../../../src/query/query.ts'
import { aRetentionQuery, parsedQuery } from '../../../support/parsed-query.ts'
import { eventProperty, last, named, special, userProperty, where } from '../../../support/queries.ts'

const signUpThenAny = { startEvent: named('Sign Up'), returnEvent: special('any') }

const rows: [sentence: string, text: string, said: Partial<RetentionQuery>][] = [
  ['alone it is new users who are active again', 'retention', {}],
  [
    'with clauses only it is the same',
    'retention last 8 weeks',
    { range: last(8, 'week'), interval: 'week' },
  ],
  [
    'the interval may be said as well',
    'retention last 8 weeks weekly',
    { range: last(8, 'week'), interval: 'week' },
  ],
  ['weekly alone has 12 weeks', 'retention weekly', { range: last(12, 'week'), interval: 'week' }],
  ['hours make it daily, for it has no hours', 'retention last 24h', { range: last(24, 'hour') }],
  [
    'two events',
    'retention Sign Up > Play Song',
    { startEvent: named('Sign Up'), returnEvent: named('Play Song') },
  ],
  ['an arrow between them', 'retention Sign Up → any', signUpThenAny],
  ['then between them', 'retention Sign Up then any', signUpThenAny],
  [
    'one event that is done again',
    'retention Play Song',
    { startEvent: named('Play Song'), returnEvent: named('Play Song') },
  ],
  ['new alone is the default', 'retention new', {}],
  ['the default written out', 'retention new > active', {}],
  [
    'the example of the language',
    'retention Sign Up > any last 8 weeks',
    { ...signUpThenAny, range: last(8, 'week'), interval: 'week' },
  ],
  ['n-day is the default', 'retention n-day', {}],
  ['unbounded', 'retention unbounded', { method: { kind: 'unbounded' } }],
  [
    'brackets',
    'retention brackets 0-1, 2-7, 8-14',
    {
      method: {
        kind: 'brackets',
        brackets: [
          [0, 1],
          [2, 7],
          [8, 14],
        ],
      },
    },
  ],
  [
    'a bracket of one day',
    'retention brackets 0, 1-6 last 60d',
    {
      method: {
        kind: 'brackets',
        brackets: [
          [0, 0],
          [1, 6],
        ],
      },
      range: last(60, 'day'),
    },
  ],
  ['a dash of any kind', 'retention brackets 0–1', { method: { kind: 'brackets', brackets: [[0, 1]] } }],
  [
    'a condition on one of its events',
    'retention Play Song [genre is rock] > Play Song',
    {
      startEvent: named('Play Song', where(eventProperty('genre'), 'is', 'rock')),
      returnEvent: named('Play Song'),
    },
  ],
  ['by a property', 'retention by platform', { groupBy: [userProperty('platform')] }],
  [
    'only some people',
    'retention where country is not Japan',
    { where: [where(userProperty('country'), 'is not', 'Japan')] },
  ],
]

describe('questions about retention', () => {
  it.each(rows)('%s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual(aRetentionQuery(said))
  })
})
