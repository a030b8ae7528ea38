import { intervalWord } from '../../query/language/interval-words.ts'
import { formActions } from './block-ids.ts'
import { textKind, type Form, type FormCondition } from './form.ts'
import { formKindOf, languageKindOf, shownEvents } from './form-kinds.ts'
import { emptyRow, mostRows, mostSegments, nextRowId, rowsOf } from './form-rows.ts'

/** What was done in the form: the id of a button or a list, and what was chosen there. */
export interface FormPress {
  actionId: string
  choice?: string | undefined
}

/** What *Add…* offers; `segment` stands for one with a first condition to fill in, `nothing` takes a segment away. */
export type Addition = FormCondition['kind'] | 'segment' | 'nothing'

/** The form after one of its buttons was pressed; every other action changes nothing but what the fields hold. */
export function changeForm(form: Form, { actionId, choice }: FormPress): Form {
  switch (actionId) {
    case formActions.addEvent: {
      const { most = 0 } = formKindOf(form).events ?? {}
      const events = [...shownEvents(form), ''].slice(0, most)
      return { ...form, events }
    }
    case formActions.removeEvent:
      return removeEvent(form)
    case formActions.add:
      return addRow(form, choice)
    case formActions.showAll:
      return { ...form, isWhole: true }
    default:
      return changeSegments(removeRow(form, actionId), { actionId, choice })
  }
}

/** Its conditions go with it. */
function removeEvent(form: Form): Form {
  const events = shownEvents(form).slice(0, -1)
  const conditions = form.conditions.filter((row) => row.kind !== 'own' || Number(row.event) < events.length)
  return { ...form, events, conditions }
}

function addRow(form: Form, choice: string | undefined): Form {
  if (rowsOf(form).length >= mostRows) return form
  const id = nextRowId(form)
  if (choice === 'segment') {
    const segment = { id, conditions: [emptyRow('property', id + 1)] }
    return { ...form, segments: [...form.segments, segment].slice(0, mostSegments) }
  }
  const kind = choice === 'own' ? choice : rowKind(choice)
  return kind === undefined ? form : { ...form, conditions: [...form.conditions, emptyRow(kind, id)] }
}

/** A segment is gone with its last condition. */
function removeRow(form: Form, actionId: string): Form {
  const remains = ({ id }: FormCondition): boolean => formActions.removeCondition(id) !== actionId
  return {
    ...form,
    conditions: form.conditions.filter(remains),
    segments: form.segments
      .map(({ id, conditions }) => ({ id, conditions: conditions.filter(remains) }))
      .filter(({ conditions }) => conditions.length > 0),
  }
}

function changeSegments(form: Form, { actionId, choice }: FormPress): Form {
  const changed = form.segments.find(({ id }) => formActions.addTo(id) === actionId)
  if (changed === undefined) return form
  if (choice === 'nothing') return { ...form, segments: form.segments.filter(({ id }) => id !== changed.id) }
  const kind = rowKind(choice)
  if (kind === undefined || rowsOf(form).length >= mostRows) return form
  const conditions = [...changed.conditions, emptyRow(kind, nextRowId(form))]
  return {
    ...form,
    segments: form.segments.map((segment) => (segment === changed ? { ...segment, conditions } : segment)),
  }
}

/** What may stand in a segment. */
function rowKind(choice: string | undefined): FormCondition['kind'] | undefined {
  return (['property', 'behaviour', 'cohort'] as const).find((kind) => kind === choice)
}

/** What one kind alone can say goes with it; the rest is kept for when the person comes back. */
export function chooseKind(form: Form, kind: string, canonicalText: string): Form {
  if (kind === form.kind) return form
  const intervals = (languageKindOf({ kind })?.intervals ?? []).map(intervalWord)
  const interval = intervals.includes(form.choices.interval) ? form.choices.interval : ''
  const text = kind === textKind && canonicalText !== '' ? canonicalText : form.text
  return { ...form, kind, head: '', text, choices: { ...form.choices, interval } }
}
