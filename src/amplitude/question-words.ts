import type { Condition, EventRef } from '../query/query.ts'
import { describeCondition } from '../result/describe-condition.ts'
import { eventName } from '../result/event-name.ts'

/** Turns an event's raw name into the one people know. */
export type DisplayName = (eventName: string) => string

/** An event as a legend or a funnel step calls it: `Select (genre is rock)`. */
export function eventLabel(event: EventRef, displayName: DisplayName): string {
  return eventName(withDisplayName(event, displayName))
}

/** A segment in words: `country is Japan, platform is iOS`. */
export function segmentLabel(conditions: readonly Condition[], displayName: DisplayName): string {
  return conditions
    .map((condition) =>
      condition.kind === 'behaviour'
        ? { ...condition, event: withDisplayName(condition.event, displayName) }
        : condition,
    )
    .map(describeCondition)
    .join(', ')
}

function withDisplayName(event: EventRef, displayName: DisplayName): EventRef {
  const hasRawName = event.kind === 'named' || event.kind === 'raw'
  return hasRawName ? { ...event, name: displayName(event.name) } : event
}
