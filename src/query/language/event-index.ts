import type { EventSummary } from '../event-catalogue.ts'
import { foldName } from './normalize-text.ts'

/** Which events a typed name may mean; more than one where it does not say enough. */
export interface EventMatch {
  events: readonly EventSummary[]
  /** Whether the whole name was typed, or only its beginning. */
  isWhole: boolean
}

/** Looks typed names up in a project's events. */
export interface EventIndex {
  /** The whole name: exact, then ignoring case and the like, then as displayed, then without emoji. */
  findWhole(typed: string): EventMatch | undefined
  /** The events that a name begins, by either of their names. */
  findByBeginning(typed: string): EventMatch | undefined
}

export function indexEvents(events: readonly EventSummary[]): EventIndex {
  const tiers: readonly Tier[] = [
    tierOf(
      events,
      (event) => [event.name],
      (name) => name,
    ),
    tierOf(events, (event) => [event.name], foldName),
    tierOf(events, (event) => [event.displayName], foldName),
    tierOf(events, (event) => [event.name, event.displayName], foldWithoutEmoji),
  ]
  const beginnings = events.map((event) => ({
    event,
    spellings: [...new Set([foldName(event.name), foldName(event.displayName)])],
  }))
  return {
    findWhole: (typed) => firstMatch(tiers, typed),
    findByBeginning: (typed) => {
      const beginning = foldName(typed)
      const found = beginnings.filter(({ spellings }) =>
        spellings.some((spelling) => spelling.startsWith(beginning)),
      )
      if (beginning === '' || found.length === 0) return undefined
      return { events: byVolume(found.map(({ event }) => event)), isWhole: false }
    },
  }
}

/** One way of comparing names: the events by their names so compared. */
interface Tier {
  fold(name: string): string
  events: ReadonlyMap<string, readonly EventSummary[]>
}

function tierOf(
  events: readonly EventSummary[],
  spellingsOf: (event: EventSummary) => readonly string[],
  fold: (name: string) => string,
): Tier {
  const pairs = events.flatMap((event) =>
    [...new Set(spellingsOf(event).map(fold))].map((key) => ({ key, event })),
  )
  const groups = Map.groupBy(pairs, (pair) => pair.key)
  return {
    fold,
    events: new Map(Array.from(groups, ([key, group]) => [key, group.map((pair) => pair.event)])),
  }
}

function firstMatch(tiers: readonly Tier[], typed: string): EventMatch | undefined {
  for (const tier of tiers) {
    const key = tier.fold(typed)
    const events = key === '' ? undefined : tier.events.get(key)
    if (events !== undefined) return { events: byVolume(events), isWhole: true }
  }
  return undefined
}

export function byVolume(events: readonly EventSummary[]): EventSummary[] {
  return events.toSorted((a, b) => b.weeklyTotal - a.weeklyTotal || (a.name < b.name ? -1 : 1))
}

/** Slack sends an emoji as `:tada:`, so an event with one in its name is found by the rest of it. */
function foldWithoutEmoji(name: string): string {
  return foldName(name)
    .replace(
      /:[a-z0-9_+'-]+:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F|\u200D/gu,
      ' ',
    )
    .replace(/ +/g, ' ')
    .trim()
}
