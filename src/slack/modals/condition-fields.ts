import { escapeText } from '../../query/language/normalize-text.ts'
import { writePropertyCondition } from '../../query/language/property-condition.ts'
import { writeProperty } from '../../query/language/property.ts'
import type { Condition, PropertyCondition } from '../../query/query.ts'
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

/**
 * Conditions on properties as rows of the form; undefined where one is about something else (a cohort, what people did) or
 * has a name that is too long for a list.
 */
export function conditionFields(
  conditions: readonly Condition[],
  longestName: number,
): FormCondition[] | undefined {
  const properties = conditions.filter((condition) => condition.kind === 'property')
  if (properties.length < conditions.length) return undefined
  const rows = properties.map(rowOf)
  return rows.some(({ property }) => property.length > longestName) ? undefined : rows
}

function rowOf(condition: PropertyCondition, id: number): FormCondition {
  const property = writeProperty(condition.property, 'property', 'user')
  const rest = writePropertyCondition(condition, 'user').slice(property.length + 1)
  const operator = operators.find((words) => rest === words || rest.startsWith(`${words} `)) ?? 'is'
  return {
    id,
    property: escapeText(property),
    operator,
    values: escapeText(rest.slice(operator.length + 1)),
  }
}
