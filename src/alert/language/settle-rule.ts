import type { Span } from '../../errors.ts'
import type { MetricQuery } from '../../query/query.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { AlertCondition, AlertDefinition } from '../alert-rule.ts'
import { amountIn, nounOf } from './amount.ts'
import { mistakeIn } from './mistake-in.ts'
import type { Quantity } from './quantity.ts'
import type { RuleWords, SaidCondition } from './rule-words.ts'
import { settleAge, settleRepeats } from './settle-points.ts'
import { unitOf } from '../unit-of.ts'

/** What is judged of a question's numbers, as a person says it. */
export type SaidRule = Pick<AlertDefinition, 'condition' | 'forPoints' | 'minimum' | 'age'>

/** Where the words stand: every mistake points into the whole text. */
interface Settling {
  text: string
  query: MetricQuery
}

/** What the words mean for this question. Throws `InvalidQueryError` that points into `text`. */
export function settleRule(words: RuleWords, said: SaidCondition, settling: Settling): SaidRule {
  const { text } = settling
  const [, second] = words.conditions
  if (second !== undefined) {
    throw mistakeIn(
      text,
      { span: second.span, problem: 'An alert has one condition; for both sides write `outside 900..1200`.' },
      { instead: [''] },
    )
  }
  const minimum = words.minimum === undefined ? undefined : leastSize(words.minimum.amount, settling)
  const age = settleAge(words.age, settling)
  return {
    condition: settleCondition(said, words, settling),
    forPoints: settleRepeats(words.repeats, settling),
    ...(minimum === undefined ? {} : { minimum }),
    ...(age === undefined ? {} : { age }),
  }
}

function settleCondition(said: SaidCondition, words: RuleWords, settling: Settling): AlertCondition {
  const { text, query } = settling
  switch (said.kind) {
    case 'below':
    case 'above':
      refuseShare(said, settling)
      return { kind: said.kind, value: amountOf(said.amount, settling) }
    case 'outside':
      return outside(said, settling)
    case 'drops':
    case 'rises':
      return { kind: said.kind, by: changeOf(said, settling), against: referenceOf(words, settling) }
    case 'unusual':
      refuseUnknowable(said.span, settling)
      return { kind: 'unusual', sensitivity: said.sensitivity }
    case 'unfinished': {
      const example = exampleFor(said.word, unitOf(query))
      const problem = `\`${said.word}\` needs a number, for example \`${example}\`.`
      throw mistakeIn(text, { span: said.span, problem }, { instead: [example], isUnfinished: true })
    }
  }
}

/** `dau below 40%` means a fall by so much rather than a limit of forty people. */
function refuseShare(
  { kind, amount, span }: Extract<SaidCondition, { amount: unknown }>,
  { text, query }: Settling,
): void {
  const unit = unitOf(query)
  const [part] = amount.parts
  if (part?.unit !== '%' || unit === undefined || unit === 'ratio') return
  const problem = `“${part.count}%” is a share, and this question has ${nounOf(unit)}.`
  throw mistakeIn(
    text,
    { span, problem },
    { instead: [`${kind === 'below' ? 'drops' : 'rises'} ${part.count}%`] },
  )
}

function amountOf(quantity: Quantity, { text, query }: Settling): number {
  const amount = amountIn(quantity, unitOf(query))
  if ('value' in amount) return amount.value
  const { problem, instead } = amount
  throw mistakeIn(text, { span: quantity.span, problem }, { instead })
}

/** `35..45%`: the unit behind the second number is meant for both. */
function outside(
  { lower, upper }: Extract<SaidCondition, { kind: 'outside' }>,
  settling: Settling,
): AlertCondition {
  const said = upper.parts[0]?.unit
  const unit = said === 'k' || said === 'm' || said === 'b' ? undefined : said
  const parts = lower.parts.map((part) => ({ ...part, unit: part.unit ?? unit }))
  const [from, to] = [amountOf({ ...lower, parts }, settling), amountOf(upper, settling)]
  if (from < to) return { kind: 'outside', lower: from, upper: to }
  const { text } = settling
  const span = { start: lower.span.start, end: upper.span.end }
  const [small, large] = [
    text.slice(upper.span.start, upper.span.end),
    text.slice(lower.span.start, lower.span.end),
  ]
  const problem = '`outside` needs the lower number first.'
  throw mistakeIn(text, { span, problem }, { instead: from > to ? [`${small}..${large}`] : [] })
}

