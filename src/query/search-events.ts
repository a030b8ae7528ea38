import type { EventSummary } from './event-catalogue.ts'
import { byVolume } from './language/event-index.ts'
import { foldName } from './language/normalize-text.ts'
import { similarEvents } from './language/similar-events.ts'

export interface FoundEvents {
  events: readonly EventSummary[]
  /** False where no name holds the words, and these are merely alike. */
  isExact: boolean
}

/** The events whose names hold every word of `search`, busiest first; where there are none, those that are alike. */
export function searchEvents(events: readonly EventSummary[], search: string | undefined): FoundEvents {
  const words = foldName(search ?? '')
    .split(' ')
    .filter((word) => word !== '')
  const holding = events.filter(({ name, displayName }) => {
    const names = `${foldName(name)}\n${foldName(displayName)}`
    return words.every((word) => names.includes(word))
  })
  if (holding.length > 0 || search === undefined) return { events: byVolume(holding), isExact: true }
  return { events: similarEvents(search, events), isExact: false }
}
