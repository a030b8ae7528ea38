import fc from 'fast-check'
import type { CommonParts } from '../../src/query/language/kinds/kind-definition.ts'
import {
  comparisons,
  outputs,
  type Condition,
  type DateRange,
  type Interval,
  type Property,
} from '../../src/query/query.ts'
import { condition, eventProperty, name, userProperty } from './query-part-arbitraries.ts'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

export const range: fc.Arbitrary<DateRange> = fc.oneof(
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

/** What all kinds have; what does not go together is taken apart afterwards. */
export function common(
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

export const anyProperty = fc.oneof(userProperty, eventProperty)
export const oneGroup = fc.array(userProperty, { maxLength: 1 })
export const peopleIntervals = ['day', 'week', 'month'] as const
export const allIntervals = ['5min', 'hour', ...peopleIntervals] as const

/** Joins what all kinds have with a kind's own parts. */
export function query<Shared extends object, Own extends object>(
  shared: fc.Arbitrary<Shared>,
  own: fc.Arbitrary<Own>,
): fc.Arbitrary<Shared & Own> {
  return fc.tuple(shared, own).map(join)
}

function join<Shared extends object, Own extends object>([shared, own]: [Shared, Own]): Shared & Own {
  return { ...shared, ...own }
}

/** Groups by at most so many properties of each owner. */
export function groups(most: { user: number; event: number; total: number }): fc.Arbitrary<Property[]> {
  return fc
    .array(anyProperty, { maxLength: most.total })
    .filter((properties) =>
      (['user', 'event'] as const).every(
        (owner) => properties.filter(({ of }) => of === owner).length <= most[owner],
      ),
    )
}

/** What also a question has that is not about people over time. */
export const base = fc.record(
  { project: name, isPrivate: fc.boolean(), output: fc.constantFrom(...outputs) },
  { requiredKeys: ['isPrivate', 'output'] },
)

export function withoutComparison(parts: CommonParts): CommonParts {
  const { comparison: _comparison, ...rest } = parts
  return rest
}
