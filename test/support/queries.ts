import type { Condition, EventRef, Property, PropertyCondition } from '../../src/query/query.ts'

/** Parts of queries as the parser makes them, short enough to stand in a table. */
export function named(name: string, ...conditions: PropertyCondition[]): EventRef {
  return { kind: 'named', name, conditions }
}

export function special(name: Extract<EventRef, { kind: 'special' }>['name']): EventRef {
  return { kind: 'special', name, conditions: [] }
}

export function userProperty(name: string): Property {
  return { of: 'user', name }
}

export function eventProperty(name: string): Property {
  return { of: 'event', name }
}

export function where(
  property: Property,
  operator: PropertyCondition['operator'],
  ...values: string[]
): PropertyCondition {
  return { kind: 'property', property, operator, values }
}

export function whoDid(
  event: EventRef,
  overrides: Partial<Extract<Condition, { kind: 'behaviour' }>> = {},
): Condition {
  return { kind: 'behaviour', event, operator: '>=', count: 1, withinDays: 30, ...overrides }
}

export function last(count: number, unit: 'hour' | 'day' | 'week' | 'month') {
  return { kind: 'last' as const, count, unit }
}
