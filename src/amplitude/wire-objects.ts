import type { Condition, EventRef, Property, PropertyCondition } from '../query/query.ts'

/** What stands in `e`, `e2`, `se` and `re`. */
export function eventObject(
  event: EventRef,
  filters: readonly PropertyCondition[] = [],
  groupBy: readonly Property[] = [],
): object {
  const all = [...event.conditions, ...filters]
  return {
    event_type: eventType(event),
    ...(all.length === 0 ? {} : { filters: all.map(filterObject) }),
    ...(groupBy.length === 0 ? {} : { group_by: groupBy.map(({ of, name }) => ({ type: of, value: name })) }),
  }
}

const specialEventTypes = {
  any: '_all',
  active: '_active',
  new: '_new',
  revenue: 'revenue_amount',
  'verified revenue': 'verified_revenue',
  'unverified revenue': 'unverified_revenue',
} as const

function eventType(event: EventRef): string {
  switch (event.kind) {
    case 'named':
    case 'raw':
      return event.name
    case 'custom':
      return `ce:${event.name}`
    case 'special':
      return specialEventTypes[event.name]
  }
}

function filterObject({ property, operator, values }: PropertyCondition): object {
  return {
    subprop_type: property.of,
    subprop_key: property.name,
    subprop_op: operator,
    subprop_value: values,
  }
}

/** One condition of a segment, what stands in the list `s`. */
export function conditionObject(condition: Condition): object {
  switch (condition.kind) {
    case 'property':
      return { prop: condition.property.name, op: condition.operator, values: condition.values }
    case 'cohort':
      return { prop: 'userdata_cohort', op: condition.operator, values: [condition.id] }
    case 'behaviour':
      return {
        type: 'event',
        event_type: eventType(condition.event),
        filters: condition.event.conditions.map(filterObject),
        op: condition.operator,
        value: condition.count,
        time_type: 'forEachInterval',
        time_value: condition.withinDays,
      }
  }
}
