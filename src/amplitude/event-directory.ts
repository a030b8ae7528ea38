import type { Clock } from '../clock.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import { listEvents } from './endpoints/events-list.ts'
import type { DisplayName } from './question-words.ts'
import type { Ask } from './question.ts'

/** The events of one project, asked for at most every five minutes: names change seldom, questions come often. */
export interface EventDirectory {
  list(ask: Ask): Promise<readonly EventSummary[]>
  /** The name people know, where the list was read before; nothing is asked for the sake of a label. */
  displayName: DisplayName
}

const freshForMs = 5 * 60 * 1000

export function createEventDirectory(clock: Clock): EventDirectory {
  let events: readonly EventSummary[] = []
  let displayNames = new Map<string, string>()
  let freshUntilMs = Number.NEGATIVE_INFINITY
  return {
    // Callers who meet while the list is under way share its request, as they would share any other.
    list: async (ask) => {
      if (clock.now().getTime() < freshUntilMs) return events
      events = await listEvents(ask)
      displayNames = new Map(events.map(({ name, displayName }) => [name, displayName]))
      freshUntilMs = clock.now().getTime() + freshForMs
      return events
    },
    displayName: (eventName) => displayNames.get(eventName) ?? eventName,
  }
}