type Change = Extract<AlertCondition, { by: unknown }>['by']

/** `20%` of what it was; or so many, and of a share so many points. */
function changeOf(
  { kind, by, span }: Extract<SaidCondition, { kind: 'drops' | 'rises' }>,
  settling: Settling,
): Change {
  const { text } = settling
  const [part] = by.parts
  if (part?.unit === '%') {
    const isTooMuch = kind === 'drops' && part.count > 100
    if (part.count > 0 && !isTooMuch) return { kind: 'percent', percent: part.count }
    const problem = isTooMuch ? 'Nothing drops by more than all of it.' : 'A change is more than 0%.'
    throw mistakeIn(text, { span: by.span, problem }, { instead: ['20%'] })
  }
  if (unitOf(settling.query) === 'ratio' && part !== undefined && part.unit === undefined) {
    const problem = `Is that \`${part.count}%\` of what it was, or \`${part.count}pp\`, percentage points?`
    throw mistakeIn(text, { span: by.span, problem }, { instead: [`${part.count}%`, `${part.count}pp`] })
  }
  const value = amountOf(by, settling)
  if (value > 0) return { kind: 'absolute', value }
  throw mistakeIn(text, { span, problem: 'A change is more than 0.' }, { instead: [`${kind} 20%`] })
}

/** Weeks and months have no weekday; everything else is fairest beside the same one a week earlier. */
function referenceOf({ reference }: RuleWords, { text, query }: Settling): 'previous' | 'last week' {
  const interval = 'interval' in query ? query.interval : undefined
  const isLong = interval === 'week' || interval === 'month'
  const compared = 'comparison' in query ? query.comparison : undefined
  const said =
    reference?.against ?? (compared === 'previous' || compared === 'last week' ? compared : undefined)
  if (said === 'other' && reference !== undefined) {
    const problem =
      'A change is measured `vs last week` (the same weekday and hour) or `vs previous` (the one before).'
    throw mistakeIn(text, { span: reference.span, problem }, { instead: ['vs last week', 'vs previous'] })
  }
  const isFiveMinutes = interval === '5min' && query.kind !== 'realtime'
  if (said === 'last week' && isFiveMinutes && reference !== undefined) {
    const problem = 'Five minutes of events are known for two days only, so there is no week before.'
    throw mistakeIn(text, { span: reference.span, problem }, { instead: ['vs previous'] })
  }
  if (isLong || isFiveMinutes) return 'previous'
  return said === 'previous' ? 'previous' : 'last week'
}

function refuseUnknowable(span: Span, { text, query }: Settling): void {
  if (!('interval' in query) || query.interval !== '5min') return
  const problem =
    'What is usual takes weeks to learn, and five minutes of events are known for two days only.'
  throw mistakeIn(text, { span, problem }, { instead: ['drops 50% vs previous'] })
}

function leastSize(amount: Quantity, { text }: Settling): number {
  const size = amountIn(amount, 'number')
  if ('value' in size && size.value >= 0) return size.value
  const problem = 'The least size is a number of people or events, for example `min 50`.'
  throw mistakeIn(text, { span: amount.span, problem }, { instead: ['50'] })
}

function exampleFor(word: string, unit: Unit | undefined): string {
  const amount = unit === 'ratio' ? '40%' : unit === 'durationMs' ? '2min' : '500'
  if (word === 'outside')
    return unit === 'ratio'
      ? 'outside 35%..45%'
      : `outside ${unit === 'durationMs' ? '1min..3min' : '400..900'}`
  return /below|above|under|over|than|exceeds/.test(word) ? `${word} ${amount}` : `${word} 20%`
}
