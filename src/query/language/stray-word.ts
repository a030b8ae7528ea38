import type { InvalidQueryError, Span } from '../../errors.ts'
import { clauseDefinitions, clauseNames } from './clause-definitions.ts'
import { findKind } from './kinds/kinds.ts'
import { meantDates } from './meant-dates.ts'
import { nearest } from './nearest.ts'
import { clauseKeywords } from './opening.ts'
import { operatorKeys } from './property-condition.ts'
import type { TokenReader } from './token-reader.ts'

/** The mistake of a word that begins no clause, with the clause that was probably meant. */
export function strayWord(reader: TokenReader): InvalidQueryError {
  const token = reader.peek()
  const { span } = token
  if (token.kind === 'symbol') return straySymbol(reader)
  if (token.kind === 'quoted') {
    return reader.error(`I don't know what to do with ${reader.slice(span)} here.`, span)
  }
  if (findKind(token.key) !== undefined) return secondQuestion(reader, token.key)
  const meant = meantDates(reader) ?? probableText(reader, span)
  return reader.error(`I don't understand “${token.text}” here.`, span, {
    suggestions: meant === undefined ? [] : [meant],
  })
}

/** `dau last 7d retention`: the next question has begun. */
function secondQuestion(reader: TokenReader, kind: string): InvalidQueryError {
  const { span } = reader.peek()
  const rest = { start: span.start, end: reader.text.length }
  return reader.error(`One question at a time: \`${kind}\` begins another.`, span, {
    suggestions: [reader.replaced(rest, '')],
  })
}

function straySymbol(reader: TokenReader): InvalidQueryError {
  const { key, span } = reader.peek()
  const typed = reader.slice(span)
  switch (key) {
    case ';':
      return reader.error('One question at a time: `;` has no meaning here.', span, {
        suggestions: [reader.replaced({ start: span.start, end: reader.text.length }, '')],
      })
    case '[':
      return reader.error('Brackets belong directly behind an event: `Select [genre is rock]`.', span)
    default:
      return reader.error(`I don't understand \`${typed}\` here. A name that holds it goes in quotes.`, span)
  }
}

/** What was probably meant: a forgotten `where` or `last`, another word for a clause, a slip of the finger. */
function probableText(reader: TokenReader, span: Span): string | undefined {
  const { key } = reader.peek()
  const next = reader.peek(1).key
  const here = { start: span.start, end: span.start }
  if (operatorKeys.has(next)) return reader.replaced(here, 'where ')
  if (isDuration(key, next)) return reader.replaced(here, 'last ')
  // A mark or a picture says nothing that could be missed.
  if (!/[\p{L}\p{N}]/u.test(key)) return reader.replaced(span, '')
  const keyword = meantKeyword(key)
  return keyword === undefined ? undefined : reader.replaced(span, keyword)
}

/** The clause keyword that a word stands for, by another name or with a slip of the finger. */
export function meantKeyword(word: string): string | undefined {
  return synonyms.get(word.toLowerCase()) ?? nearest(word, clauseKeywords)
}

const synonyms: ReadonlyMap<string, string> = new Map(
  clauseNames.flatMap((name) => Object.entries(clauseDefinitions[name].alsoCalled ?? {})),
)

/** Whether a word, or it and the next, is a length of time such as `30d` or `8 weeks`. */
export function isDuration(key: string, next: string): boolean {
  const unit = /^\d{1,4}$/.test(key) ? next : /^\d{1,4}-?([a-z]+)$/.exec(key)?.[1]
  return /^(h|d|w|(hour|day|week|month)s?)$/.test(unit ?? '')
}
