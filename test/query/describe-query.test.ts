import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { describeQuery } from '../../src/query/describe-query.ts'
import { parseCommand } from '../../src/query/parse-command.ts'
import { querySchema, type Query } from '../../src/query/query.ts'
import { queryArbitrary } from '../support/query-arbitrary.ts'

function parsed(text: string): Query {
  const command = parseCommand(text)
  if (command instanceof InvalidQueryError) throw command
  if (command.kind !== 'question') throw new Error('no question')
  return command.question.query
}

const rows: [sentence: string, text: string, canonical: string][] = [
  ['defaults are left out', 'dau daily last 30d as picture', 'dau'],
  ['the default range of weeks is left out', 'wau last 12 weeks', 'wau'],
  [
    'an interval that follows from the range is left out',
    'retention last 8 weeks weekly',
    'retention last 8 weeks',
  ],
  ['an interval that gives the range stands alone', 'event A hourly last 24h', 'event A last 24h'],
  ['an interval that follows from nothing is said', 'event A hourly last 7d', 'event A hourly last 7d'],
  ['days instead of weeks are said', 'event A daily last 8 weeks', 'event A daily last 8 weeks'],
  ['one word for an event', 'trend A uniques', 'event A'],
  ['one sign between steps', 'funnel a → b then c', 'funnel a > b > c'],
  ['the default of a retention', 'retention new > active', 'retention'],
  ['once and again', 'retention A > A', 'retention A'],
  ['defaults of a funnel', 'funnel A > B in order within 30d for active users', 'funnel A > B'],
  ['windows in their largest unit', 'funnel A > B within 120min', 'funnel A > B within 2h'],
  ['windows of parts of an hour', 'funnel A > B within 1.5h', 'funnel A > B within 90min'],
  ['windows of parts of a day', 'funnel A > B within 0.5 days', 'funnel A > B within 12h'],
  ['windows that binary fractions cannot hold', 'funnel A > B within 1.1h', 'funnel A > B within 66min'],
  ['days before in weeks', 'dau where who did A in 1.0 weeks', 'dau where who did A in 7d'],
  ['windows in days at most', 'funnel A > B within 2 weeks', 'funnel A > B within 14d'],
  [
    'clauses in one order',
    'dau private vs previous by country last 7d where os is iOS',
    'dau where os is iOS by country last 7d vs previous private',
  ],
  [
    'all conditions in one where',
    'dau cohort x1 where os is iOS who did A',
    'dau where cohort x1 and os is iOS and who did A in 30d',
  ],
  [
    'operators in words',
    'dau where os = iOS, Android and gp:a != b and gp:c !~ d',
    'dau where os is iOS, Android and gp:a is not b and gp:c does not contain d',
  ],
  [
    'presence',
    'dau where gp:a is not set and gp:b is "(none)"',
    'dau where gp:a is not set and gp:b is not set',
  ],
  ['never', 'dau who did A = 0 in 1 week', 'dau where who did not A in 7d'],
  ['names of countries', 'dau where country is JP', 'dau where country is Japan'],
  ['a country’s code that was meant as it is', 'dau where country is "JP"', 'dau where country is "JP"'],
  ['quotes only where needed', 'event “Play Song”, "Filter by Genre"', 'event Play Song, "Filter by Genre"'],
  ['quotes around what would become a clause', 'event "Play last" last 7d', 'event "Play last" last 7d'],
  [
    'no quotes around what only looks like it',
    'event "Last Login", "Log in" last 7d',
    'event Last Login, Log in last 7d',
  ],
  ['built-in properties in Amplitude’s spelling', 'dau by dma', 'dau by DMA'],
  [
    'properties of events',
    'event A sum of event.price by event.genre where event.b is c',
    'event A sum of price where event.b is c by event.genre',
  ],
  [
    'conditions of one event',
    'event A [event.genre is rock and event.os is x and os is y]',
    'event A [genre is rock and event.os is x and os is y]',
  ],
  ['a single day', 'dau 1 Oct 2026', 'dau 2026-10-01'],
  ['live as realtime', 'live', 'realtime'],
  [
    'formulas in capitals',
    'formula uniques( a ) / totals(b) of A, B',
    'formula UNIQUES(A)/TOTALS(B) of A, B',
  ],
  [
    'formulas in quotes only where needed',
    'formula "%:AVG(A)" of A by event.x, country smoothed 7 rolling 3',
    'formula %:AVG(A) of A rolling 3 smoothed 7 by event.x, country',
  ],
  ['several formulas in quotes', 'formula "UNIQUES(A);AVG(A)" of A', 'formula "UNIQUES(A); AVG(A)" of A'],
  ['sessions without their interval', 'sessions average length daily last 30d', 'sessions average'],
  ['a composition without its range', 'composition user.plan last 30d', 'composition gp:plan'],
  [
    'a composition with weeks',
    'composition Country last 8 weeks top 3',
    'composition country last 8 weeks top 3',
  ],
  ['the default of lifetime values', 'ltv arpu weekly last 12 weeks', 'ltv'],
  ['their days', 'ltv arppu daily', 'ltv arppu last 30d'],
  ['a search', 'events "play song" private', 'events play song private'],
  ['a person, who is always private', 'user <mailto:ana@acme.com|ana@acme.com> private', 'user ana@acme.com'],
  [
    'a chart by its id',
    'https://app.amplitude.com/analytics/acme/chart/abc123 as csv',
    'chart abc123 as csv',
  ],
]

describe('describeQuery', () => {
  it.each(rows)('writes %s: %s', (_sentence, text, canonical) => {
    expect(describeQuery(parsed(text))).toBe(canonical)
    expect(describeQuery(parsed(canonical))).toBe(canonical)
  })

  it('gives text that is read as the same query again, whatever its names hold', () => {
    fc.assert(
      fc.property(queryArbitrary, (query) => {
        const text = describeQuery(querySchema.parse(query))
        expect(parsed(text)).toEqual(query)
      }),
      { numRuns: 3000 },
    )
  })
})
