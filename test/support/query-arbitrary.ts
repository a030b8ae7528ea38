import fc from 'fast-check'
import {
  comparisonOperators,
  comparisons,
  outputs,
  specialEvents,
  type Condition,
  type DateRange,
  type EventMetric,
  type EventRef,
  type Property,
  type PropertyCondition,
  type Query,
} from '../../src/query/query.ts'

/** Words that mean something in the language, marks, and names that phones, Slack and the world come up with. */
const awkwardWords = [
  'last', 'Last', '7d', '8 weeks', 'by', 'where', 'then', 'and', 'or', 'not', 'is', 'in', 'contains', 'does', 'segment',
  'cohort', 'who', 'did', 'top', '5', 'vs', 'previous', 'project', 'private', 'as', 'table', 'since', '2026-10-01', 'Oct', '1',
  'today', 'daily', '5min', 'totals', '%dau', 'sum', 'of', 'rolling', 'smoothed', 'within', 'brackets', '0-1', 'for', 'new',
  'users', 'any', 'active', 'revenue', 'set', 'order', 'unbounded', 'n-day', 'country', 'Country', 'US', 'us', 'gp:plan',
  'event.genre', 'user.plan', 'user:x', 'raw:x', 'custom:y', '>', '->', '→', '>=', '<', '<=', '=', '!=', '~', '!~', ',', ';',
  '[', ']', '..', '…', '"', '""', "'", '“', '”', '‘', '’', '«', '&amp;', '&lt;', '&', '<@U1|x>', '<https://a.b|c>', '(none)',
  'Play', 'Song', 'Don’t', "Don't", '検索', '🎉', ':tada:', '\u00A0', '\u200B', '\n', '–', '(', ')', 'https://a.b/cohort/x1', '/amp',
  'e\u0301',
] // prettier-ignore

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  fc.array(fc.constantFrom(...awkwardWords), { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...awkwardWords), { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
)

const userProperty: fc.Arbitrary<Property> = fc.record({ of: fc.constant('user' as const), name })
const eventProperty: fc.Arbitrary<Property> = fc.record({ of: fc.constant('event' as const), name })

function propertyCondition(property: fc.Arbitrary<Property>): fc.Arbitrary<PropertyCondition> {
  const value = fc.oneof(name, fc.constantFrom('', '(none)', 'US', 'Japan', 'set', '10'))
  return fc.oneof(
    fc.record({
      kind: fc.constant('property' as const),
      property,
      operator: fc.constantFrom('is', 'is not', 'contains', 'does not contain'),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('property' as const),
      property,
      operator: fc.constantFrom('less', 'less or equal', 'greater', 'greater or equal'),
      values: fc.tuple(value),
    }),
  )
}

const ownConditions = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.array(propertyCondition(fc.oneof(userProperty, eventProperty)), { maxLength: 2 }),
  },
)

function event(specials: readonly (typeof specialEvents)[number][]): fc.Arbitrary<EventRef> {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('named', 'named', 'raw', 'custom'), name, conditions: ownConditions }),
    fc.record({
      kind: fc.constant('special' as const),
      name: fc.constantFrom(...specials),
      conditions: ownConditions,
    }),
  )
}

const oldEvent = event(specialEvents.filter((special) => special !== 'new'))

function condition(property: fc.Arbitrary<Property>): fc.Arbitrary<Condition> {
  return fc.oneof(
    propertyCondition(property),
    fc.record({ kind: fc.constant('cohort' as const), operator: fc.constantFrom('is', 'is not'), id: name }),
    fc
      .record({
        kind: fc.constant('behaviour' as const),
        event: oldEvent,
        operator: fc.constantFrom(...comparisonOperators),
        count: fc.integer({ min: 0, max: 999_999_999 }),
        withinDays: fc.integer({ min: 1, max: 999_999_999 }),
      })
      .filter(({ operator, count }) => count > 0 || (operator !== '>=' && operator !== '<')),
  )
}

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

