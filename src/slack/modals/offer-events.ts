import type { PlainTextOption } from '@slack/types'
import { InvalidQueryError } from '../../errors.ts'
import type { EventSummary } from '../../query/event-catalogue.ts'
import { writeEvent } from '../../query/language/event-name.ts'
import { byVolume, indexEvents, type EventIndex } from '../../query/language/event-index.ts'
import { escapeText, foldName } from '../../query/language/normalize-text.ts'
import { similarEvents } from '../../query/language/similar-events.ts'
import { parseCommand } from '../../query/parse-command.ts'
import type { EventRef, PropertyCondition } from '../../query/query.ts'
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
 * what was typed as a hidden event. Conditions typed behind a name, `Select [genre is rock]`, go with each.
 */
export function offerEvents(
  typed: string,
  events: readonly EventSummary[],
  field: EventField,
): PlainTextOption[] {
  const { wanted, conditions } = splitConditions(typed, events)
  const place = { field, conditions, index: indexEvents(events) }
  const isAtBeginning = field === 'beginning' && wanted.trim() === ''
  const found = matching(wanted, events)
    .slice(0, mostOptions)
    .map((event) => eventOption(event, place))
  const special = specialOptions(wanted, place)
  const options = isAtBeginning ? [...special, ...found] : [...found, ...special]
  const usable = options.filter(({ value }) => value !== undefined && value.length <= longestValue)
  return usable.length === 0 ? hiddenOption(wanted, place) : usable.slice(0, mostOptions)
}

/** Where an option will stand, with which conditions, among which names. */
interface OptionPlace {
  field: EventField
  conditions: readonly PropertyCondition[]
  index: EventIndex
}

/** A bracket may also be a part of a name; and the closing one is not awaited. */
function splitConditions(
  typed: string,
  events: readonly EventSummary[],
): { wanted: string; conditions: readonly PropertyCondition[] } {
  const start = typed.indexOf('[')
  if (start < 0 || holding(typed, events).length > 0) return { wanted: typed, conditions: [] }
  const bracket = typed.slice(start)
  for (const candidate of [bracket, `${bracket}]`]) {
    const command = parseCommand(`event any ${candidate}`)
    const query =
      !(command instanceof InvalidQueryError) && command.kind === 'question'
        ? command.question.query
        : undefined
    if (query?.kind === 'event')
      return { wanted: typed.slice(0, start), conditions: query.events[0]?.conditions ?? [] }
  }
  return { wanted: typed.slice(0, start), conditions: [] }
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
    label: `${displayName}${bracketOf(place)}`,
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
        label: `${name}${bracketOf(place)}`,
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

function written(event: NamedEvent, { field, conditions }: OptionPlace): string {
  const place = field === 'who did' ? 'person event' : 'step'
  return escapeText(writeEvent({ ...event, conditions: [...conditions] }, place))
}

/** As people see the conditions that go with a name. */
function bracketOf({ conditions }: OptionPlace): string {
  const any = { kind: 'special' as const, name: 'any' as const }
  return writeEvent({ ...any, conditions: [...conditions] }, 'step').slice(any.name.length)
}
