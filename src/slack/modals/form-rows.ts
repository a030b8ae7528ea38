import type { Form, FormCondition } from './form.ts'
import { shownEvents, takes } from './form-kinds.ts'

/** More rows than these are read more easily as text; with them all the form stays within the hundred blocks of a view. */
export const mostRows = 10
export const mostSegments = 4

type RowKind = FormCondition['kind']

/** All conditions of the form, wherever they stand. */
export function rowsOf({ conditions, segments }: Pick<Form, 'conditions' | 'segments'>): FormCondition[] {
  return [...conditions, ...segments.flatMap((segment) => segment.conditions)]
}

/** Those that the form's kind has a place for. */
export function shownRows(form: Form): FormCondition[] {
  return takes(form, 'where') ? rowsOf(form).filter((row) => isShown(form, row)) : []
}

/** A condition of a single event needs that event. */
export function isShown(form: Pick<Form, 'kind' | 'events'>, row: FormCondition): boolean {
  return takes(form, 'where') && (row.kind !== 'own' || Number(row.event) < shownEvents(form).length)
}

/** The number that neither a row nor a segment has yet. */
export function nextRowId(form: Pick<Form, 'conditions' | 'segments'>): number {
  return 1 + Math.max(-1, ...[...rowsOf(form), ...form.segments].map(({ id }) => id))
}

/** A row before anything is chosen in it. */
export function emptyRow(kind: RowKind, id: number): FormCondition {
  switch (kind) {
    case 'property':
      return { kind, id, property: '', operator: 'is', values: '' }
    case 'own':
      return { kind, id, event: '0', property: '', operator: 'is', values: '' }
    case 'behaviour':
      return { kind, id, event: '', often: 'once', count: '', days: '30' }
    case 'cohort':
      return { kind, id, operator: 'is', cohort: '' }
  }
}

/** The form with each of its rows changed. */
export function mapRows<Shape extends Pick<Form, 'conditions' | 'segments'>>(
  form: Shape,
  change: (row: FormCondition) => FormCondition,
): Shape {
  const segments = form.segments.map(({ id, conditions }) => ({ id, conditions: conditions.map(change) }))
  return { ...form, conditions: form.conditions.map(change), segments }
}
