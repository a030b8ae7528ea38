/** What a request asks for, once its spelling is understood: events, conditions, groups and segments. */

export const operators = [
  'is',
  'is not',
  'contains',
  'does not contain',
  'less',
  'less or equal',
  'greater',
  'greater or equal',
  'set is',
  'set is not',
] as const
export type Operator = (typeof operators)[number]

export interface PropertyCondition {
  of: 'event' | 'user'
  property: string
  operator: Operator
  values: readonly string[]
}

export interface PropertyRef {
  of: 'event' | 'user'
  property: string
}

export interface EventDefinition {
  /** Raw name, `ce:…`, `_active`, `_all`, `_new` or one of the revenue events, as it was sent. */
  name: string
  filters: readonly PropertyCondition[]
  groupBy: readonly PropertyRef[]
}

export type CountOperator = '>=' | '>' | '=' | '<' | '<='

export type SegmentCondition =
  | { kind: 'property'; condition: PropertyCondition }
  | { kind: 'cohort'; id: string; isMember: boolean }
  | {
      kind: 'behaviour'
      event: EventDefinition
      operator: CountOperator
      count: number
      /** `forEachInterval` and `rolling` look back so many days; `Infinity` is all time; undefined the bucket itself. */
      withinDays: number | undefined
    }

/** One segment: people who meet all its conditions. Empty is everybody. */
export type Segment = readonly SegmentCondition[]

/** Thrown when a definition names what the project does not have, or does not make sense: answered with status 400. */
export class InvalidDefinitionError extends Error {
  override readonly name = 'InvalidDefinitionError'
}
