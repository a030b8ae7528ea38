import { blockIds } from './block-ids.ts'
import type { Form, FormCondition } from './form.ts'

/** One field's words, with what joins them to the words before. */
export interface Said {
  blockId: string
  words: string
  joint?: string
}

/** Conditions for everybody, then each segment with its own; rows in which nothing is chosen say nothing. */
export function rowParts({ conditions, segments }: Pick<Form, 'conditions' | 'segments'>): Said[] {
  return [
    ...joined(
      conditions.filter(({ kind }) => kind !== 'own'),
      ' where ',
    ),
    ...segments.flatMap((segment) => joined(segment.conditions, ' segment ')),
  ]
}

/** The conditions of one event, to stand behind its name. */
export function ownParts({ conditions }: Pick<Form, 'conditions'>, event: number): Said[] {
  const own = conditions.filter((row) => row.kind === 'own' && row.event === String(event))
  const parts = joined(own, ' [')
  return parts.length === 0 ? [] : [...parts, { blockId: blockIds.event(event), words: ']', joint: '' }]
}

function joined(rows: readonly FormCondition[], opening: string): Said[] {
  return rows.filter(says).flatMap((row, index) => partsOf(row, index === 0 ? opening : ' and '))
}

function says(row: FormCondition): boolean {
  switch (row.kind) {
    case 'property':
    case 'own':
      return row.property !== '' || row.values !== ''
    case 'behaviour':
      return row.event !== ''
    case 'cohort':
      return row.cohort.trim() !== ''
  }
}

/** In the order in which they are written; a mistake then stands on the field that made it. */
function partsOf(row: FormCondition, joint: string): Said[] {
  const { id } = row
  switch (row.kind) {
    case 'property':
    case 'own': {
      const { property, operator, values } = row
      const words = operator.endsWith(' set')
        ? `${property} ${operator}`
        : `${property} ${operator} ${values}`
      return [{ blockId: blockIds.values(id), words, joint }]
    }
    case 'behaviour': {
      const { event, often, count, days } = row
      const counted = often === 'once' || often === 'never' ? '' : `${often} ${count}`
      return [
        { blockId: blockIds.who(id), words: `who did ${often === 'never' ? 'not ' : ''}${event}`, joint },
        { blockId: blockIds.count(id), words: counted },
        { blockId: blockIds.days(id), words: days === '' ? '' : `in ${days}d` },
      ]
    }
    case 'cohort': {
      const { operator, cohort } = row
      return [
        {
          blockId: blockIds.cohort(id),
          words: `cohort ${operator === 'is' ? '' : 'is not '}${cohort}`,
          joint,
        },
      ]
    }
  }
}
