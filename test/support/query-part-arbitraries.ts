import fc from 'fast-check'
import {
  comparisonOperators,
  specialEvents,
  type Condition,
  type EventRef,
  type Property,
  type PropertyCondition,
} from '../../src/query/query.ts'

/** Words that mean something in the language, marks, and names that phones, Slack and the world come up with. */
export const awkwardWords = [
  'last', 'Last', '7d', '8 weeks', 'by', 'where', 'then', 'and', 'or', 'not', 'is', 'in', 'contains', 'does', 'segment',
  'cohort', 'who', 'did', 'top', '5', 'vs', 'previous', 'project', 'private', 'as', 'table', 'since', '2026-10-01', 'Oct', '1',
  'today', 'daily', '5min', 'totals', '%dau', 'sum', 'of', 'rolling', 'smoothed', 'within', 'brackets', '0-1', 'for', 'new',
  'users', 'any', 'active', 'revenue', 'set', 'order', 'unbounded', 'n-day', 'country', 'Country', 'US', 'us', 'gp:plan',
  'event.genre', 'user.plan', 'user:x', 'raw:x', 'custom:y', '>', '->', '→', '>=', '<', '<=', '=', '!=', '~', '!~', ',', ';',
  '[', ']', '..', '…', '"', '""', "'", '“', '”', '‘', '’', '«', '&amp;', '&lt;', '&', '<@U1|x>', '<https://a.b|c>', '(none)',
  'Play', 'Song', 'Don’t', "Don't", '検索', '🎉', ':tada:', '\u00A0', '\u200B', '\n', '–', '(', ')', 'https://a.b/cohort/x1', '/amp',
  'e\u0301', 'UNIQUES(A)/UNIQUES(B)', 'A/B', '(', 'length', 'per', 'average', 'arppu', '@ana', 'https://a.b/chart/x1y2', 'save',
] // prettier-ignore

/** Any name there may be, most of them awkward. */
export const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  fc.array(fc.constantFrom(...awkwardWords), { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...awkwardWords), { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
)

export const userProperty: fc.Arbitrary<Property> = fc.record({ of: fc.constant('user' as const), name })
export const eventProperty: fc.Arbitrary<Property> = fc.record({ of: fc.constant('event' as const), name })

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

const ownConditions: fc.Arbitrary<PropertyCondition[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<PropertyCondition[]>([]) },
  {
    weight: 1,
    arbitrary: fc.array(propertyCondition(fc.oneof(userProperty, eventProperty)), { maxLength: 2 }),
  },
)

/** An event, with conditions of its own or without; `specials` are those that may stand at its place. */
export function event(specials: readonly (typeof specialEvents)[number][]): fc.Arbitrary<EventRef> {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('named', 'named', 'raw', 'custom'), name, conditions: ownConditions }),
    fc.record({
      kind: fc.constant('special' as const),
      name: fc.constantFrom(...specials),
      conditions: ownConditions,
    }),
  )
}

export const oldEvent = event(specialEvents.filter((special) => special !== 'new'))

export function condition(property: fc.Arbitrary<Property>): fc.Arbitrary<Condition> {
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
