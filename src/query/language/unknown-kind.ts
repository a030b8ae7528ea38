import type { InvalidQueryError, Span } from '../../errors.ts'
import type { KindDefinition } from './kinds/kind-definition.ts'
import { kinds } from './kinds/kinds.ts'
import { nearest } from './nearest.ts'
import { fillExample } from './sample-events.ts'
import type { TokenReader } from './token-reader.ts'

/** What to type where nothing better can be offered. */
export const helpHint = 'Type `help` to see what can be asked.'

/** The mistake of a text that begins with no kind of question, with the questions that were probably meant. */
export function unknownKind(reader: TokenReader): InvalidQueryError {
  const { span, text } = reader.peek()
  if (reader.openingAt() !== undefined) {
    return reader.error('A question begins with what is asked, such as `dau` or `event`.', span, {
      suggestions: [`dau ${reader.text}`],
    })
  }
  const suggestions = [
    ...byOtherWords(reader),
    ...bySpelling(reader),
    ...furtherOn(reader),
    ...bySteps(reader),
  ]
  const problem = suggestions.length === 0 ? ' Type `help` to see what can be asked.' : ''
  return reader.error(
    `I don't know “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”.${problem}`,
    span,
    { suggestions },
  )
}

/** `daily active users last 7d`: people's own words for a kind, the longest first. */
function byOtherWords(reader: TokenReader): string[] {
  const typed = reader.text.toLowerCase()
  const [best] = kinds
    .flatMap((kind) => kind.alsoCalled.map((words) => ({ kind, words })))
    .filter(({ words }) => typed === words || typed.startsWith(`${words} `))
    .toSorted((a, b) => b.words.length - a.words.length)
  return best === undefined ? [] : [asked(reader, best.kind, { start: 0, end: best.words.length })]
}

/** `funel Search > Play`: a slip of the finger in the first word or the first two. */
function bySpelling(reader: TokenReader): string[] {
  const spans = [reader.peek().span, { start: reader.peek().span.start, end: reader.peek(1).span.end }]
  return spans.flatMap((span) => {
    const words = kinds.flatMap((kind) => [kind.name, ...kind.alsoSpelled])
    const meant = nearest(reader.slice(span), [...words, 'help'])
    const kind = kinds.find(
      ({ name, alsoSpelled }) => name === meant || (meant !== undefined && alsoSpelled.includes(meant)),
    )
    if (kind === undefined) return meant === undefined ? [] : [meant]
    return [asked(reader, kind, span)]
  })
}

/** `Search > Play`: steps without saying that they are a funnel. */
function bySteps(reader: TokenReader): string[] {
  const hasArrow = reader.ask((tokens) => tokens.some((token) => token.key === '>'))
  return hasArrow && reader.peek().key !== '>' ? [`funnel ${reader.text}`] : []
}

/** `show me dau last 7d`: the question begins later in the text. */
function furtherOn(reader: TokenReader): string[] {
  for (let offset = 1; offset <= 6; offset += 1) {
    const { key, span } = reader.peek(offset)
    if (kinds.some((kind) => kind.name === key || kind.alsoSpelled.includes(key))) {
      return [reader.replaced({ start: 0, end: span.start }, '')]
    }
  }
  return []
}

/** The text with its beginning replaced by a kind's name, or an example where that alone would ask nothing. */
function asked(reader: TokenReader, kind: KindDefinition, span: Span): string {
  const isBare = span.end >= reader.text.length
  return isBare && kind.needsEvents ? fillExample(kind.examples[0]) : reader.replaced(span, kind.name)
}
