import type { AlertDefinition } from '../../../alert/alert-rule.ts'
import { readQuantity } from '../../../alert/language/quantity.ts'
import { readAlertPlan, type AlertPlan } from '../../../alert/language/read-alert-plan.ts'
import { questionIn } from '../../../alert/language/write-rule.ts'
import { InvalidQueryError } from '../../../errors.ts'
import { normalizeText } from '../../../query/language/normalize-text.ts'
import { tokenize } from '../../../query/language/tokens.ts'
import type { KnownWorld } from '../../../query/language/token-reader.ts'
import { callMistake, mentionOf } from '../call-blocks.ts'
import { placeMistake } from '../place-blocks.ts'
import { alertBlocks } from './alert-form-ids.ts'
import type { AlertForm } from './alert-form.ts'
import { questionAlone } from './fill-alert-form.ts'

/** What the question and the condition of a form come to; mistakes stand by the ids of their blocks. */
export type CheckedRule = { kind: 'plan'; plan: AlertPlan } | { kind: 'empty' } | Mistakes
export interface Mistakes {
  kind: 'mistakes'
  mistakes: Readonly<Record<string, string>>
}

/** The fields are put together as they would be typed, so that the form means what the command means; a mistake finds its field by its place. */
export function checkRule(form: AlertForm, known: KnownWorld): CheckedRule {
  const pieces = piecesOf(form)
  const [question] = pieces
  if (question === undefined || question.text === '') return { kind: 'empty' }
  const missing = amountMistake(form)
  if (missing !== undefined) return { kind: 'mistakes', mistakes: missing }
  const text = `alert ${pieces.map((piece) => piece.text).join(' ')}`
  try {
    const plan = readAlertPlan(text, 'alert '.length, known)
    if (!('draft' in plan)) return { kind: 'plan', plan }
    return {
      kind: 'mistakes',
      mistakes: { [alertBlocks.amount(form.edition)]: 'Type a number, such as “20%”.' },
    }
  } catch (error) {
    if (!(error instanceof InvalidQueryError)) throw error
    return { kind: 'mistakes', mistakes: { [blockAt(pieces, error.span.start)]: mistakeWords(error) } }
  }
}

/** What is no number at all could be taken for a part of the question. */
function amountMistake({ condition, amount, upper, edition }: AlertForm): Mistakes['mistakes'] | undefined {
  if (condition === 'unusual') return undefined
  const example = condition === 'drops' || condition === 'rises' ? '20%' : '500'
  if (!isQuantity(amount)) return { [alertBlocks.amount(edition)]: `Type a number, such as “${example}”.` }
  return condition === 'outside' && !isQuantity(upper)
    ? { [alertBlocks.upper]: `Type a number, such as “${example}”.` }
    : undefined
}

function isQuantity(typed: string): boolean {
  const tokens = tokenize(normalizeText(typed))
  return readQuantity(tokens, 0)?.length === tokens.length - 1
}

interface Piece {
  text: string
  blockId: string
}

function piecesOf(form: AlertForm): Piece[] {
  const { edition, condition } = form
  const amount = normalizeText(form.amount)
  const age = form.age.trim()
  return [
    { text: normalizeText(questionAlone(form.question)), blockId: alertBlocks.question(edition) },
    { text: age === '' ? '' : ageWords(form, age), blockId: alertBlocks.age(edition) },
    ...(condition === 'unusual'
      ? [{ text: `unusual ${form.sensitivity}`, blockId: alertBlocks.sensitivity }]
      : conditionPieces(form, amount)),
    { text: form.forPoints === '1' ? '' : `for ${form.forPoints}`, blockId: alertBlocks.forPoints(edition) },
    {
      text: form.minimum === '' ? '' : `min ${normalizeText(form.minimum)}`,
      blockId: alertBlocks.minimum(edition),
    },
  ].filter(({ text }, index) => index === 0 || text !== '')
}

/** Retention counts in its own interval, lifetime value in days. */
function ageWords({ question }: AlertForm, age: string): string {
  const query = questionIn({ question: normalizeText(questionAlone(question)) })
  const unit = query?.kind === 'retention' ? query.interval : 'day'
  return `${unit} ${age}`
}

function conditionPieces({ condition, edition, upper, against }: AlertForm, amount: string): Piece[] {
  const piece = { text: `${condition} ${amount}`, blockId: alertBlocks.amount(edition) }
  switch (condition) {
    case 'outside':
      return [{ text: `outside ${amount}..${normalizeText(upper)}`, blockId: alertBlocks.amount(edition) }]
    case 'drops':
    case 'rises':
      return against === '' ? [piece] : [piece, { text: `vs ${against}`, blockId: alertBlocks.against }]
    case 'below':
    case 'above':
    case 'unusual':
      return [piece]
  }
}

function blockAt(pieces: readonly Piece[], place: number): string {
  let end = 'alert'.length
  for (const { text, blockId } of pieces) {
    end += 1 + text.length
    if (place < end) return blockId
  }
  return pieces[0]?.blockId ?? ''
}

/** Fields show plain text, and in it a word in quotes reads better than one in backticks. */
export function mistakeWords({ userMessage, suggestions: [first] }: InvalidQueryError): string {
  const offered = first === undefined ? '' : ` Try “${first.replace(/^alert /, '')}”.`
  return `${userMessage.replaceAll(/`([^`]*)`/g, '“$1”')}${offered}`
}

type Rest = Pick<AlertDefinition, 'channelId' | 'mention' | 'quietHours' | 'endsOn' | 'mostReminders'>

/** Everything but what is watched: where it is told, who is called, when it is quiet. `today` is the project's. */
export function checkRest(form: AlertForm, today: string): { kind: 'rest'; rest: Rest } | Mistakes {
  const isEmptyQuiet = form.quiet !== 'never' && form.quietFrom === form.quietTo
  const mistakes = {
    ...placeMistake(form),
    ...callMistake(form),
    ...(isEmptyQuiet ? { [alertBlocks.quietTo]: 'Quiet hours end at another time than they begin.' } : {}),
    ...(form.endsOn !== '' && form.endsOn < today
      ? { [alertBlocks.endsOn]: 'Choose a day that is ahead.' }
      : {}),
  }
  if (Object.keys(mistakes).length > 0) return { kind: 'mistakes', mistakes }
  const mention = mentionOf(form)
  const quietHours = quietHoursOf(form)
  const rest: Rest = {
    channelId: form.place === 'person' ? form.personId : form.channelId,
    ...(mention === undefined ? {} : { mention }),
    ...(quietHours === undefined ? {} : { quietHours }),
    ...(form.endsOn === '' ? {} : { endsOn: form.endsOn }),
    mostReminders: Number(form.reminders) || 0,
  }
  return { kind: 'rest', rest }
}

function quietHoursOf({ quiet, quietFrom: from, quietTo: to, timeZone }: AlertForm): Rest['quietHours'] {
  if (quiet === 'never') return undefined
  return { from, to, timeZone, weekends: quiet === 'nights and weekends' }
}
