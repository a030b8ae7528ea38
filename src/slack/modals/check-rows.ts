import { blockIds } from './block-ids.ts'
import type { FormMistake } from './check-form.ts'
import type { FormCondition } from './form.ts'

/** What is missing in a row that was begun; an untouched one says nothing and needs nothing. */
export function missingInRow(row: FormCondition): FormMistake | undefined {
  const { id } = row
  switch (row.kind) {
    case 'property':
    case 'own': {
      const { property, operator, values } = row
      const needsValues = !operator.endsWith(' set')
      if (property === '' && values !== '')
        return { blockId: blockIds.values(id), sentence: 'Choose a property for this condition.' }
      if (property !== '' && needsValues && values.trim() === '')
        return { blockId: blockIds.values(id), sentence: 'Type a value.' }
      return undefined
    }
    case 'behaviour': {
      const { event, often, count } = row
      const isCounted = often !== 'once' && often !== 'never'
      if (event === '')
        return isCounted && count !== ''
          ? { blockId: blockIds.who(id), sentence: 'Choose an event.' }
          : undefined
      return isCounted && count === ''
        ? { blockId: blockIds.count(id), sentence: 'Type how many times.' }
        : undefined
    }
    case 'cohort':
      return undefined
  }
}
