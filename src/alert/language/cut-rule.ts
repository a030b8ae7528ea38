import type { Span } from '../../errors.ts'
import type { Token } from '../../query/language/tokens.ts'
import { referencePartAt, rulePartAt, type RulePart, type RuleWords } from './rule-words.ts'

/** A text cut into its question and its rule. */
export interface CutRule {
  words: RuleWords
  /** The question's text, in one piece. */
  question: string
  /** The rule's words as they were typed, for texts that are offered instead. */
  rule: string
  /** Where a place of the question stands in the whole text. */
  placeOf: (span: Span) => Span
}

/** Cuts the rule out of `text`, from the token that begins behind `alert` on. Its parts may stand anywhere in it. */
export function cutRule(text: string, tokens: readonly Token[], from: number): CutRule {
  const parts = partsIn(tokens, from)
  const spans = parts.map(({ said }) => said.span)
  const first = tokens[from]?.span.start ?? text.length
  const pieces = piecesBetween(text, first, spans)
  return {
    words: wordsOf(parts),
    question: pieces.map(({ start, end }) => text.slice(start, end)).join(' '),
    rule: spans.map(({ start, end }) => text.slice(start, end)).join(' '),
    placeOf: ({ start, end }) => {
      const place = { start: placeIn(pieces, start), end: placeIn(pieces, Math.max(start, end - 1)) + 1 }
      const isWithin = end > start && place.end <= text.length
      return isWithin ? place : { start: Math.min(place.start, text.length), end: text.length }
    },
  }
}

function partsIn(tokens: readonly Token[], from: number): RulePart[] {
  const kind = tokens[from]?.key ?? ''
  const hasAges = kind === 'retention' || kind === 'ltv'
  const parts: RulePart[] = []
  let index = from
  while (index < tokens.length) {
    const compares = parts.some((one) => one.part === 'condition' && isChange(one))
    const part = rulePartAt(tokens, index, hasAges) ?? (compares ? referencePartAt(tokens, index) : undefined)
    if (part !== undefined) parts.push(part)
    index = part === undefined ? index + 1 : indexBehind(tokens, index, part.said.span)
  }
  return settled(parts)
}

function isChange({ said }: Extract<RulePart, { part: 'condition' }>): boolean {
  return said.kind === 'drops' || said.kind === 'rises'
}

function indexBehind(tokens: readonly Token[], index: number, { end }: Span): number {
  const next = tokens.findIndex((token, at) => at > index && token.span.start >= end)
  return next < 0 ? tokens.length : next
}

/**
 * Names may hold such words (`event Drop`, `event Unusual Login`): one without its number counts only where nothing else is a
 * condition, and of several `unusual` the last.
 */
function settled(parts: readonly RulePart[]): RulePart[] {
  const conditions = parts.flatMap((one) => (one.part === 'condition' ? [one] : []))
  const numbers = conditions.filter(({ said }) => said.kind !== 'unfinished' && said.kind !== 'unusual')
  const unusual = conditions.filter(({ said }) => said.kind === 'unusual').slice(-1)
  const meant = [numbers, unusual, conditions].find((some) => some.length > 0) ?? []
  return parts.filter((one) => one.part !== 'condition' || meant.includes(one))
}

function wordsOf(parts: readonly RulePart[]): RuleWords {
  const last = <Name extends RulePart['part']>(name: Name): Extract<RulePart, { part: Name }> | undefined =>
    parts.findLast((one): one is Extract<RulePart, { part: Name }> => one.part === name)
  return {
    conditions: parts.flatMap((one) => (one.part === 'condition' ? [one.said] : [])),
    reference: last('reference')?.said,
    repeats: last('repeats')?.said,
    minimum: last('minimum')?.said,
    age: last('age')?.said,
  }
}

/** What lies before, between and behind the spans, without the spaces around it. */
function piecesBetween(text: string, first: number, spans: readonly Span[]): Span[] {
  const edges = [...spans, { start: text.length, end: text.length }]
  const pieces: Span[] = []
  let start = first
  for (const edge of edges) {
    const piece = text.slice(start, edge.start)
    const lead = /^\s*/.exec(piece)?.[0].length ?? 0
    const end = start + piece.trimEnd().length
    if (end > start + lead) pieces.push({ start: start + lead, end })
    start = edge.end
  }
  return pieces
}

function placeIn(pieces: readonly Span[], place: number): number {
  let before = 0
  for (const { start, end } of pieces) {
    if (place < before + (end - start)) return start + Math.max(0, place - before)
    before += end - start + 1
  }
  return pieces.at(-1)?.end ?? 0
}
