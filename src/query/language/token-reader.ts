import { InvalidQueryError, type Span } from '../../errors.ts'
import type { EventSummary } from '../event-catalogue.ts'
import type { Day } from '../query.ts'
import { escapeText } from './normalize-text.ts'
import { openingAt, type Opening } from './opening.ts'
import { withShortQuotes } from './shortened.ts'
import type { Token } from './tokens.ts'

/** What the parser may know of the world; it does without, and then asks for more words. */
export interface KnownWorld {
  /** Today in the project's zone: decides the year of `Oct 1`. */
  today?: Day
  /** The project's events: their names are then understood without quotes, whatever they hold. */
  events?: readonly EventSummary[]
}

/** Walks through the tokens of one text, remembers where parts stood, and makes the errors that point into it. */
export class TokenReader {
  readonly text: string
  readonly known: KnownWorld
  /** What was read differently from how it was typed, for the answer's context line. */
  readonly notes: string[] = []
  private readonly tokens: readonly Token[]
  private readonly places = new Map<object, Span>()
  private index = 0

  constructor(text: string, tokens: readonly Token[], known: KnownWorld = {}) {
    this.text = text
    this.tokens = tokens
    this.known = known
  }

  peek(offset = 0): Token {
    const token = this.tokens[this.index + offset] ?? this.tokens.at(-1)
    return token ?? { kind: 'end', text: '', key: '', span: { start: 0, end: 0 } }
  }

  take(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.index += 1
    return token
  }

  lastTaken(): Token {
    return this.tokens[this.index - 1] ?? this.peek()
  }

  skip(count: number): void {
    for (let taken = 0; taken < count; taken += 1) this.take()
  }

  /** Takes the given keywords when all of them come next, and says whether they did. */
  takeIf(...keys: readonly string[]): boolean {
    if (!keys.every((key, offset) => this.peek(offset).key === key)) return false
    this.skip(keys.length)
    return true
  }

  get isAtEnd(): boolean {
    return this.peek().kind === 'end'
  }

  openingAt(offset = 0): Opening | undefined {
    return openingAt(this.tokens, this.index + offset)
  }

  /** Asks a reading function about the tokens from here on. */
  ask<Answer>(question: (tokens: readonly Token[], index: number) => Answer): Answer {
    return question(this.tokens, this.index)
  }

  /** From the beginning of a token to the end of the last one taken. */
  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.tokens[this.index - 1]?.span.end ?? start) }
  }

  /** Remembers where a part of the query stands, so that later checks can point at it. */
  place<Part extends object>(part: Part, span: Span): Part {
    this.places.set(part, span)
    return part
  }

  placeOf(part: object): Span {
    return this.places.get(part) ?? { start: 0, end: this.text.length }
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end)
  }

  /** The whole text with one place replaced: something complete to type instead. */
  replaced(span: Span, replacement: string): string {
    const before = this.text.slice(0, span.start)
    const after = this.text.slice(span.end)
    return escapeText(`${before}${replacement}${after}`.replace(/ {2,}/g, ' ').trim())
  }

  /** The whole text with something put behind it. */
  appended(text: string): string {
    const { length } = this.text
    return this.replaced({ start: length, end: length }, ` ${text}`)
  }

  /** A mistake at a place of this text, with what to type instead. */
  error(problem: string, span: Span, remedy: Remedy = {}): InvalidQueryError {
    const replaced = (remedy.instead ?? []).map((replacement) => this.replaced(span, replacement))
    return new InvalidQueryError({
      problem: withShortQuotes(problem),
      text: this.text,
      span,
      suggestions: [...new Set([...replaced, ...(remedy.suggestions ?? [])])].slice(0, 5),
      isUnfinished: remedy.isUnfinished ?? false,
    })
  }
}

/** How a mistake can be mended. */
export interface Remedy {
  /** What could stand in its place. */
  instead?: readonly string[]
  /** Whole texts to type. */
  suggestions?: readonly string[]
  /** Whether the question was merely not typed to its end. */
  isUnfinished?: boolean
}
