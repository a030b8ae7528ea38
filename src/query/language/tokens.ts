import type { Span } from '../../errors.ts'
import { quoteAt } from './quotes.ts'

/** One word, quoted name or mark of a normalised text. */
export interface Token {
  kind: 'word' | 'quoted' | 'symbol' | 'unclosed' | 'end'
  /** A word as typed, a quoted name without its marks, a symbol in its one spelling (`→` is `>`, `…` is `..`). */
  text: string
  /** What keywords are compared with: the word in lower case, the symbol; empty for a quoted name. */
  key: string
  span: Span
}

/** A name that may be typed without quotes although it holds keywords or marks, because the catalogue knows it. */
export interface Phrase {
  /** As it would be typed: normalised. */
  typed: string
  name: string
}

/** Cuts a normalised text into tokens, with one `end` token behind the last. Reads every character once. */
export function tokenize(text: string, phrases: readonly Phrase[] = []): Token[] {
  const phraseAt = phraseFinder(text, phrases)
  const tokens: Token[] = []
  let index = 0
  while (index < text.length) {
    if (text[index] === ' ') {
      index += 1
      continue
    }
    const date = gluedDate(text, index)
    if (date !== undefined) tokens.push(...date)
    index += date?.reduce((length, token) => length + token.text.length, 0) ?? 0
    const token =
      phraseAt(index) ?? quoteToken(text, index) ?? symbolToken(text, index) ?? wordToken(text, index)
    tokens.push(token)
    index = token.span.end
  }
  tokens.push({ kind: 'end', text: '', key: '', span: { start: text.length, end: text.length } })
  return tokens
}

const datePattern = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})`
const gluedPattern = new RegExp(`(${datePattern})-(?=${datePattern}(?:[ ,;]|$))`, 'y')

/** The first date and the dash of `1.10.2026-31.10.2026`, which has no spaces to part them. */
function gluedDate(text: string, start: number): Token[] | undefined {
  gluedPattern.lastIndex = start
  const date = gluedPattern.exec(text)?.[1]
  if (date === undefined) return undefined
  const end = start + date.length
  return [
    { kind: 'word', text: date, key: date, span: { start, end } },
    { kind: 'word', text: '-', key: '-', span: { start: end, end: end + 1 } },
  ]
}

const symbolPattern = /->|=>|[→➔➜⇒]|>=|<=|!=|!~|==|\.{2,}|…|[<>=~,;[\]]/y
const spellings: Record<string, string> = { '->': '>', '=>': '>', '==': '=', '…': '..' }

function symbolToken(text: string, start: number): Token | undefined {
  symbolPattern.lastIndex = start
  const typed = symbolPattern.exec(text)?.[0]
  if (typed === undefined) return undefined
  const symbol = spellings[typed] ?? (/^\.{2,}$/.test(typed) ? '..' : typed.replace(/[→➔➜⇒]/, '>'))
  return { kind: 'symbol', text: symbol, key: symbol, span: { start, end: start + typed.length } }
}

function quoteToken(text: string, start: number): Token | undefined {
  const quote = quoteAt(text, start)
  if (quote === undefined) return undefined
  if (quote === 'unclosed') {
    return { kind: 'unclosed', text: text.slice(start), key: '', span: { start, end: text.length } }
  }
  return { kind: 'quoted', text: quote.value, key: '', span: { start, end: quote.end } }
}

/** A word ends at a space, at a symbol, and behind the `:` or `.` of `raw:"Its Name"`. */
function wordToken(text: string, start: number): Token {
  let end = start + 1
  while (end < text.length && text[end] !== ' ' && !endsWord(text, end)) end += 1
  const typed = text.slice(start, end)
  return { kind: 'word', text: typed, key: typed.toLowerCase(), span: { start, end } }
}

function endsWord(text: string, index: number): boolean {
  symbolPattern.lastIndex = index
  if (symbolPattern.test(text)) return true
  const before = text[index - 1]
  return (before === ':' || before === '.') && (text[index] === '"' || text[index] === "'")
}

type PhraseFinder = (index: number) => Token | undefined

/** Finds the longest known phrase that begins at a place and ends where a word may end. */
function phraseFinder(text: string, phrases: readonly Phrase[]): PhraseFinder {
  const lower = lowerCase(text)
  const longestFirst = phrases
    .map(({ typed, name }) => ({ name, lower: lowerCase(typed) }))
    .toSorted((a, b) => b.lower.length - a.lower.length)
  const byInitial = Map.groupBy(longestFirst, (phrase) => phrase.lower.charAt(0))
  return (start) => {
    const phrase = byInitial.get(lower.charAt(start))?.find((candidate) => {
      const end = start + candidate.lower.length
      return (
        lower.startsWith(candidate.lower, start) &&
        (end === text.length || text[end] === ' ' || endsWord(text, end))
      )
    })
    if (phrase === undefined) return undefined
    const span = { start, end: start + phrase.lower.length }
    return { kind: 'quoted', text: phrase.name, key: '', span }
  }
}

/** Places must stay what they are, and a few letters (İ) grow in lower case: such a text is compared as it is. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}
