import fc from 'fast-check'
import type { CommonParts } from '../../src/query/language/kinds/kind-definition.ts'
import {
  comparisons,
  outputs,
  specialEvents,
  type Condition,
  type DateRange,
  type EventMetric,
  type Interval,
  type Property,
  type Query,
} from '../../src/query/query.ts'
import {
  awkwardWords,
  condition,
  event,
  eventProperty,
  name,
  oldEvent,
  userProperty,
} from './query-part-arbitraries.ts'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const range: fc.Arbitrary<DateRange> = fc.oneof(
  fc.record({
    kind: fc.constant('last' as const),
    count: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 999_999_999 })),
    unit: fc.constantFrom('hour', 'day', 'week', 'month'),
  }),
  fc.constantFrom<DateRange>({ kind: 'today' }, { kind: 'yesterday' }),
  fc.record({ kind: fc.constantFrom('current', 'preceding'), unit: fc.constantFrom('week', 'month') }),
  fc.record({ kind: fc.constant('since' as const), from: day }),
  fc.record({ kind: fc.constant('between' as const), from: day, to: day }),
  day.map((only): DateRange => ({ kind: 'between', from: only, to: only })),
)

const metric: fc.Arbitrary<EventMetric> = fc.oneof(
  fc.record({ kind: fc.constantFrom('uniques', 'totals', 'average', 'dauShare') }),
  fc.record({ kind: fc.constantFrom('sum', 'mean', 'histogram'), property: eventProperty }),
)

/** What all kinds have; what does not go together is taken apart afterwards. */
function common(
  intervals: readonly Interval[],
  where: fc.Arbitrary<Property>,
  groupBy: fc.Arbitrary<Property[]>,
): fc.Arbitrary<CommonParts> {
  const conditions = fc.array(condition(where), { minLength: 1, maxLength: 3 })
  const model = {
    range,
    interval: fc.constantFrom(...intervals),
    groupBy,
    where: fc.oneof(fc.constant<Condition[]>([]), conditions),
    segments: fc.oneof(fc.constant<Condition[][]>([]), fc.array(conditions, { maxLength: 2 })),
    top: fc.integer({ min: 1, max: 1000 }),
    comparison: fc.constantFrom(...comparisons),
    project: name,
    isPrivate: fc.boolean(),
    output: fc.constantFrom(...outputs),
  }
  const requiredKeys = ['range', 'interval', 'groupBy', 'where', 'segments', 'isPrivate', 'output'] as const
  return fc.record(model, { requiredKeys: [...requiredKeys] }).map(withoutContradictions)
}

/** `top` chooses among groups, and people are split by a property or into segments, not both. */
function withoutContradictions({ top, segments, ...rest }: CommonParts): CommonParts {
  const isSplitByPeople = rest.groupBy.some((property) => property.of === 'user')
  return {
    ...rest,
    segments: isSplitByPeople ? [] : segments,
    ...(top === undefined || rest.groupBy.length === 0 ? {} : { top }),
  }
}

const anyProperty = fc.oneof(userProperty, eventProperty)
const oneGroup = fc.array(userProperty, { maxLength: 1 })
const peopleIntervals = ['day', 'week', 'month'] as const
const allIntervals = ['5min', 'hour', ...peopleIntervals] as const

/** Joins what all kinds have with a kind's own parts. */
function query<Own extends object>(
  shared: fc.Arbitrary<CommonParts>,
  own: fc.Arbitrary<Own>,
): fc.Arbitrary<CommonParts & Own> {
  return fc.tuple(shared, own).map(join)
}

function join<Shared extends object, Own extends object>([shared, own]: [Shared, Own]): Shared & Own {
  return { ...shared, ...own }
}

const usersQuery = query(
  common(peopleIntervals, userProperty, oneGroup),
  fc.record({ kind: fc.constant('users' as const), measure: fc.constantFrom('active', 'new') }),
)

const eventQuery = query(
  common(allIntervals, anyProperty, fc.array(anyProperty, { maxLength: 2 })),
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

function withoutComparison(parts: CommonParts): CommonParts {
  const { comparison: _comparison, ...rest } = parts
  return rest
}

/** Any query that the language can say: what the schema allows, less what the language refuses. */
export const queryArbitrary: fc.Arbitrary<Query> = fc.oneof(
  usersQuery,
  eventQuery,
  funnelQuery,
  retentionQuery,
)

const kindWords = ['dau', 'event', 'funnel', 'retention', 'new users', 'help']

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
