import { InvalidQueryError, type Span } from '../errors.ts'
import type { EventSummary } from './event-catalogue.ts'
import { byVolume, indexEvents, type EventIndex, type EventMatch } from './language/event-index.ts'
import { phrasesOf } from './language/event-phrases.ts'
import { writeName } from './language/name.ts'
import { escapeText } from './language/normalize-text.ts'
import { repairKeywords } from './language/repair-keyword.ts'
import { shortened } from './language/shortened.ts'
import { similarEvents } from './language/similar-events.ts'
import { parseNormalized, type ParsedQuestion } from './parse-command.ts'
import { eventsOf, mapEvents } from './query-events.ts'
import type { EventRef, Query } from './query.ts'

/** A project's events, for looking up and for complaining. */
interface Catalogue {
  projectName: string
  events: readonly EventSummary[]
  index: EventIndex
}

/**
 * Looks up every `named` event in the project's list and gives the query with the list's exact names, or the error that
 * marks the first name that is not to be found and offers the nearest. Whole names win over beginnings; and where a name
 * was not found, the text is read once more with the project's names known, so that they may hold keywords and commas.
 */
export function resolveEvents(
  question: ParsedQuestion,
  events: readonly EventSummary[],
  projectName: string,
): Query | InvalidQueryError {
  const catalogue = { projectName, events, index: indexEvents(events) }
  const byWholeNames = resolveWhole(question, catalogue)
  if (byWholeNames !== undefined) return byWholeNames
  const readAgain = parseNormalized(question.text, { events }, phrasesOf(events))
  if (!(readAgain instanceof InvalidQueryError) && readAgain.kind === 'question') {
    const bySecondReading = resolveLoosely(readAgain.question, catalogue)
    if (!(bySecondReading instanceof InvalidQueryError)) return bySecondReading
  }
  return resolveLoosely(question, catalogue)
}

/** The query when each name is the whole name of exactly one event. */
function resolveWhole({ query }: Pick<ParsedQuestion, 'query'>, { index }: Catalogue): Query | undefined {
  const isResolvable = eventsOf(query).every(
    (event) => event.kind !== 'named' || index.findWhole(event.name)?.events.length === 1,
  )
  return isResolvable ? mapEvents(query, (event) => renamed(event, index.findWhole(event.name))) : undefined
}

/** Beginnings of names count as well; the first that is unknown or says too little becomes the error. */
function resolveLoosely(question: ParsedQuestion, catalogue: Catalogue): Query | InvalidQueryError {
  const find = (name: string): EventMatch | undefined =>
    catalogue.index.findWhole(name) ?? catalogue.index.findByBeginning(name)
  const named = eventsOf(question.query).filter((event) => event.kind === 'named')
  const inReadingOrder = named
    .map(({ name }, position) => ({ name, span: question.eventSpans[position] ?? wholeOf(question) }))
    .toSorted((a, b) => a.span.start - b.span.start)
  const mistake = inReadingOrder.find(({ name }) => find(name)?.events.length !== 1)
  if (mistake !== undefined) return mistakeOf(question, catalogue, { ...mistake, match: find(mistake.name) })
  return mapEvents(question.query, (event) => renamed(event, find(event.name)))
}

function renamed(event: EventRef, match: EventMatch | undefined): EventRef {
  const found = match?.events[0]
  if (event.kind !== 'named' || found === undefined) return event
  const { name, displayName } = found
  return { ...event, name, ...(displayName === name || displayName === '' ? {} : { displayName }) }
}

function wholeOf({ text }: ParsedQuestion): Span {
  return { start: 0, end: text.length }
}

interface Mistake {
  name: string
  span: Span
  match: EventMatch | undefined
}

function mistakeOf(question: ParsedQuestion, catalogue: Catalogue, mistake: Mistake): InvalidQueryError {
  const { text } = question
  const { match, span } = mistake
  if (match !== undefined) {
    const problem = severalEvents(mistake.name, match, catalogue)
    return new InvalidQueryError({ problem, text, span, suggestions: withEvents(text, span, match.events) })
  }
  const repaired = repairedTexts(question, catalogue, span)
  const similar = similarEvents(mistake.name, catalogue.events)
  const problem = `No event “${shortened(mistake.name)}” in ${catalogue.projectName}.`
  const [best] = similar
  if (repaired[0] !== undefined) {
    const suggestions = [...repaired, ...withEvents(text, span, similar)].slice(0, 5)
    return new InvalidQueryError({
      problem: `${problem} Did you mean \`${repaired[0]}\`?`,
      text,
      span,
      suggestions,
    })
  }
  if (best !== undefined) {
    const suggestions = withEvents(text, span, similar)
    return new InvalidQueryError({
      problem: `${problem} Did you mean ${withVolume(best)}?`,
      text,
      span,
      suggestions,
    })
  }
  return new InvalidQueryError({
    problem: `${problem} ${strangerAdvice(mistake.name, catalogue)}`.trim(),
    text,
    span,
    suggestions: withEvents(text, span, byVolume(catalogue.events).slice(0, 3)),
  })
}

/** `Play` begins three events, or two differ only in case: which one is for the person to say. */
function severalEvents(name: string, { events, isWhole }: EventMatch, { projectName }: Catalogue): string {
  const shown = events.slice(0, 3).map(withVolume).join(', ')
  const rest = events.length > 3 ? ` and ${events.length - 3} more` : ''
  return `“${name}” ${isWhole ? 'is the name of' : 'begins'} ${events.length} events in ${projectName}: ${shown}${rest}.`
}

/** Nothing is like it: then perhaps it is hidden, or these are the events that are meant. */
function strangerAdvice(name: string, { events }: Catalogue): string {
  const busiest = byVolume(events)
    .slice(0, 3)
    .map((event) => `“${event.displayName}”`)
  const written = writeName(name, 'step', 'raw:')
  // A pasted page is no hidden event.
  const hidden =
    shortened(written) === written ? `If it is hidden in Amplitude, type \`${written}\`` : undefined
  const busy = busiest.length === 0 ? undefined : `the busiest events are ${busiest.join(', ')}`
  const advice = [hidden, busy].filter((part) => part !== undefined).join('; ')
  return advice === '' ? '' : `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`
}

function repairedTexts({ text }: ParsedQuestion, catalogue: Catalogue, span: Span): string[] {
  return repairKeywords(text, span).filter((repaired) => {
    const command = parseNormalized(repaired, {})
    return (
      !(command instanceof InvalidQueryError) &&
      command.kind === 'question' &&
      resolveWhole(command.question, catalogue) !== undefined
    )
  })
}

/** Complete texts with only that name replaced. */
function withEvents(text: string, span: Span, events: readonly EventSummary[]): string[] {
  return events.slice(0, 5).map(({ name }) => {
    const plain = writeName(name, 'step') === name
    const written = writeName(name, plain ? 'person event' : 'step')
    return escapeText(text.slice(0, span.start) + written + text.slice(span.end))
  })
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

function withVolume({ displayName, weeklyTotal }: EventSummary): string {
  return `“${displayName}” (${compact.format(weeklyTotal).replace('K', 'k')} this week)`
}
