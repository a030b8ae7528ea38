import { intervalWord } from '../../query/language/interval-words.ts'
import { formActions } from './block-ids.ts'
import { mostConditions } from './query-fields.ts'
import { textKind, type Form } from './form.ts'
import { formKindOf, languageKindOf, shownEvents } from './form-kinds.ts'
import { emptyCondition } from './read-form.ts'

/** The form after one of its buttons was pressed; every other action changes nothing but what the fields hold. */
export function changeForm(form: Form, actionId: string): Form {
  switch (actionId) {
    case formActions.addEvent: {
      const { most = 0 } = formKindOf(form).events ?? {}
      const events = [...shownEvents(form), ''].slice(0, most)
      return { ...form, events }
    }
    case formActions.removeEvent:
      return { ...form, events: shownEvents(form).slice(0, -1) }
    case formActions.addCondition: {
      const next = 1 + Math.max(-1, ...form.conditions.map(({ id }) => id))
      return { ...form, conditions: [...form.conditions, emptyCondition(next)].slice(0, mostConditions) }
    }
    case formActions.showAll:
      return { ...form, isWhole: true }
    default:
      return {
        ...form,
        conditions: form.conditions.filter(({ id }) => formActions.removeCondition(id) !== actionId),
      }
  }
}

/** What one kind alone can say goes with it; the rest is kept for when the person comes back. */
export function chooseKind(form: Form, kind: string, canonicalText: string): Form {
  if (kind === form.kind) return form
  const intervals = (languageKindOf({ kind })?.intervals ?? []).map(intervalWord)
  const interval = intervals.includes(form.choices.interval) ? form.choices.interval : ''
  const text = kind === textKind && canonicalText !== '' ? canonicalText : form.text
  return { ...form, kind, head: '', text, choices: { ...form.choices, interval } }
}
