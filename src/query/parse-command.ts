import { InvalidQueryError, type Span } from '../errors.ts'
import { findHelpTopic, helpTopics } from './help.ts'
import type { ClauseName } from './language/clause-definitions.ts'
import type { Clauses } from './language/clauses.ts'
import { completeTiming } from './language/defaults.ts'
import type { EventSummary } from './event-catalogue.ts'
import { indexEvents } from './language/event-index.ts'
import { phrasesOf } from './language/event-phrases.ts'
import type { CommonParts, KindDefinition } from './language/kinds/kind-definition.ts'
import { takeKind } from './language/kinds/kinds.ts'
import { nearest } from './language/nearest.ts'
import { escapeText, normalizeText } from './language/normalize-text.ts'
import { parseClauses } from './language/parse-clauses.ts'
import { readAction, type Action } from './language/read-action.ts'
import { TokenReader, type KnownWorld } from './language/token-reader.ts'
import { tokenize, type Phrase } from './language/tokens.ts'
import { helpHint, unknownKind } from './language/unknown-kind.ts'
import { validateClauses } from './language/validate-clauses.ts'
import { eventsOf } from './query-events.ts'
import { querySchema, type Query } from './query.ts'

/** What a text asks for; `topic` is one of `helpTopics`, or undefined for the overview. */
export type ParsedCommand =
  | { kind: 'question'; question: ParsedQuestion }
  | { kind: 'help'; topic: string | undefined }
  | Action

/** A question that is whole; its `named` events are still to be looked up by `resolveEvents`. */
export interface ParsedQuestion {
  query: Query
  /** The normalised text, into which all spans point. */
  text: string
  /** One for each `named` event of `eventsOf(query)`, in that order. */
  eventSpans: readonly Span[]
  /** Where each clause stands; of one that was repeated, the first. */
  clauseSpans: ReadonlyMap<ClauseName, Span>
  /** What was read differently from how it was typed, such as `JP = Japan`: to be said beside the answer. */
  notes: readonly string[]
}

/**
 * Reads what stands behind `/amp`. Never throws: what cannot be understood comes back as the error to show. `known`
 * makes it cleverer: with `today` a date may lack its year, and with `events` their names need no quotes.
 */
export function parseCommand(text: string, known: KnownWorld = {}): ParsedCommand | InvalidQueryError {
  const normalized = normalizeText(text).replace(/^\/amp(?= |$) ?/i, '')
  const plainReading = parseNormalized(normalized, known)
  if (!(plainReading instanceof InvalidQueryError)) return plainReading
  if (known.events === undefined) return withHelpfulOffers(plainReading, known)
  const withNames = parseNormalized(normalized, known, phrasesOf(known.events))
  if (!(withNames instanceof InvalidQueryError)) return withNames
  return offerKind(withHelpfulOffers(plainReading, known), known.events)
}

/** Of several mistakes the first is shown; what is offered has to mend that one, whatever may be wrong further on. */
function withHelpfulOffers(error: InvalidQueryError, known: KnownWorld): InvalidQueryError {
  const { userMessage: problem, text, span, isUnfinished } = error
  const suggestions = error.suggestions.filter((offered) => {
    const reading = parseNormalized(normalizeText(offered), known)
    return !(reading instanceof InvalidQueryError) ? offered !== '' : reading.span.start > span.start
  })
  if (suggestions.length === error.suggestions.length) return error
  return new InvalidQueryError({ problem, text, span, suggestions, isUnfinished })
}

/** The same for a text that is normalised already, with names that are to be found in it without quotes. */
export function parseNormalized(
  text: string,
  known: KnownWorld,
  phrases: readonly Phrase[] = [],
): ParsedCommand | InvalidQueryError {
  try {
    return readCommand(new TokenReader(text, tokenize(text, phrases), known))
  } catch (error) {
    if (error instanceof InvalidQueryError) return error
    throw error
  }
}

/** `Play Song last 7d`: an event of the project without the word `event`, or steps without `funnel`. */
function offerKind(error: InvalidQueryError, events: readonly EventSummary[]): InvalidQueryError {
  const { text, span, isUnfinished } = error
  const index = indexEvents(events)
  const offered = ['event', 'funnel']
    .map((kind) => `${kind} ${text}`)
    .filter((candidate) => {
      const command = parseNormalized(candidate, {}, phrasesOf(events))
      if (command instanceof InvalidQueryError || command.kind !== 'question') return false
      const named = eventsOf(command.question.query).filter((event) => event.kind === 'named')
      return named.every((event) => index.findWhole(event.name) !== undefined)
    })
    .map(escapeText)
  const problem = error.userMessage.replace(` ${helpHint}`, '')
  const suggestions = [...new Set([...offered, ...error.suggestions])].slice(0, 5)
  return offered.length === 0
    ? error
    : new InvalidQueryError({ problem, text, span, suggestions, isUnfinished })
}

function readCommand(reader: TokenReader): ParsedCommand {
  refuseUnclosedQuote(reader)
  if (reader.isAtEnd) return { kind: 'help', topic: undefined }
  if (reader.takeIf('help') || reader.takeIf('?')) return { kind: 'help', topic: readHelpTopic(reader) }
  return readAction(reader) ?? { kind: 'question', question: readQuestion(reader) }
}

function refuseUnclosedQuote(reader: TokenReader): void {
  const unclosed = reader.ask((tokens) => tokens.find((token) => token.kind === 'unclosed'))
  if (unclosed === undefined) return
  const { start } = unclosed.span
  throw reader.error('This quote is not closed.', unclosed.span, {
    suggestions: [reader.replaced({ start, end: start + 1 }, '')],
    isUnfinished: true,
  })
}

function readHelpTopic(reader: TokenReader): string | undefined {
  if (reader.isAtEnd) return undefined
  const span = { start: reader.peek().span.start, end: reader.text.length }
  const typed = reader.slice(span).toLowerCase()
  const topic = findHelpTopic(typed)
  if (topic !== undefined) return topic
  const meant = nearest(typed, helpTopics)
  throw reader.error(`There is no help on “${reader.slice(span)}”; \`help\` shows everything.`, span, {
    suggestions: [meant === undefined ? 'help' : `help ${meant}`],
  })
}

function readQuestion(reader: TokenReader): ParsedQuestion {
  const kind = takeKind(reader)
  if (kind === undefined) throw unknownKind(reader, (text) => isUnderstood(text, reader.known))
  const build = kind.parseHead(reader)
  const clauses = parseClauses(reader)
  validateClauses({ reader, kind, clauses })
  const draft = build(commonParts(kind, clauses), clauses)
  const named = eventsOf(draft).filter((event) => event.kind === 'named')
  return {
    query: querySchema.parse(draft),
    text: reader.text,
    eventSpans: named.map((event) => reader.placeOf(event)),
    clauseSpans: clauses.spans,
    notes: [...new Set(reader.notes)],
  }
}

function isUnderstood(text: string, known: KnownWorld): boolean {
  return text !== '' && !(parseNormalized(normalizeText(text), known) instanceof InvalidQueryError)
}

function commonParts(kind: KindDefinition, clauses: Clauses): CommonParts {
  const { range, interval, top, comparison, project } = clauses
  return {
    ...completeTiming(kind, { ...(range && { range }), ...(interval && { interval }) }),
    groupBy: clauses.groupBy,
    where: clauses.where,
    segments: clauses.segments,
    ...(top === undefined ? {} : { top }),
    ...(comparison === undefined ? {} : { comparison }),
    ...(project === undefined ? {} : { project }),
    isPrivate: clauses.isPrivate,
    output: clauses.output ?? 'picture',
  }
}
