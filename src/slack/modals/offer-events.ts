import type { PlainTextOption } from '@slack/types'
import type { EventSummary } from '../../query/event-catalogue.ts'
import { writeEvent } from '../../query/language/event-name.ts'
import { byVolume, indexEvents, type EventIndex } from '../../query/language/event-index.ts'
import { escapeText, foldName } from '../../query/language/normalize-text.ts'
import { similarEvents } from '../../query/language/similar-events.ts'
import type { EventRef } from '../../query/query.ts'
import { formatValue } from '../../result/format-value.ts'
import { asOption } from './form-fields.ts'

/** Slack's limits for what a list offers: a hundred options, 150 characters in the value of one. */
const mostOptions = 100
const longestValue = 150

/** Which field asks: a retention may begin with being new, and behind `who did` more names need quotes. */
export type EventField = 'event' | 'beginning' | 'who did'

/**
 * What a field for an event offers for what was typed so far: the project's events, one that is called so first, then those
 * that begin so, the busiest of them before the others; then events that every project has; and where nothing is found,
 * what was typed as a hidden event.
 */
export function offerEvents(
  typed: string,
  events: readonly EventSummary[],
  field: EventField,
): PlainTextOption[] {
  const place = { field, index: indexEvents(events) }
  const isAtBeginning = field === 'beginning' && typed.trim() === ''
  const found = matching(typed, events)
    .slice(0, mostOptions)
    .map((event) => eventOption(event, place))
  const special = specialOptions(typed, place)
  const options = isAtBeginning ? [...special, ...found] : [...found, ...special]
  const usable = options.filter(({ value }) => value !== undefined && value.length <= longestValue)
  return usable.length === 0 ? hiddenOption(typed, place) : usable.slice(0, mostOptions)
}

/** Where an option will stand, and among which names. */
interface OptionPlace {
  field: EventField
  index: EventIndex
}

function matching(typed: string, events: readonly EventSummary[]): readonly EventSummary[] {
  const found = holding(typed, events)
  return found.length > 0 ? found : similarEvents(typed, events)
}

/** Those with what was typed in one of their names, the nearest first. */
function holding(typed: string, events: readonly EventSummary[]): EventSummary[] {
  const wanted = foldName(typed)
  const names = byVolume(events).map((event) => ({
    event,
    spellings: [foldName(event.name), foldName(event.displayName)],
  }))
  const hits = names.filter(({ spellings }) => spellings.some((name) => name.includes(wanted)))
  const nearness = (spellings: readonly string[]): number =>
    Math.min(...spellings.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2)))
  return hits.toSorted((a, b) => nearness(a.spellings) - nearness(b.spellings)).map(({ event }) => event)
}

/** Named as people see it, where that says which event is meant. */
function eventOption(event: EventSummary, place: OptionPlace): PlainTextOption {
  const { name, displayName, weeklyTotal } = event
  const meant = place.index.findWhole(displayName)?.events
  const isClear = meant?.length === 1 && meant[0]?.name === name
  const volume = `${formatValue(weeklyTotal, 'events', 'compact')} this week`
  return asOption({
    value: written({ kind: 'named', name: isClear ? displayName : name }, place),
    label: displayName,
    description: name === displayName ? volume : `${volume} · sent as ${name}`,
  })
}

const everywhere = [
  { name: 'any', description: 'any event at all' },
  { name: 'active', description: 'any event that counts as being active' },
  { name: 'revenue', description: 'all revenue events' },
] as const

function specialOptions(typed: string, place: OptionPlace): PlainTextOption[] {
  const wanted = foldName(typed)
  const offered =
    place.field === 'beginning'
      ? [{ name: 'new', description: 'a person’s first day' } as const, ...everywhere]
      : everywhere
  return offered
    .filter(({ name }) => name.startsWith(wanted))
    .map(({ name, description }) =>
      asOption({
        value: written({ kind: 'special', name }, place),
        label: name,
        description,
      }),
    )
}

/** Hidden events are in no list, but can be asked about. */
function hiddenOption(typed: string, place: OptionPlace): PlainTextOption[] {
  const name = typed.trim()
  const value = written({ kind: 'raw', name }, place)
  if (name === '' || value.length > longestValue) return []
  return [
    asOption({ value, label: value, description: 'not in the list; ask for a hidden event by this name' }),
  ]
}

type NamedEvent =
  | { kind: 'named' | 'raw'; name: string }
  | { kind: 'special'; name: Extract<EventRef, { kind: 'special' }>['name'] }

function written(event: NamedEvent, { field }: OptionPlace): string {
  return escapeText(writeEvent({ ...event, conditions: [] }, field === 'who did' ? 'person event' : 'step'))
}
