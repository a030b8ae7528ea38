import { describe, expect, it } from 'vitest'
import type { UsersQuery } from '../../../../src/query/query.ts'
import { aUsersQuery, parsedQuery } from '../../../support/parsed-query.ts'
import { last, named, userProperty, where, whoDid } from '../../../support/queries.ts'

const rows: [sentence: string, text: string, said: Partial<UsersQuery>][] = [
  ['dau is the last 30 days', 'dau', {}],
  ['wau is the last 12 weeks', 'wau', { interval: 'week', range: last(12, 'week') }],
  ['mau is the last 12 months', 'mau', { interval: 'month', range: last(12, 'month') }],
  ['new users are the last 30 days', 'new users', { measure: 'new' }],
  ['keywords may be written in any case', 'DAU Last 7D', { range: last(7, 'day') }],
  ['two words of a name may be in any case', 'New Users', { measure: 'new' }],
  ['dau keeps its days for weeks', 'dau last 8 weeks', { range: last(8, 'week') }],
  ['dau keeps its days for months', 'dau last 3 months', { range: last(3, 'month') }],
  ['wau keeps its weeks for days', 'wau last 30d', { interval: 'week' }],
  ['mau keeps its months', 'mau last 6 months', { interval: 'month', range: last(6, 'month') }],
  ['saying the fixed interval is no mistake', 'dau daily', {}],
  [
    'new users of weeks are weekly',
    'new users last 8 weeks',
    { measure: 'new', range: last(8, 'week'), interval: 'week' },
  ],
  [
    'weekly new users have 12 weeks',
    'new users weekly',
    { measure: 'new', range: last(12, 'week'), interval: 'week' },
  ],
  [
    'new users of hours are daily, for they have no hours',
    'new users last 24h',
    { measure: 'new', range: last(24, 'hour') },
  ],
  [
    'an interval wins over the unit of the range',
    'new users weekly last 90d',
    { measure: 'new', range: last(90, 'day'), interval: 'week' },
  ],
  [
    'by splits by a property',
    'mau last 6 months by country',
    { interval: 'month', range: last(6, 'month'), groupBy: [userProperty('country')] },
  ],
  [
    'clauses stand in any order',
    'mau by country last 6 months',
    { interval: 'month', range: last(6, 'month'), groupBy: [userProperty('country')] },
  ],
  ['built-in properties are found in any case', 'dau by Platform', { groupBy: [userProperty('platform')] }],
  ['user.plan is the project’s own plan', 'dau by user.plan', { groupBy: [userProperty('gp:plan')] }],
  ['gp:plan is the same', 'dau by gp:plan', { groupBy: [userProperty('gp:plan')] }],
  ['user.country is the built-in country', 'dau by user.country', { groupBy: [userProperty('country')] }],
  [
    'a property may have several words',
    'dau by gp:favorite genre last 7d',
    { groupBy: [userProperty('gp:favorite genre')], range: last(7, 'day') },
  ],
  [
    'a property with a keyword is quoted',
    'dau by "gp:last login"',
    { groupBy: [userProperty('gp:last login')] },
  ],
  [
    'the quotes may stand behind the prefix',
    'dau by gp:"last login"',
    { groupBy: [userProperty('gp:last login')] },
  ],
  ['top says how many groups', 'dau by country top 5', { groupBy: [userProperty('country')], top: 5 }],
  [
    'a condition on people',
    'dau where country is Japan',
    { where: [where(userProperty('country'), 'is', 'Japan')] },
  ],
  [
    'a cohort alone is a condition',
    'dau cohort 5mjbq8w',
    { where: [{ kind: 'cohort', operator: 'is', id: '5mjbq8w' }] },
  ],
  ['who did alone is a condition', 'dau who did Purchase', { where: [whoDid(named('Purchase'))] }],
  [
    'segments stand side by side',
    'dau segment country is Japan segment country is Germany and platform is iOS',
    {
      segments: [
        [where(userProperty('country'), 'is', 'Japan')],
        [where(userProperty('country'), 'is', 'Germany'), where(userProperty('platform'), 'is', 'iOS')],
      ],
    },
  ],
  [
    'the example with a segment of buyers',
    'dau segment country is Japan segment who did Purchase in 30d last 7d',
    {
      segments: [[where(userProperty('country'), 'is', 'Japan')], [whoDid(named('Purchase'))]],
      range: last(7, 'day'),
    },
  ],
  [
    'where applies to all, also behind a segment',
    'dau segment country is Japan where platform is iOS',
    {
      segments: [[where(userProperty('country'), 'is', 'Japan')]],
      where: [where(userProperty('platform'), 'is', 'iOS')],
    },
  ],
  ['vs previous compares', 'dau vs previous', { comparison: 'previous' }],
  ['vs last week compares, and is no range', 'dau vs last week', { comparison: 'last week' }],
  [
    'vs last month next to a range of last month',
    'dau last month vs last month',
    { range: { kind: 'preceding', unit: 'month' }, comparison: 'last month' },
  ],
  ['vs last year compares', 'dau vs last year', { comparison: 'last year' }],
  ['another project', 'dau project Acme EU', { project: 'Acme EU' }],
  [
    'the project’s name ends at the next keyword',
    'dau project Acme EU last 7d',
    { project: 'Acme EU', range: last(7, 'day') },
  ],
  ['private stays with the asker', 'dau private', { isPrivate: true }],
  ['as table gives numbers', 'dau as table', { output: 'table' }],
  ['as csv gives a file', 'dau as csv', { output: 'csv' }],
  ['as picture is what happens anyway', 'dau as picture', {}],
  [
    'everything at once',
    'new users weekly last 26 weeks where gp:plan is not free by platform top 3 vs last year project Acme EU as table private',
    {
      measure: 'new',
      interval: 'week',
      range: last(26, 'week'),
      where: [where(userProperty('gp:plan'), 'is not', 'free')],
      groupBy: [userProperty('platform')],
      top: 3,
      comparison: 'last year',
      project: 'Acme EU',
      output: 'table',
      isPrivate: true,
    },
  ],
]

describe('questions about users', () => {
  it.each(rows)('%s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual(aUsersQuery(said))
  })
})
