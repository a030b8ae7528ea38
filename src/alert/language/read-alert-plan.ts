import { InvalidQueryError } from '../../errors.ts'
import { nearest } from '../../query/language/nearest.ts'
import { escapeText } from '../../query/language/normalize-text.ts'
import type { KnownWorld } from '../../query/language/token-reader.ts'
import { tokenize, type Token } from '../../query/language/tokens.ts'
import { parseCommand, type ParsedQuestion } from '../../query/parse-command.ts'
import type { MetricQuery } from '../../query/query.ts'
import { cutRule, type CutRule } from './cut-rule.ts'
import { confusablePhrases } from './confusable-names.ts'
import { isJudgeable, notJudgeable } from './judgeable.ts'
import { mistakeIn } from './mistake-in.ts'
import { settleRule, type SaidRule } from './settle-rule.ts'

/** An alert as it was said: what is watched, and when it fires. */
export interface AlertPlan {
  /** Its events are still to be looked up. */
  question: ParsedQuestion & { query: MetricQuery }
  rule: SaidRule
  /** A mistake found in the question later on, shown in the whole text. */
  inWhole: (error: InvalidQueryError) => InvalidQueryError
}

/** A question that names no condition: the form asks for it. */
export interface AlertDraft {
  draft: string
}

/**
 * Reads `dau drops 20% vs last week` from that place of `text` on, normalised. What holds a question alone is a draft. Throws
 * `InvalidQueryError` with the place in the whole text.
 */
export function readAlertPlan(text: string, start: number, known: KnownWorld): AlertPlan | AlertDraft {
  const said = { text, start, known }
  const plain = attempt(() => readWith(said, tokenize(text)))
  if (!(plain instanceof InvalidQueryError)) return plain
  if (known.events === undefined) throw plain
  const phrases = confusablePhrases(known.events)
  const named = attempt(() => readWith(said, tokenize(text, phrases)))
  if (named instanceof InvalidQueryError) throw plain
  return named
}

function attempt<T>(read: () => T): T | InvalidQueryError {
  try {
    return read()
  } catch (error) {
    if (error instanceof InvalidQueryError) return error
    throw error
  }
}

interface Said {
  text: string
  start: number
  known: KnownWorld
}

function readWith({ text, start, known }: Said, tokens: readonly Token[]): AlertPlan | AlertDraft {
  const from = tokens.findIndex(({ span }) => span.start >= start)
  const cut = cutRule(text, tokens, from < 0 ? tokens.length : from)
  const [said] = cut.words.conditions
  if (cut.question === '') {
    const problem = 'An alert watches a question, for example `alert dau drops 20% vs last week`.'
    const suggestions = [`alert dau ${cut.rule === '' ? 'drops 20%' : cut.rule}`]
    throw mistakeIn(
      text,
      { span: { start: 0, end: text.length }, problem },
      { suggestions, isUnfinished: true },
    )
  }
  if (said === undefined) return readDraft(text, cut, known)
  const inWhole = (error: InvalidQueryError): InvalidQueryError => placed(error, text, cut)
  const question = withInterval(readQuestion(text, cut, known), cut)
  return { question, rule: settleRule(cut.words, said, { text, query: question.query }), inWhole }
}

/** Without a condition it may be a question for the form, or have a condition that is mistyped. */
function readDraft(text: string, cut: CutRule, known: KnownWorld): AlertDraft {
  const question = attempt(() => readQuestion(text, cut, known))
  if (!(question instanceof InvalidQueryError))
    return { draft: escapeText(`${cut.question} ${cut.rule}`.trim()) }
  throw mistypedCondition(text, cut) ?? question
}

const conditionWords = ['below', 'above', 'outside', 'drops', 'rises', 'unusual']

/** `dorps 20%`, `< 500`: the word before a number, or the last one. */
function mistypedCondition(text: string, cut: CutRule): InvalidQueryError | undefined {
  for (const match of cut.question.matchAll(/([<>]=?|[\p{L}]+)(?=\s+(?:by\s+)?[-$€£]?\d|$)/gu)) {
    const [word = ''] = match
    const meant =
      { '<': 'below', '<=': 'below', '>': 'above', '>=': 'above' }[word] ?? nearest(word, conditionWords)
    if (meant === undefined || (meant === 'unusual' && match.index + word.length < cut.question.length))
      continue
    const span = cut.placeOf({ start: match.index, end: match.index + word.length })
    return mistakeIn(text, { span, problem: `I don’t know “${word}” here.` }, { instead: [meant] })
  }
  return undefined
}

function readQuestion(text: string, cut: CutRule, known: KnownWorld): AlertPlan['question'] {
  const whole = { start: 0, end: cut.question.length }
  const refused = (problem: string): InvalidQueryError =>
    mistakeIn(text, { span: cut.placeOf(whole), problem }, { instead: ['dau'] })
  const command = parseCommand(escapeText(cut.question), known)
  if (command instanceof InvalidQueryError) throw placed(command, text, cut)
  if (command.kind !== 'question')
    throw refused(`“${cut.question}” is no question that an alert could watch.`)
  const { query } = command.question
  if (!isJudgeable(query)) throw refused(notJudgeable(query) ?? '')
  if (query.output === 'picture') return { ...command.question, query }
  const span = cut.placeOf(command.question.clauseSpans.get('as') ?? whole)
  const problem = 'An alert has its own form: leave `as table` and `as csv` out.'
  throw mistakeIn(text, { span, problem }, { instead: [''] })
}

/** `retention week 1` is about weeks, whether or not it says so. */
function withInterval(question: AlertPlan['question'], { words: { age } }: CutRule): AlertPlan['question'] {
  const { query, clauseSpans } = question
  const isSaid = clauseSpans.has('interval') || clauseSpans.has('range')
  if (age === undefined || isSaid || query.kind !== 'retention') return question
  return { ...question, query: { ...query, interval: age.unit } }
}

/** A mistake in the question, shown in the whole text; what is offered keeps the rule. */
function placed(error: InvalidQueryError, text: string, cut: CutRule): InvalidQueryError {
  const { userMessage: problem, isUnfinished } = error
  const suggestions = error.suggestions.map((question) => `alert ${question} ${escapeText(cut.rule)}`.trim())
  return new InvalidQueryError({ problem, text, span: cut.placeOf(error.span), suggestions, isUnfinished })
}
