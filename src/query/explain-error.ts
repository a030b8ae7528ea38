import type { InvalidQueryError, Span } from '../errors.ts'

/** Longer lines would wrap in Slack's code blocks and in most terminals, and the carets would lose their place. */
const widest = 110

/**
 * A mistake as two or three lines for a code block or terminal: the text behind `/amp`, carets under what is wrong, and
 * what to type. Of a long text only the part around the mistake is shown.
 */
export function explainError(error: InvalidQueryError): string {
  const { before, marked, after } = excerpt(error.text, error.span)
  const indent = ' '.repeat(displayWidth(before))
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)))
  const advice = adviceOf(error)
  const textLine = `${before}${marked}${after}`
  const isShort = displayWidth(`${indent}${carets}  ${advice}`) <= widest
  return isShort ? `${textLine}\n${indent}${carets}  ${advice}` : `${textLine}\n${indent}${carets}\n${advice}`
}

/** The problem, and the best suggestion unless the problem itself already says what to type. */
function adviceOf({ userMessage, suggestions }: InvalidQueryError): string {
  const [best] = suggestions
  if (best === undefined || /\?$|for example|type `/.test(userMessage)) return userMessage
  const isGuess = /^I don't (know|understand)/.test(userMessage)
  return `${userMessage} ${isGuess ? `Did you mean \`${oneLine(best)}\`?` : `Try \`${oneLine(best)}\`.`}`
}

interface Excerpt {
  before: string
  marked: string
  after: string
}

function excerpt(text: string, span: Span): Excerpt {
  const marked = shortened(oneLine(text.slice(span.start, span.end)), widest / 2)
  const room = widest - '/amp '.length - displayWidth(marked)
  const [head, tail] = [oneLine(text.slice(0, span.start)), oneLine(text.slice(span.end))]
  const tailRoom = Math.max(room - displayWidth(head), room / 3)
  const after = shortened(tail, Math.floor(tailRoom))
  const before = shortenedLeft(head, Math.floor(room - displayWidth(after)))
  return { before: `/amp ${before}`, marked, after }
}

function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  return `${fitting(graphemes(text), width - 1).join('')}…`
}

function shortenedLeft(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  return `…${fitting(graphemes(text).toReversed(), width - 1)
    .toReversed()
    .join('')}`
}

function fitting(parts: readonly string[], width: number): string[] {
  let used = 0
  return parts.filter((part) => {
    used += graphemeWidth(part)
    return used <= width
  })
}

/** Line breaks and other controls can only stand inside quotes; here they must not break the picture. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
}

/** How many columns a text takes where letters all have the same width: Chinese signs and emoji take two. */
function displayWidth(text: string): number {
  return graphemes(text).reduce((width, part) => width + graphemeWidth(part), 0)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

const twoColumns =
  /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303F\uFF01-\uFF60]/u

function graphemeWidth(grapheme: string): number {
  return twoColumns.test(grapheme) ? 2 : 1
}
