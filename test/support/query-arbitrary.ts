import fc from 'fast-check'
import { specialEvents, type EventMetric, type Query } from '../../src/query/query.ts'
import {
  allIntervals,
  anyProperty,
  common,
  groups,
  oneGroup,
  peopleIntervals,
  query,
  withoutComparison,
} from './common-query-arbitraries.ts'
import { furtherQueryArbitrary } from './further-query-arbitraries.ts'
import { awkwardWords, event, eventProperty, oldEvent, userProperty } from './query-part-arbitraries.ts'

const metric: fc.Arbitrary<EventMetric> = fc.oneof(
  fc.record({ kind: fc.constantFrom('uniques', 'totals', 'average', 'dauShare') }),
  fc.record({ kind: fc.constantFrom('sum', 'mean', 'histogram'), property: eventProperty }),
)

const usersQuery = query(
  common(peopleIntervals, userProperty, oneGroup),
  fc.record({ kind: fc.constant('users' as const), measure: fc.constantFrom('active', 'new') }),
)

const eventQuery = query(
  common(allIntervals, anyProperty, groups({ user: 2, event: 2, total: 4 })),
  fc.record(
    {
      kind: fc.constant('event' as const),
      events: fc.array(oldEvent, { minLength: 1, maxLength: 2 }),
      metric,
      rollingWindow: fc.integer({ min: 2, max: 90 }),
      rollingAverage: fc.integer({ min: 2, max: 90 }),
    },
    { requiredKeys: ['kind', 'events', 'metric'] },
  ),
).filter(
  ({ metric, groupBy }) => !('property' in metric) || groupBy.filter(({ of }) => of === 'event').length < 2,
)

const funnelQuery = query(
  common(allIntervals, userProperty, oneGroup),
  fc.record({
    kind: fc.constant('funnel' as const),
    steps: fc.array(oldEvent, { minLength: 2, maxLength: 4 }),
    windowSeconds: fc.oneof(
      fc.integer({ min: 1, max: 366 }).map((days) => days * 86_400),
      fc.integer({ min: 1, max: 366 * 86_400 }),
    ),
    order: fc.constantFrom('ordered', 'unordered', 'sequential'),
    population: fc.constantFrom('active', 'new'),
  }),
)

const bracket = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)])

const retentionQuery = query(
  common(peopleIntervals, userProperty, oneGroup).map(withoutComparison),
  fc.record({
    kind: fc.constant('retention' as const),
    startEvent: event(specialEvents),
    returnEvent: oldEvent,
    method: fc.oneof(
      fc.record({ kind: fc.constantFrom('n-day', 'unbounded') }),
      fc.record({
        kind: fc.constant('brackets' as const),
        brackets: fc.array(bracket, { minLength: 1, maxLength: 4 }),
      }),
    ),
  }),
)

/** Any query that the language can say: what the schema allows, less what the language refuses. */
export const queryArbitrary: fc.Arbitrary<Query> = fc.oneof(
  usersQuery,
  eventQuery,
  funnelQuery,
  retentionQuery,
  furtherQueryArbitrary,
)

const kindWords = [
  'dau', 'event', 'funnel', 'retention', 'new users', 'help', 'realtime', 'formula', 'sessions', 'composition', 'ltv', 'events',
  'user', 'chart', 'build', 'save', 'status',
] // prettier-ignore

/** Texts near the language, its words and marks in any order, and any text at all. */
export const textArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom(...kindWords),
      fc.array(fc.constantFrom(...kindWords, ...awkwardWords), { maxLength: 40 }),
      fc.constantFrom(' ', ' ', '  ', ''),
    )
    .map(([first, words, gap]) => [first, ...words].join(gap)),
)

/** A text with some of its words left out, doubled or put elsewhere: how questions go wrong. */
export function mangled(text: string): fc.Arbitrary<string> {
  const words = text.split(' ')
  return fc
    .array(fc.tuple(fc.nat(words.length), fc.constantFrom('', ...words, ...awkwardWords)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((changes) =>
      changes.reduce((changed, [at, word]) => changed.toSpliced(at, 1, word), words).join(' '),
    )
}
