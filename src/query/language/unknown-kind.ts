import type { InvalidQueryError, Span } from '../../errors.ts'
import { actionNames } from './actions.ts'
import type { KindDefinition } from './kinds/kind-definition.ts'
import { findKind, kinds, kindWords, takeKind } from './kinds/kinds.ts'
import { nearest } from './nearest.ts'
import { escapeText } from './normalize-text.ts'
import { fillExample } from './sample-events.ts'
import { TokenReader } from './token-reader.ts'
import { tokenize } from './tokens.ts'
import { withoutDecoration } from './without-decoration.ts'

/** What to type where nothing better can be offered. */
export const helpHint = 'Type `help` to see what can be asked.'

/**
 * The mistake of a text that begins with no kind of question, with the questions that were probably meant. Texts that
 * were merely found somewhere in it are offered only where they can be asked, as `isAskable` says.
 */
export function unknownKind(reader: TokenReader, isAskable: (text: string) => boolean): InvalidQueryError {
  const { span, text } = reader.peek()
  const isClause = reader.openingAt() !== undefined
  const suggestions = firstOf(
    () => byOtherWords(reader),
    () => (isClause ? [`dau ${reader.text}`] : []),
    () => byFormula(reader),
    () => byDecoration(reader).filter(isAskable),
    () => bySpelling(reader),
    () => furtherOn(reader).filter(isAskable),
    () => bySteps(reader).filter(isAskable),
  )
  const problem = isClause
    ? 'A question begins with what is asked, such as `dau` or `event`.'
    : `I don't know “${text}”.`
  return reader.error(suggestions.length === 0 ? `${problem} ${helpHint}` : problem, span, { suggestions })
}

function firstOf(...ideas: readonly (() => string[])[]): string[] {
  for (const idea of ideas) {
    const texts = idea()
    if (texts.length > 0) return texts
  }
  return []
}

/** `daily active users last 7d`: people's own words for a kind, the longest first. */
function byOtherWords(reader: TokenReader): string[] {
  const typed = reader.text.toLowerCase()
  const [best] = kinds
    .flatMap((kind) => kind.alsoCalled.map((words) => ({ kind, words })))
    .filter(({ words }) => typed === words || typed.startsWith(`${words} `))
    .toSorted((a, b) => b.words.length - a.words.length)
  if (best === undefined) return []
  const text = asked(reader, best.kind, { start: 0, end: best.words.length })
  return [text.replace(/^funnel from (.+) to /, 'funnel $1 > ')]
}

/** `funel Search > Play`, `new user last 7d`: a slip of the finger in the first two words or the first. */
function bySpelling(reader: TokenReader): string[] {
  const { span } = reader.peek()
  for (const place of [{ start: span.start, end: reader.peek(1).span.end }, span]) {
    const meant = nearest(reader.slice(place), [...kindWords, 'help', ...actionNames])
    const kind = meant === undefined ? undefined : findKind(meant)
    if (kind !== undefined) return [asked(reader, kind, place)]
    if (meant !== undefined) return [meant]
  }
  return []
}

/** `*dau* last 7d`, `- dau`: a question as it looks in a chat. */
function byDecoration(reader: TokenReader): string[] {
  const plain = withoutDecoration(reader.text)
  const isQuestion = takeKind(new TokenReader(plain, tokenize(plain))) !== undefined
  return isQuestion ? [escapeText(plain)] : []
}

/** `UNIQUES(A)/UNIQUES(B) of …`: a formula without the word. */
function byFormula(reader: TokenReader): string[] {
  return /^([%$]:)?[a-z]{2,15}\((a|b)\)/.test(reader.peek().key) ? [`formula ${reader.text}`] : []
}

/** `Search > Play`: steps without saying that they are a funnel. */
function bySteps(reader: TokenReader): string[] {
  const hasArrow = reader.ask((tokens) => tokens.some((token) => token.key === '>'))
  return hasArrow && reader.peek().key !== '>' ? [`funnel ${reader.text}`] : []
}

/** `show me dau last 7d`, `the funnel from Search to Play`: the question begins later in the text. */
function furtherOn(reader: TokenReader): string[] {
  for (let offset = 1; offset <= 6; offset += 1) {
    const { key, span } = reader.peek(offset)
    if (findKind(withoutDecoration(key)) !== undefined) {
      const found = withoutDecoration(reader.replaced({ start: 0, end: span.start }, ''))
      return [found, found.replace(/ from (.+) to /, ' $1 > ')]
    }
  }
  return []
}

/** The text with its beginning replaced by a kind's name, or an example where that alone would ask nothing. */
function asked(reader: TokenReader, kind: KindDefinition, span: Span): string {
  const isBare = span.end >= reader.text.length
  return isBare && !kind.asksAlone ? fillExample(kind.examples[0]) : reader.replaced(span, kind.name)
}
