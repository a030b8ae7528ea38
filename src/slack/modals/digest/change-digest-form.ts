import { mostParts } from '../../../digest/digest.ts'
import { cutParts } from '../../../digest/read-plan.ts'
import { escapeText, normalizeText } from '../../../query/language/normalize-text.ts'
import { digestFormActions, type questionMoves } from './digest-form-ids.ts'
import type { DigestForm } from './digest-form.ts'
import { wordsOf } from './fill-digest-form.ts'
import { readWhen } from './read-when.ts'

/** What was done in the form: the id of a button or a list, and what was chosen there. */
export interface DigestFormPress {
  actionId: string
  choice?: string | undefined
}

/** The form after one of its buttons was pressed, with what was typed put where it belongs. */
export function changeDigestForm(form: DigestForm, press: DigestFormPress, now: Date): DigestForm {
  return settleZone(settleQuestions(pressed(form, press)), now)
}

function pressed(form: DigestForm, { actionId, choice }: DigestFormPress): DigestForm {
  if (actionId === digestFormActions.showAll) return { ...form, isWhole: true }
  if (actionId === digestFormActions.add) {
    if (form.rows.length >= mostParts) return form
    const rows = [...form.rows, { id: form.nextId, text: '' }]
    return { ...form, rows, nextId: form.nextId + 1 }
  }
  const index = form.rows.findIndex(({ id }) => digestFormActions.menu(id) === actionId)
  return index < 0 ? form : { ...form, rows: moved(form.rows, index, choice) }
}

function moved(rows: DigestForm['rows'], index: number, choice: string | undefined): DigestForm['rows'] {
  const rest = rows.toSpliced(index, 1)
  switch (choice as (typeof questionMoves)[number]) {
    case 'remove':
      return rest.length === 0 ? rows : rest
    case 'up':
      return rest.toSpliced(Math.max(0, index - 1), 0, ...rows.slice(index, index + 1))
    case 'down':
      return rest.toSpliced(index + 1, 0, ...rows.slice(index, index + 1))
    default:
      return rows
  }
}

/** Several questions in one field get a field each, with ids of their own, because Slack keeps what was typed under the old one. */
function settleQuestions(form: DigestForm): DigestForm {
  let { nextId } = form
  const rows = form.rows.flatMap((row) => {
    const texts = cutParts(normalizeText(row.text), 0)
    return texts.length < 2 ? [row] : texts.map((text) => ({ id: nextId++, text: escapeText(text) }))
  })
  return rows.length > mostParts ? form : { ...form, rows, nextId }
}

/** A zone that was typed behind the time moves into its own field. */
function settleZone(form: DigestForm, now: Date): DigestForm {
  const read = readWhen(form, now)
  if (read.kind === 'mistake' || !read.hasZone) return form
  const { cron, timeZone } = read.schedule
  return { ...form, when: wordsOf(cron), timeZone, whenEdition: form.whenEdition + 1 }
}
