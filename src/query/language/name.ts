import type { Span } from '../../errors.ts'
import { readDate } from './day.ts'
import { escapeText, normalizeText } from './normalize-text.ts'
import { mayJoinWithNext, openingAt } from './opening.ts'
import { mayOpenQuote, quoted } from './quotes.ts'
import { TokenReader } from './token-reader.ts'
import { tokenize } from './tokens.ts'

/** A name as it was typed: the words up to where it ends, or what stood between quotes. */
export interface Name {
  text: string
  /** `rest` is `raw:"Its Name"`: a prefix outside the quotes, included in `text`. */
  quote: 'none' | 'whole' | 'rest'
  span: Span
}

/** Where a name stands decides which words and symbols end it, besides the beginning of a clause. */
export type NamePlace =
  | 'event'
  | 'step'
  | 'person event'
  | 'property'
  | 'split property'
  | 'value'
  | 'cohort'
  | 'project'
  | 'search'
  | 'person'
  | 'chart'

interface NameEnds {
  symbols: ReadonlySet<string>
  /** Words and phrases; `#` is something that begins with a digit. */
  words: readonly string[]
  /** Words that mean something else when a name begins with them. */
  notFirst?: readonly string[]
}

const separators = ['>', '>=', ',', ';', '[', ']']
const comparisons = ['>', '>=', '<', '<=', '=', '!=', '~', '!~']
const operatorWords = ['is', 'in', 'not in', 'contains', 'does not contain']

const ends: Readonly<Record<NamePlace, NameEnds>> = {
  event: { symbols: new Set(separators), words: [] },
  step: { symbols: new Set(separators), words: ['then'] },
  'person event': {
    symbols: new Set([...separators, ...comparisons]),
    words: ['and', 'in #'],
    notFirst: ['not'],
  },
  property: {
    symbols: new Set([...separators, ...comparisons]),
    words: [...operatorWords, 'and'],
    notFirst: ['not'],
  },
  'split property': { symbols: new Set([...separators, ...comparisons]), words: [...operatorWords, 'and'] },
  value: {
    symbols: new Set([...separators, '<', '<=']),
    words: ['and', 'or'],
    notFirst: ['not', 'set', '=', '!=', '~', '!~'],
  },
  cohort: { symbols: new Set(separators), words: ['and', 'or'], notFirst: ['is', 'not', '=', '!='] },
  project: { symbols: new Set(separators), words: [] },
  search: { symbols: new Set(separators), words: [] },
  // Ids and links hold any mark there is.
  person: { symbols: new Set([';']), words: [] },
  chart: { symbols: new Set([';']), words: [] },
}

/** Reads the name that stands here, or undefined where none does. Names are taken as typed, marks and all. */
export function readName(reader: TokenReader, place: NamePlace): Name | undefined {
  const first = reader.peek()
  if (first.kind === 'quoted') {
    reader.take()
    // Only a property's value can be empty.
    if (first.text === '' && place !== 'value') {
      throw reader.error('There is no name between these quotes.', first.span)
    }
    return { text: first.text, quote: 'whole', span: first.span }
  }
  if (isPrefixOfQuote(reader)) {
    reader.take()
    const rest = reader.take()
    return { text: first.text + rest.text, quote: 'rest', span: reader.spanFrom(first.span.start) }
  }
  if (place === 'value') takeLoneWord(reader)
  while (!endsName(reader, place)) reader.take()
  const span = reader.spanFrom(first.span.start)
  return span.end === span.start ? undefined : { text: reader.slice(span), quote: 'none', span }
}

/** Writes a name so that it is read back exactly at such a place, with quotes only where they are needed. */
export function writeName(name: string, place: NamePlace, prefix = ''): string {
  return `${prefix}${readsBack(`${prefix}${name}`, place) && name === name.trim() ? name : quoted(name)}`
}

function isPrefixOfQuote(reader: TokenReader): boolean {
  const [first, second] = [reader.peek(), reader.peek(1)]
  return (
    /^(raw:|custom:|event\.|user[.:]|gp:)$/.test(first.key) &&
    second.kind === 'quoted' &&
    first.span.end === second.span.start
  )
}

/** Behind an operator a value must follow, so in `gp:plan is monthly` the word is the value and no interval. */
function takeLoneWord(reader: TokenReader): void {
  if (reader.openingAt()?.isLoneWord === true) reader.skip(reader.ask(readDate)?.length ?? 1)
}

function endsName(reader: TokenReader, place: NamePlace): boolean {
  const token = reader.peek()
  if (token.kind === 'end' || reader.openingAt() !== undefined) return true
  const { symbols, words } = ends[place]
  if (token.kind === 'symbol') return symbols.has(token.key)
  return words.some((phrase) =>
    phrase
      .split(' ')
      .every((word, offset) =>
        word === '#' ? /^\d/.test(reader.peek(offset).key) : reader.peek(offset).key === word,
      ),
  )
}

function readsBack(name: string, place: NamePlace): boolean {
  if (normalizeText(escapeText(name)) !== name || hasOpeningMark(name)) return false
  const tokens = tokenize(name)
  const reader = new TokenReader(name, tokens)
  if (ends[place].notFirst?.includes(reader.peek().key)) return false
  if (place === 'project' && !opensProject(name)) return false
  const read = readName(reader, place)
  return (
    read?.quote === 'none' &&
    read.text === name &&
    reader.isAtEnd &&
    !mayJoinWithNext(tokens, tokens.length - 1)
  )
}

/** `project` is a keyword only before something like a name: otherwise the name before it would go on. */
function opensProject(name: string): boolean {
  return openingAt(tokenize(`project ${name}`), 0)?.clause === 'project'
}

/** Such a mark may find its partner further on in the text. */
function hasOpeningMark(name: string): boolean {
  return Array.from({ length: name.length }, (_, index) => index).some((index) => mayOpenQuote(name, index))
}
