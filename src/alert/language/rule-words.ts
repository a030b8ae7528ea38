import type { Span } from '../../errors.ts'
import type { Token } from '../../query/language/tokens.ts'
import type { AlertCondition } from '../alert-rule.ts'
import { readQuantity, type Quantity } from './quantity.ts'
import { readReference, type SaidReference } from './reference-words.ts'

type Sensitivity = Extract<AlertCondition, { kind: 'unusual' }>['sensitivity']

/** A condition as it was said; what its numbers mean depends on the question. */
export type SaidCondition = { span: Span } & (
  | { kind: 'below' | 'above'; amount: Quantity }
  | { kind: 'outside'; lower: Quantity; upper: Quantity }
  | { kind: 'drops' | 'rises'; by: Quantity }
  | { kind: 'unusual'; sensitivity: Sensitivity }
  /** A word that needs a number behind it, and has none. */
  | { kind: 'unfinished'; word: string }
)

/** What stands in the text besides the question. */
export interface RuleWords {
  conditions: readonly SaidCondition[]
  reference: SaidReference | undefined
  repeats: { count: number; unit: string; span: Span } | undefined
  minimum: { amount: Quantity; span: Span } | undefined
  age: { count: number; unit: 'day' | 'week' | 'month'; span: Span } | undefined
}

export type RulePart =
  | { part: 'condition'; said: SaidCondition }
  | { part: 'reference'; said: SaidReference }
  | { part: 'repeats'; said: NonNullable<RuleWords['repeats']> }
  | { part: 'minimum'; said: NonNullable<RuleWords['minimum']> }
  | { part: 'age'; said: NonNullable<RuleWords['age']> }

const thresholdWords: Readonly<Record<string, 'below' | 'above'>> = {
  below: 'below',
  under: 'below',
  'less than': 'below',
  'fewer than': 'below',
  'falls below': 'below',
  'drops below': 'below',
  'goes below': 'below',
  'is below': 'below',
  above: 'above',
  over: 'above',
  exceeds: 'above',
  'more than': 'above',
  'rises above': 'above',
  'goes above': 'above',
  'is above': 'above',
}

const changeWords: Readonly<Record<string, 'drops' | 'rises'>> = {
  drops: 'drops',
  drop: 'drops',
  falls: 'drops',
  fall: 'drops',
  decreases: 'drops',
  down: 'drops',
  loses: 'drops',
  rises: 'rises',
  rise: 'rises',
  grows: 'rises',
  increases: 'rises',
  jumps: 'rises',
  up: 'rises',
  gains: 'rises',
}

const unusualWords = ['is unusual', 'looks unusual', 'unusual', 'is anomalous', 'anomalous', 'anomaly']

/** The part of a rule that stands at a place. `ages` says whether the question has ages: only then does `day 7` name one. */
export function rulePartAt(tokens: readonly Token[], index: number, ages: boolean): RulePart | undefined {
  if (tokens[index]?.kind !== 'word') return undefined
  return (
    thresholdAt(tokens, index) ??
    outsideAt(tokens, index) ??
    changeAt(tokens, index) ??
    unusualAt(tokens, index) ??
    repeatsAt(tokens, index) ??
    minimumAt(tokens, index) ??
    (ages ? ageAt(tokens, index) : undefined)
  )
}

/** `vs last week` behind a change; elsewhere it belongs to the question. */
export function referencePartAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const said = readReference(tokens, index)
  return said === undefined ? undefined : { part: 'reference', said }
}

function thresholdAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const found = longestOf(tokens, index, Object.keys(thresholdWords))
  const kind = found === undefined ? undefined : thresholdWords[found.words]
  if (found === undefined || kind === undefined) return undefined
  const read = readQuantity(tokens, index + found.length)
  const span = spanOf(tokens, index, found.length + (read?.length ?? 0))
  const said = read === undefined ? unfinished(found.words, span) : { kind, amount: read.quantity, span }
  return { part: 'condition', said }
}

function outsideAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const word = index + (tokens[index]?.key === 'is' ? 1 : 0)
  if (tokens[word]?.key !== 'outside') return undefined
  const start = word + (tokens[word + 1]?.key === 'of' ? 2 : 1)
  const lower = readQuantity(tokens, start)
  const dots = lower === undefined ? undefined : tokens[start + lower.length]
  const isParted = dots !== undefined && ['..', 'to', 'and', '-'].includes(dots.key)
  const upper = lower === undefined || !isParted ? undefined : readQuantity(tokens, start + lower.length + 1)
  if (lower === undefined || upper === undefined)
    return { part: 'condition', said: unfinished('outside', spanOf(tokens, index, start - index)) }
  const span = spanOf(tokens, index, start - index + lower.length + 1 + upper.length)
  const said = { kind: 'outside', lower: lower.quantity, upper: upper.quantity, span } as const
  return { part: 'condition', said }
}

function changeAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const word = tokens[index]?.key ?? ''
  const kind = Object.hasOwn(changeWords, word) ? changeWords[word] : undefined
  if (kind === undefined) return undefined
  const start = index + (tokens[index + 1]?.key === 'by' ? 2 : 1)
  const read = readQuantity(tokens, start)
  const span = spanOf(tokens, index, (read === undefined ? 1 : start - index) + (read?.length ?? 0))
  if (read !== undefined) return { part: 'condition', said: { kind, by: read.quantity, span } }
  return { part: 'condition', said: unfinished(word, span) }
}

function unusualAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const found = longestOf(tokens, index, unusualWords)
  if (found === undefined) return undefined
  const sensitivity = sensitivityOf(tokens[index + found.length]?.key ?? '')
  const span = spanOf(tokens, index, found.length + (sensitivity === undefined ? 0 : 1))
  const said = { kind: 'unusual', sensitivity: sensitivity ?? 'normal', span } as const
  return { part: 'condition', said }
}

function sensitivityOf(word: string): Sensitivity | undefined {
  return word === 'quiet' || word === 'normal' || word === 'sensitive' ? word : undefined
}

const repeatUnits = /^(points?|buckets?|times?|checks?|min(ute)?s?|h|hours?|d|days?|weeks?|months?)$/

/** `for 3`, `for 3 points`, `for 15 minutes`, `for 3 days in a row`. */
function repeatsAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const [, digits, attached = ''] = /^(\d{1,4})([a-z]*)$/.exec(tokens[index + 1]?.key ?? '') ?? []
  if (tokens[index]?.key !== 'for' || digits === undefined) return undefined
  const behind = tokens[index + 2]?.key ?? ''
  const isMinimum = /^min(imum)?$/.test(behind) && /^\d/.test(tokens[index + 3]?.key ?? '')
  const hasUnit = attached === '' && repeatUnits.test(behind) && !isMinimum
  let length = hasUnit ? 3 : 2
  if (['in', 'a', 'row'].every((word, ahead) => tokens[index + length + ahead]?.key === word)) length += 3
  const unit = hasUnit ? behind : attached
  return { part: 'repeats', said: { count: Number(digits), unit, span: spanOf(tokens, index, length) } }
}

function minimumAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const found = longestOf(tokens, index, ['min', 'minimum', 'at least', 'minimum of', 'min of'])
  const read = found === undefined ? undefined : readQuantity(tokens, index + found.length)
  if (found === undefined || read === undefined) return undefined
  const span = spanOf(tokens, index, found.length + read.length)
  return { part: 'minimum', said: { amount: read.quantity, span } }
}

/** `day 7`, `on day 7`, `day7`, `week 1`. */
function ageAt(tokens: readonly Token[], index: number): RulePart | undefined {
  const start = index + (tokens[index]?.key === 'on' ? 1 : 0)
  const [, unit = '', glued = ''] = /^(day|week|month)(\d{0,3})$/.exec(tokens[start]?.key ?? '') ?? []
  const digits = glued === '' ? (tokens[start + 1]?.key ?? '') : glued
  if (!isAgeUnit(unit) || !/^\d{1,3}$/.test(digits)) return undefined
  const length = start - index + (glued === '' ? 2 : 1)
  return { part: 'age', said: { count: Number(digits), unit, span: spanOf(tokens, index, length) } }
}

function isAgeUnit(word: string): word is 'day' | 'week' | 'month' {
  return word === 'day' || word === 'week' || word === 'month'
}

function unfinished(word: string, span: Span): SaidCondition {
  return { kind: 'unfinished', word, span }
}

/** The longest of some phrases that stands at a place. */
function longestOf(
  tokens: readonly Token[],
  index: number,
  phrases: readonly string[],
): { words: string; length: number } | undefined {
  const [found] = phrases
    .map((words) => ({ words, parts: words.split(' ') }))
    .filter(({ parts }) => parts.every((part, ahead) => tokens[index + ahead]?.key === part))
    .toSorted((a, b) => b.parts.length - a.parts.length)
  return found === undefined ? undefined : { words: found.words, length: found.parts.length }
}

function spanOf(tokens: readonly Token[], index: number, length: number): Span {
  return { start: tokens[index]?.span.start ?? 0, end: tokens[index + length - 1]?.span.end ?? 0 }
}
