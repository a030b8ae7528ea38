import { writeEvent } from '../../query/language/event-name.ts'
import { escapeText } from '../../query/language/normalize-text.ts'
import { writeConditions } from '../../query/language/people-condition.ts'
import { writePropertyCondition } from '../../query/language/property-condition.ts'
import { writeProperty, type BareMeaning } from '../../query/language/property.ts'
import type { Condition, EventRef, PropertyCondition } from '../../query/query.ts'
import type { FormCondition } from './form.ts'

/** Operators as the form offers them, with what the language calls them; longer ones before those that begin them. */
export const operators = [
  'is not set',
  'is set',
  'is not',
  'is',
  'does not contain',
  'contains',
  '>=',
  '<=',
  '>',
  '<',
] as const

/** Slack's limit for the value of an option. */
export const longestValue = 150

/** Conditions as rows with ids from the given one on; undefined where one has a name that is too long for a list. */
export function conditionFields(
  conditions: readonly Condition[],
  firstId: number,
): FormCondition[] | undefined {
  const rows = conditions.map((condition, index) => rowOf(condition, firstId + index))
  return rows.some((row) => chosenName(row).length > longestValue) ? undefined : rows
}

/** The conditions of events as rows with ids from the given one on; undefined as above. */
export function ownConditionFields(
  events: readonly EventRef[],
  firstId: number,
): FormCondition[] | undefined {
  const own = events.flatMap(({ conditions }, event) => conditions.map((condition) => ({ condition, event })))
  const rows = own.map(({ condition, event }, index): FormCondition => {
    const { property, operator, values } = propertyFields(condition, 'event unless built in')
    return { kind: 'own', id: firstId + index, event: String(event), property, operator, values }
  })
  return rows.some((row) => chosenName(row).length > longestValue) ? undefined : rows
}

function chosenName(row: FormCondition): string {
  switch (row.kind) {
    case 'property':
    case 'own':
      return row.property
    case 'behaviour':
      return row.event
    case 'cohort':
      return ''
  }
}

function rowOf(condition: Condition, id: number): FormCondition {
  switch (condition.kind) {
    case 'property':
      return { kind: 'property', id, ...propertyFields(condition, 'user') }
    case 'behaviour':
      return behaviourRow(condition, id)
    case 'cohort': {
      const [, isNot, written = ''] = /^cohort (is not )?(.*)$/s.exec(writeConditions([condition])) ?? []
      const operator = isNot === undefined ? 'is' : 'is not'
      return { kind: 'cohort', id, operator, cohort: escapeText(written) }
    }
  }
}

function propertyFields(
  condition: PropertyCondition,
  bare: BareMeaning,
): Pick<Extract<FormCondition, { kind: 'property' }>, 'property' | 'operator' | 'values'> {
  const property = writeProperty(condition.property, 'property', bare)
  const rest = writePropertyCondition(condition, bare).slice(property.length + 1)
  const operator = operators.find((words) => rest === words || rest.startsWith(`${words} `)) ?? 'is'
  const values = escapeText(rest.slice(operator.length + 1))
  return { property: escapeText(property), operator, values }
}

function behaviourRow(
  { event, operator, count, withinDays }: Extract<Condition, { kind: 'behaviour' }>,
  id: number,
): FormCondition {
  const isPlain = (operator === '=' && count === 0) || (operator === '>=' && count === 1)
  return {
    kind: 'behaviour',
    id,
    event: escapeText(writeEvent(event, 'person event')),
    often: isPlain ? (count === 0 ? 'never' : 'once') : operator,
    count: isPlain ? '' : String(count),
    days: String(withinDays),
  }
}
