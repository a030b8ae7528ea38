import type { EventRef } from '../query/query.ts'
import { describePropertyCondition } from './describe-condition.ts'

/** An event as people know it, its own conditions behind it: `Select (genre is rock)`. */
export function eventName(event: EventRef): string {
  const name = event.kind === 'special' ? specialNames[event.name] : (event.displayName ?? event.name)
  if (event.conditions.length === 0) return name
  return `${name} (${event.conditions.map(describePropertyCondition).join(', ')})`
}

const specialNames = {
  any: 'any event',
  active: 'any active event',
  new: 'New users',
  revenue: 'Revenue',
  'verified revenue': 'Verified revenue',
  'unverified revenue': 'Unverified revenue',
} as const
