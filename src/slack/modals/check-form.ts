import { InvalidQueryError } from '../../errors.ts'
import { describeQuery } from '../../query/describe-query.ts'
import { parseCommand, type ParsedQuestion } from '../../query/parse-command.ts'
import type { Day } from '../../query/query.ts'
import { blockIds } from './block-ids.ts'
import { missingInRow } from './check-rows.ts'
import { byDates, textKind, type Form, type FormCondition } from './form.ts'
import { formKindOf, shownEvents, takesChoice } from './form-kinds.ts'
import { shownRows } from './form-rows.ts'
import { writeForm, type FormPiece } from './write-form.ts'

/** A form is a question, or it is not yet; then one field says what is missing or wrong. */
export type CheckedForm =
  | { kind: 'question'; question: ParsedQuestion; canonicalText: string; pieces: readonly FormPiece[] }
  | { kind: 'mistake'; mistake: FormMistake }

export interface FormMistake {
  blockId: string
  sentence: string
}

export function checkForm(form: Form, today: Day): CheckedForm {
  const missing = missingField(form)
  if (missing !== undefined) return { kind: 'mistake', mistake: missing }
  const { text, pieces } = writeForm(form)
  const command = parseCommand(text, { today })
  if (command instanceof InvalidQueryError) return { kind: 'mistake', mistake: placeMistake(command, pieces) }
  if (command.kind !== 'question') {
    const sentence = 'This is not a question, so there is nothing to answer here.'
    return { kind: 'mistake', mistake: { blockId: blockIds.text, sentence } }
  }
  const { question } = command
  return { kind: 'question', question, canonicalText: describeQuery(question.query), pieces }
}

/** Puts the parser's mistake on the field whose words it is about. */
export function placeMistake(error: InvalidQueryError, pieces: readonly FormPiece[]): FormMistake {
  const { start } = error.span
  const piece = pieces.findLast((candidate) => candidate.start <= start) ?? pieces[0]
  return { blockId: piece?.blockId ?? blockIds.kind, sentence: asPlainText(error.userMessage) }
}

/** Fields show plain text, and in it a word in quotes reads better than one in backticks. */
function asPlainText(sentence: string): string {
  return sentence.replaceAll(/`([^`]*)`/g, '“$1”')
}

/** What was left empty is said in the form's words; the parser would speak of its grammar. */
function missingField(form: Form): FormMistake | undefined {
  return missingInHead(form) ?? missingChoice(form) ?? missingInRows(form)
}

function missingInHead(form: Form): FormMistake | undefined {
  if (form.kind === textKind) {
    return form.text.trim() === '' ? { blockId: blockIds.text, sentence: 'Type a question.' } : undefined
  }
  const { head, events } = formKindOf(form)
  const missingHead = head?.kind === 'text' ? head.missing : 'Choose one of these.'
  if (head !== undefined && missingHead !== undefined && form.head.trim() === '') {
    return { blockId: blockIds.head(form.kind), sentence: missingHead }
  }
  const shown = shownEvents(form)
  const filled = shown.filter((event) => event !== '').length
  if (events === undefined || filled >= events.least) return undefined
  const sentence = events.noun === 'step' && filled > 0 ? 'Choose another step.' : 'Choose an event.'
  return { blockId: blockIds.event(shown.indexOf('')), sentence }
}

function missingChoice(form: Form): FormMistake | undefined {
  const { metric, range } = form.choices
  if (takesChoice(form, 'metric') && metric.endsWith(' of') && form.metricProperty.trim() === '') {
    return { blockId: blockIds.metricProperty, sentence: 'Name a property of the event, such as price.' }
  }
  const isDateMissing = takesChoice(form, 'range') && range === byDates && form.from === ''
  return isDateMissing ? { blockId: blockIds.from, sentence: 'Choose the first day.' } : undefined
}

function missingInRows(form: Form): FormMistake | undefined {
  return shownRows(form)
    .map((row) => missingInRow(row) ?? missingEventOf(form, row))
    .find((mistake) => mistake !== undefined)
}

/** A condition of one event says nothing about an event that is not chosen. */
function missingEventOf(form: Form, row: FormCondition): FormMistake | undefined {
  if (row.kind !== 'own' || row.property === '' || shownEvents(form)[Number(row.event)] !== '')
    return undefined
  return {
    blockId: blockIds.event(Number(row.event)),
    sentence: 'Choose the event that the condition is about.',
  }
}
