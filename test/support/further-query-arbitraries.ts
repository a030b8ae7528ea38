import fc from 'fast-check'
import type { FormulaQuery, Query } from '../../src/query/query.ts'
import {
  allIntervals,
  anyProperty,
  base,
  common,
  groups,
  oneGroup,
  peopleIntervals,
  query,
  range,
  withoutComparison,
} from './common-query-arbitraries.ts'
import { formulaText } from './formula-arbitrary.ts'
import { name, oldEvent, userProperty } from './query-part-arbitraries.ts'

const formulaQuery = fc
  .boolean()
  .chain((hasTwo) =>
    query(
      common(allIntervals, anyProperty, groups({ user: 2, event: 2, total: 2 })),
      fc.record(
        {
          kind: fc.constant('formula' as const),
          formula: formulaText(hasTwo ? ['A', 'B'] : ['A']),
          events: fc.array(oldEvent, { minLength: hasTwo ? 2 : 1, maxLength: hasTwo ? 2 : 1 }),
          rollingWindow: fc.integer({ min: 2, max: 90 }),
          rollingAverage: fc.integer({ min: 2, max: 90 }),
        },
        { requiredKeys: ['kind', 'formula', 'events'] },
      ),
    ),
  )
  .filter(isCalculable)

/** Functions of a property need one, and a letter with a number needs that segment. */
function isCalculable({ formula, groupBy, segments }: Omit<FormulaQuery, 'kind'>): boolean {
  const needsProperty = formula.includes('PROP') && !groupBy.some(({ of }) => of === 'event')
  return !needsProperty && (!formula.includes('A2') || segments.length > 1)
}

const sessionsQuery = query(
  common(['day'], userProperty, oneGroup),
  fc.record({
    kind: fc.constant('sessions' as const),
    measure: fc.constantFrom('length', 'average', 'perUser'),
  }),
)

const ltvQuery = query(
  common(peopleIntervals, userProperty, oneGroup).map(withoutComparison),
  fc.record({
    kind: fc.constant('ltv' as const),
    measure: fc.constantFrom('arpu', 'arppu', 'revenue', 'payers'),
  }),
)

const compositionQuery = query(
  base,
  fc.record(
    {
      kind: fc.constant('composition' as const),
      range,
      property: userProperty,
      top: fc.integer({ min: 1, max: 1000 }),
    },
    { requiredKeys: ['kind', 'range', 'property'] },
  ),
)

const realtimeQuery = query(base, fc.record({ kind: fc.constant('realtime' as const) }))

const eventListQuery = query(
  base,
  fc.record({ kind: fc.constant('events' as const), search: name }, { requiredKeys: ['kind'] }),
)

const personQuery = fc.record(
  {
    kind: fc.constant('user' as const),
    who: name,
    project: name,
    isPrivate: fc.constant(true),
    output: fc.constant('picture' as const),
  },
  { requiredKeys: ['kind', 'who', 'isPrivate', 'output'] },
)

const savedChartQuery = query(
  base,
  fc.record({
    kind: fc.constant('chart' as const),
    chartId: fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9]{4,20}$/),
      fc.constantFrom('today', 'private', 'weekly'),
    ),
  }),
)

/** Any query of the kinds beyond users, events, funnels and retention. */
export const furtherQueryArbitrary: fc.Arbitrary<Query> = fc.oneof(
  formulaQuery,
  sessionsQuery,
  ltvQuery,
  compositionQuery,
  realtimeQuery,
  eventListQuery,
  personQuery,
  savedChartQuery,
)