/** What all kinds have; `groupBy` and `segments` are drawn together because not all of them go together. */
function common<I extends string>(
  intervals: readonly I[],
  whereProperty: fc.Arbitrary<Property>,
  groups: fc.Arbitrary<Property[]>,
) {
  const conditions = fc.array(condition(whereProperty), { minLength: 1, maxLength: 3 })
  return fc
    .record({
      range,
      interval: fc.constantFrom(...intervals),
      groupBy: groups,
      where: fc.oneof(fc.constant([]), conditions),
      segments: fc.oneof(fc.constant([]), fc.array(conditions, { maxLength: 2 })),
      top: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
      comparison: fc.option(fc.constantFrom(...comparisons), { nil: undefined }),
      project: fc.option(name, { nil: undefined }),
      isPrivate: fc.boolean(),
      output: fc.constantFrom(...outputs),
    })
    .map(({ top, comparison, project, ...rest }) => ({
      ...rest,
      segments: rest.groupBy.some((property) => property.of === 'user') ? [] : rest.segments,
      ...(top === undefined || rest.groupBy.length === 0 ? {} : { top }),
      ...(comparison === undefined ? {} : { comparison }),
      ...(project === undefined ? {} : { project }),
    }))
}

const oneGroup = fc.array(userProperty, { maxLength: 1 })
const peopleDays = ['day', 'week', 'month'] as const
const allIntervals = ['5min', 'hour', ...peopleDays] as const

const usersQuery = fc.record({
  common: common(peopleDays, userProperty, oneGroup),
  measure: fc.constantFrom('active', 'new'),
})
const eventQuery = fc.record({
  common: common(
    allIntervals,
    fc.oneof(userProperty, eventProperty),
    fc.array(fc.oneof(userProperty, eventProperty), { maxLength: 2 }),
  ),
  events: fc.array(oldEvent, { minLength: 1, maxLength: 2 }),
  metric,
  rollingWindow: fc.option(fc.integer({ min: 2, max: 90 }), { nil: undefined }),
  rollingAverage: fc.option(fc.integer({ min: 2, max: 90 }), { nil: undefined }),
})
const funnelQuery = fc.record({
  common: common(allIntervals, userProperty, oneGroup),
  steps: fc.array(oldEvent, { minLength: 2, maxLength: 4 }),
  windowSeconds: fc.oneof(
    fc.integer({ min: 1, max: 366 }).map((days) => days * 86_400),
    fc.integer({ min: 1, max: 31_622_400 }),
  ),
  order: fc.constantFrom('ordered', 'unordered', 'sequential'),
  population: fc.constantFrom('active', 'new'),
})
const bracket = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)])
const retentionQuery = fc.record({
  common: common(peopleDays, userProperty, oneGroup),
  startEvent: event(specialEvents),
  returnEvent: oldEvent,
  method: fc.oneof(
    fc.record({ kind: fc.constantFrom('n-day', 'unbounded') }),
    fc.record({
      kind: fc.constant('brackets' as const),
      brackets: fc.array(bracket, { minLength: 1, maxLength: 4 }),
    }),
  ),
})

/** Any query that the language can say: what the schema allows, less what the language refuses. */
export const queryArbitrary: fc.Arbitrary<Query> = fc.oneof(
  usersQuery.map(({ common, measure }): Query => ({ kind: 'users', ...common, measure })),
  eventQuery
    .filter(
      ({ common, metric }) =>
        !('property' in metric) || common.groupBy.filter(({ of }) => of === 'event').length < 2,
    )
    .map(({ common, rollingWindow, rollingAverage, ...own }): Query => ({
      kind: 'event',
      ...common,
      ...own,
      ...(rollingWindow === undefined ? {} : { rollingWindow }),
      ...(rollingAverage === undefined ? {} : { rollingAverage }),
    })),
  funnelQuery.map(({ common, ...own }): Query => ({ kind: 'funnel', ...common, ...own })),
  retentionQuery.map(({ common: { comparison: _, ...common }, ...own }): Query => ({
    kind: 'retention',
    ...common,
    ...own,
  })),
)

/** Texts near the language: its words and marks in any order, and any text at all. */
export const textArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('dau', 'event', 'funnel', 'retention', 'new users', 'help', ...awkwardWords), {
      maxLength: 40,
    })
    .chain((words) => fc.constantFrom(' ', '', '  ').map((gap) => words.join(gap))),
)
