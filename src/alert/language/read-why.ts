import { InvalidQueryError } from '../../errors.ts'
import { escapeText } from '../../query/language/normalize-text.ts'
import type { KnownWorld } from '../../query/language/token-reader.ts'
import { parseCommand, type ParsedQuestion } from '../../query/parse-command.ts'
import type { MetricQuery } from '../../query/query.ts'
import { mistakeIn } from './mistake-in.ts'

/** `why dau yesterday`: which groups explain how a number changed against the same days a week earlier. */
export interface WhyCommand {
  kind: 'why'
  /** Its events are still to be looked up. */
  question: ParsedQuestion & { query: WhyQuery }
  /** The same mistake, found in the question later on, shown in the whole text. */
  inWhole: (error: InvalidQueryError) => InvalidQueryError
}

/** Questions whose numbers fall into groups that add up, or nearly. */
export type WhyQuery = Extract<MetricQuery, { kind: 'users' | 'event' }>

const example = 'why dau yesterday'

/** Reads `why dau yesterday`; a question without a range is about yesterday. Throws `InvalidQueryError`. */
export function readWhy(text: string, known: KnownWorld): WhyCommand {
  const start = /^why\s*(?:did\s+|has\s+|is\s+)?/i.exec(text)?.[0].length ?? 0
  const said = text.slice(start).replace(/\s*\?$/, '')
  const whole = { start: 0, end: text.length }
  if (said === '') {
    const problem = `\`why\` needs a question, for example \`${example}\`.`
    throw mistakeIn(text, { span: whole, problem }, { suggestions: [example], isUnfinished: true })
  }
  const inWhole = (error: InvalidQueryError): InvalidQueryError =>
    new InvalidQueryError({
      problem: error.userMessage,
      text,
      span: { start: start + error.span.start, end: Math.min(text.length, start + error.span.end) },
      suggestions: error.suggestions.map((question) => `why ${question}`),
      isUnfinished: error.isUnfinished,
    })
  const command = parseCommand(escapeText(said), known)
  if (command instanceof InvalidQueryError) throw inWhole(command)
  const query = command.kind === 'question' ? command.question.query : undefined
  const span = { start, end: text.length }
  if (command.kind !== 'question' || query === undefined || !isExplained(query)) {
    const problem =
      '`why` explains `dau`, `wau`, `mau`, `new users` and `event`: numbers whose groups add up.'
    throw mistakeIn(text, { span, problem }, { instead: ['dau yesterday'] })
  }
  if (query.groupBy.length > 0 || query.segments.length > 0) {
    const problem = '`why` looks for the groups itself: ask without `by` and `segment`.'
    throw mistakeIn(text, { span, problem }, { suggestions: [example] })
  }
  return { kind: 'why', question: { ...command.question, query: withDay(query, command.question) }, inWhole }
}

function isExplained(query: MetricQuery | { kind: 'events' | 'user' }): query is WhyQuery {
  return query.kind === 'users' || query.kind === 'event'
}

function withDay(query: WhyQuery, { clauseSpans }: ParsedQuestion): WhyQuery {
  if (clauseSpans.has('range') || query.interval !== 'day') return query
  return { ...query, range: { kind: 'yesterday' } }
}
