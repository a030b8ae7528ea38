import { describe, expect, it } from 'vitest'
import type { EventQuery } from '../../../../src/query/query.ts'
import { anEventQuery, parsedQuery } from '../../../support/parsed-query.ts'
import { eventProperty, last, named, special, userProperty, where } from '../../../support/queries.ts'

const playSong = [named('Play Song')]
const search = [named('Search')]

const rows: [sentence: string, text: string, said: Partial<EventQuery> & Pick<EventQuery, 'events'>][] = [
  ['one event is people per day', 'event Play Song', { events: playSong }],
  ['trend is another word for it', 'trend Play Song', { events: playSong }],
  [
    'two events are separated by a comma',
    'event Play Song, Search',
    { events: [named('Play Song'), named('Search')] },
  ],
  [
    'a name ends where a clause begins',
    'event Play Song last 7d',
    { events: playSong, range: last(7, 'day') },
  ],
  ['a name is taken as typed, case and all', 'event pLAY song', { events: [named('pLAY song')] }],
  ['a name in quotes may hold keywords', 'event "Filter by Genre"', { events: [named('Filter by Genre')] }],
  ['a name in single quotes', "event 'Add to Cart, then Pay'", { events: [named('Add to Cart, then Pay')] }],
  [
    'a name in curly quotes',
    'event “Filter by Genre” last 7d',
    { events: [named('Filter by Genre')], range: last(7, 'day') },
  ],
  ['a name in quotes of two kinds', 'event “Filter by Genre"', { events: [named('Filter by Genre')] }],
  ['a name with a doubled mark', 'event "The ""Best"" of"', { events: [named('The "Best" of')] }],
  ['a name that begins like a clause', 'event Last Login', { events: [named('Last Login')] }],
  [
    'a name that ends like a clause',
    'event Create Project last 7d',
    { events: [named('Create Project')], range: last(7, 'day') },
  ],
  ['a name with in', 'event Log in last 7d', { events: [named('Log in')], range: last(7, 'day') }],
  ['a name with and', 'event Search and Play', { events: [named('Search and Play')] }],
  [
    'a name with then, for then separates only steps',
    'event Now and then',
    { events: [named('Now and then')] },
  ],
  ['a name with an apostrophe', 'event Don’t show again', { events: [named("Don't show again")] }],
  [
    'a name with marks that separate nothing',
    'event 50% off! <3 (beta)',
    { events: [named('50% off! <3 (beta)')] },
  ],
  ['a name in another script', 'event 検索フィルター', { events: [named('検索フィルター')] }],
  ['a name with an emoji', 'event 🎉 Party Mode', { events: [named('🎉 Party Mode')] }],
  ['any event at all', 'event any', { events: [special('any')] }],
  ['any active event', 'event Active', { events: [special('active')] }],
  ['revenue', 'event revenue', { events: [special('revenue')] }],
  ['verified revenue', 'event verified revenue', { events: [special('verified revenue')] }],
  ['unverified revenue', 'event unverified revenue', { events: [special('unverified revenue')] }],
  ['quotes make a special word a name', 'event "any"', { events: [named('any')] }],
  ['a hidden event', 'event raw:Its Name', { events: [{ kind: 'raw', name: 'Its Name', conditions: [] }] }],
  [
    'a hidden event in quotes',
    'event raw:"Its, Name"',
    { events: [{ kind: 'raw', name: 'Its, Name', conditions: [] }] },
  ],
  [
    'a custom event',
    'event custom:Power Listener',
    { events: [{ kind: 'custom', name: 'Power Listener', conditions: [] }] },
  ],
  [
    'hours make it hourly',
    'event Search last 24h',
    { events: search, range: last(24, 'hour'), interval: 'hour' },
  ],
  [
    'weeks make it weekly',
    'event Search last 8 weeks',
    { events: search, range: last(8, 'week'), interval: 'week' },
  ],
  [
    'months make it monthly',
    'event Search last 3 months',
    { events: search, range: last(3, 'month'), interval: 'month' },
  ],
  [
    'last month alone is daily',
    'event Search last month',
    { events: search, range: { kind: 'preceding', unit: 'month' } },
  ],
  ['today is daily', 'event Search today', { events: search, range: { kind: 'today' } }],
  [
    'hourly has a day and a night',
    'event Search hourly',
    { events: search, range: last(24, 'hour'), interval: 'hour' },
  ],
  [
    '5min has them as well',
    'event Search 5min today',
    { events: search, range: { kind: 'today' }, interval: '5min' },
  ],
  [
    'monthly has a year',
    'event Search monthly',
    { events: search, range: last(12, 'month'), interval: 'month' },
  ],
  ['totals', 'event Search totals', { events: search, metric: { kind: 'totals' } }],
  ['uniques are the default', 'event Search uniques', { events: search }],
  ['average', 'event Search average', { events: search, metric: { kind: 'average' } }],
  ['the share of active users', 'event Search %dau', { events: search, metric: { kind: 'dauShare' } }],
  [
    'a sum of the event’s numbers',
    'event Purchase sum of price',
    { events: [named('Purchase')], metric: { kind: 'sum', property: eventProperty('price') } },
  ],
  [
    'an average of them',
    'event Purchase avg of price',
    { events: [named('Purchase')], metric: { kind: 'mean', property: eventProperty('price') } },
  ],
  [
    'average of is the same',
    'event Purchase average of event.price',
    { events: [named('Purchase')], metric: { kind: 'mean', property: eventProperty('price') } },
  ],
  [
    'a histogram of them',
    'event Purchase histogram of price',
    { events: [named('Purchase')], metric: { kind: 'histogram', property: eventProperty('price') } },
  ],
  [
    'a number of several words',
    'event Play Song sum of duration seconds last 7d',
    {
      events: playSong,
      metric: { kind: 'sum', property: eventProperty('duration seconds') },
      range: last(7, 'day'),
    },
  ],
  ['a rolling window', 'event Search rolling 7', { events: search, rollingWindow: 7 }],
  ['a rolling average', 'event Search smoothed 7', { events: search, rollingAverage: 7 }],
  [
    'two properties',
    'event Search by country, gp:plan',
    { events: search, groupBy: [userProperty('country'), userProperty('gp:plan')] },
  ],
  [
    'two by clauses',
    'event Search by country by gp:plan',
    { events: search, groupBy: [userProperty('country'), userProperty('gp:plan')] },
  ],
  [
    'and between properties',
    'event Search by country and platform',
    { events: search, groupBy: [userProperty('country'), userProperty('platform')] },
  ],
  [
    'totals by the event’s own property',
    'event Play Song totals last 14d by event.genre',
    {
      events: playSong,
      metric: { kind: 'totals' },
      range: last(14, 'day'),
      groupBy: [eventProperty('genre')],
    },
  ],
  [
    'a condition on both events',
    'event Purchase where event.price >= 10',
    { events: [named('Purchase')], where: [where(eventProperty('price'), 'greater or equal', '10')] },
  ],
  [
    'a condition on one event',
    'event Search, Play Song [genre is rock]',
    { events: [named('Search'), named('Play Song', where(eventProperty('genre'), 'is', 'rock'))] },
  ],
  [
    'an event property may split segments',
    'event Search by event.source segment platform is iOS',
    {
      events: search,
      groupBy: [eventProperty('source')],
      segments: [[where(userProperty('platform'), 'is', 'iOS')]],
    },
  ],
  [
    'the example of the language',
    'event Purchase sum of price where country is Germany, JP last 7d',
    {
      events: [named('Purchase')],
      metric: { kind: 'sum', property: eventProperty('price') },
      where: [where(userProperty('country'), 'is', 'Germany', 'Japan')],
      range: last(7, 'day'),
    },
  ],
]

describe('questions about events', () => {
  it.each(rows)('%s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual(anEventQuery(said))
  })
})
