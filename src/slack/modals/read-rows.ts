import { blockIds, formActions } from './block-ids.ts'
import type { FormCondition } from './form.ts'

/** What stands in a field of the view; the third is for one that is not shown. */
export type ReadField = (blockId: string, actionId: string, hidden: string) => string

/** A row as it stands in the view. */
export function readRow(row: FormCondition, at: ReadField): FormCondition {
  const { id } = row
  switch (row.kind) {
    case 'property':
      return {
        ...row,
        property: at(blockIds.condition(id), formActions.property(id), row.property),
        operator: at(blockIds.condition(id), formActions.operator(id), row.operator),
        values: at(blockIds.values(id), formActions.values(id), row.values),
      }
    case 'own':
      return {
        ...row,
        event: at(blockIds.condition(id), formActions.eventOf(id), row.event),
        property: at(blockIds.condition(id), formActions.property(id), row.property),
        operator: at(blockIds.condition(id), formActions.operator(id), row.operator),
        values: at(blockIds.values(id), formActions.values(id), row.values),
      }
    case 'behaviour':
      return {
        ...row,
        event: at(blockIds.who(id), formActions.who(id), row.event),
        often: at(blockIds.condition(id), formActions.operator(id), row.often),
        count: at(blockIds.count(id), formActions.count(id), row.count),
        days: at(blockIds.days(id), formActions.days(id), row.days),
      }
    case 'cohort':
      return {
        ...row,
        operator: at(blockIds.condition(id), formActions.operator(id), row.operator),
        cohort: at(blockIds.cohort(id), formActions.cohort(id), row.cohort),
      }
  }
}
