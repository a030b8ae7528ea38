import { describe, expect, it } from 'vitest'
import type { FunnelQuery } from '../../../../src/query/query.ts'
import { aFunnelQuery, parsedQuery } from '../../../support/parsed-query.ts'
import { eventProperty, last, named, special, userProperty, where } from '../../../support/queries.ts'

const steps = [named('Search'), named('Select'), named('Play')]

const rows: [sentence: string, text: string, said: Partial<FunnelQuery> & Pick<FunnelQuery, 'steps'>][] = [
  ['steps are separated by >', 'funnel Search > Select > Play', { steps }],
  ['or by an arrow', 'funnel Search → Select → Play', { steps }],
  ['or by an arrow of two signs', 'funnel Search -> Select => Play', { steps }],
  ['or by then', 'funnel Search then Select Then Play', { steps }],
  ['or by a comma', 'funnel Search, Select, then Play', { steps }],
  ['or by what Slack makes of >', 'funnel Search &gt; Select &gt; Play', { steps }],
  ['without spaces', 'funnel Search>Select->Play', { steps }],
  [
    'quoted steps may hold separators',
    'funnel "A > B" > "C, then D"',
    { steps: [named('A > B'), named('C, then D')] },
  ],
  ['any event can be a step', 'funnel Search > any', { steps: [named('Search'), special('any')] }],
  ['the same step twice', 'funnel Search > Search', { steps: [named('Search'), named('Search')] }],
  [
    'the example of the language',
    'funnel Search > Select > Play within 7d last 30d',
    { steps, windowSeconds: 604_800 },
  ],
  ['a window in seconds', 'funnel Search > Select > Play within 90s', { steps, windowSeconds: 90 }],
  ['a window in minutes', 'funnel Search > Select > Play within 30min', { steps, windowSeconds: 1800 }],
  ['a window in hours', 'funnel Search > Select > Play within 12 hours', { steps, windowSeconds: 43_200 }],
  ['a window in weeks', 'funnel Search > Select > Play within 2 weeks', { steps, windowSeconds: 1_209_600 }],
  ['in order is the default', 'funnel Search > Select > Play in order', { steps }],
  ['in any order', 'funnel Search > Select > Play in any order', { steps, order: 'unordered' }],
  [
    'in sequence',
    'funnel Search > Select > Play in sequence last 7d',
    { steps, order: 'sequential', range: last(7, 'day') },
  ],
  ['for new users', 'funnel Search > Select > Play for new users', { steps, population: 'new' }],
  ['for active users is the default', 'funnel Search > Select > Play for active users', { steps }],
  [
    'hourly',
    'funnel Search > Select > Play hourly today',
    { steps, interval: 'hour', range: { kind: 'today' } },
  ],
  [
    'a condition on one step',
    'funnel Search > Select [genre is rock, metal and price > 5] > Play',
    {
      steps: [
        named('Search'),
        named(
          'Select',
          where(eventProperty('genre'), 'is', 'rock', 'metal'),
          where(eventProperty('price'), 'greater', '5'),
        ),
        named('Play'),
      ],
    },
  ],
  [
    'in brackets built-in properties are people’s',
    'funnel Search [platform is iOS] > Play [event.version is 2]',
    {
      steps: [
        named('Search', where(userProperty('platform'), 'is', 'iOS')),
        named('Play', where(eventProperty('version'), 'is', '2')),
      ],
    },
  ],
  [
    'brackets without a space',
    'funnel Search[genre=rock]>Play',
    { steps: [named('Search', where(eventProperty('genre'), 'is', 'rock')), named('Play')] },
  ],
  [
    'all that a funnel takes',
    'funnel Search > Play by platform top 4 where country is Japan within 1d in sequence for new users vs last month weekly last 12 weeks as csv',
    {
      steps: [named('Search'), named('Play')],
      groupBy: [userProperty('platform')],
      top: 4,
      where: [where(userProperty('country'), 'is', 'Japan')],
      windowSeconds: 86_400,
      order: 'sequential',
      population: 'new',
      comparison: 'last month',
      interval: 'week',
      range: last(12, 'week'),
      output: 'csv',
    },
  ],
]

describe('questions about funnels', () => {
  it.each(rows)('%s: %s', (_sentence, text, said) => {
    expect(parsedQuery(text)).toEqual(aFunnelQuery(said))
  })
})
