import { InvalidQueryError, type Span } from '../../errors.ts'
import { escapeText } from '../../query/language/normalize-text.ts'

/** What to do about a mistake. */
interface Remedy {
  /** What could stand in its place; the rest of the text is kept. */
  instead?: readonly string[]
  /** Whole texts to type. */
  suggestions?: readonly string[]
  isUnfinished?: boolean
}

/** A mistake at a place of the whole text, offered back with that place put right. */
export function mistakeIn(
  text: string,
  { span, problem }: { span: Span; problem: string },
  { instead = [], suggestions = [], isUnfinished = false }: Remedy = {},
): InvalidQueryError {
  const mended = instead.map((words) =>
    `${text.slice(0, span.start)} ${words} ${text.slice(span.end)}`.replace(/ {2,}/g, ' ').trim(),
  )
  return new InvalidQueryError({
    problem,
    text,
    span,
    suggestions: [...new Set([...mended.map(escapeText), ...suggestions])].slice(0, 5),
    isUnfinished,
  })
}
