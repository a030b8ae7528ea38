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

/**
 * What a field for an event offers for what was typed so far: the project's events, one that is called so first, then those
 * that begin so, the busiest of them before the others; then events that every project has; and where nothing is found,
 * what was typed as a hidden event.
 */
export function offerEvents(
  typed: string,
  events: readonly EventSummary[],
  mayBeNew: boolean,
): PlainTextOption[] {
  const index = indexEvents(events)
  const found = matching(typed, events)
    .slice(0, mostOptions)
    .map((event) => eventOption(event, index))
  const special = specialOptions(typed, mayBeNew)
  const options = mayBeNew && typed.trim() === '' ? [...special, ...found] : [...found, ...special]
  const usable = options.filter(({ value }) => value !== undefined && value.length <= longestValue)
  return usable.length === 0 ? hiddenOption(typed) : usable.slice(0, mostOptions)
}

function matching(typed: string, events: readonly EventSummary[]): EventSummary[] {
  const wanted = foldName(typed)
  const names = byVolume(events).map((event) => ({
    event,
    spellings: [foldName(event.name), foldName(event.displayName)],
  }))
  const hits = names.filter(({ spellings }) => spellings.some((name) => name.includes(wanted)))
  const nearness = (spellings: readonly string[]): number =>
    Math.min(...spellings.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2)))
  const found = hits
    .toSorted((a, b) => nearness(a.spellings) - nearness(b.spellings))
    .map(({ event }) => event)
  return found.length > 0 ? found : [...similarEvents(typed, events)]
}

/** Named as people see it, where that says which event is meant. */
function eventOption(event: EventSummary, index: EventIndex): PlainTextOption {
  const { name, displayName, weeklyTotal } = event
  const meant = index.findWhole(displayName)?.events
  const isClear = meant?.length === 1 && meant[0]?.name === name
  const volume = `${formatValue(weeklyTotal, 'events', 'compact')} this week`
  return asOption({
    value: written({ kind: 'named', name: isClear ? displayName : name, conditions: [] }),
    label: displayName,
    description: name === displayName ? volume : `${volume} · sent as ${name}`,
  })
}

const everywhere = [
  { name: 'any', description: 'any event at all' },
  { name: 'active', description: 'any event that counts as being active' },
  { name: 'revenue', description: 'all revenue events' },
] as const

function specialOptions(typed: string, mayBeNew: boolean): PlainTextOption[] {
  const wanted = foldName(typed)
  const offered = mayBeNew
    ? [{ name: 'new', description: 'a person’s first day' } as const, ...everywhere]
    : everywhere
  return offered
    .filter(({ name }) => name.startsWith(wanted))
    .map(({ name, description }) => asOption({ value: name, label: name, description }))
}

/** Hidden events are in no list, but can be asked about. */
function hiddenOption(typed: string): PlainTextOption[] {
  const name = typed.trim()
  const value = written({ kind: 'raw', name, conditions: [] })
  if (name === '' || value.length > longestValue) return []
  return [
    asOption({ value, label: value, description: 'not in the list; ask for a hidden event by this name' }),
  ]
}

function written(event: EventRef): string {
  return escapeText(writeEvent(event, 'step'))
}
