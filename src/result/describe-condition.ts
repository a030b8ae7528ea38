import type { Condition, EventRef, Property, PropertyCondition } from '../query/query.ts'
import { plural } from './format-value.ts'

/** More values than this are counted instead of listed. */
const listedValues = 3
/** Amplitude's own spelling of absence. */
const absence = '(none)'

/** A condition on people in words, for headings: `country is Germany or Japan`, `did Purchase ≥ 2 in 30 days`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'property':
      return describePropertyCondition(condition)
    case 'cohort':
      return `${condition.operator === 'is' ? 'in' : 'not in'} cohort ${condition.id}`
    case 'behaviour':
      return describeBehaviour(condition)
  }
}

export function describePropertyCondition({ property, operator, values }: PropertyCondition): string {
  const name = propertyName(property)
  if (values.length === 1 && values[0] === absence) {
    if (operator === 'is') return `${name} is not set`
    if (operator === 'is not') return `${name} is set`
  }
  return `${name} ${operatorWords[operator]} ${listOf(values)}`
}

/** A property as people say it: the `gp:` of a project's own user properties is Amplitude's business. */
export function propertyName({ name }: Property): string {
  return name.replace(/^gp:/, '')
}

const operatorWords: Readonly<Record<PropertyCondition['operator'], string>> = {
  is: 'is',
  'is not': 'is not',
  contains: 'contains',
  'does not contain': 'does not contain',
  less: '<',
  'less or equal': '≤',
  greater: '>',
  'greater or equal': '≥',
}

function listOf(values: readonly string[]): string {
  const shown = values.length > listedValues + 1 ? values.slice(0, listedValues) : values
  const rest = values.length - shown.length
  const names = rest > 0 ? [...shown, `${rest} more`] : shown
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}

function describeBehaviour({
  event,
  operator,
  count,
  withinDays,
}: Extract<Condition, { kind: 'behaviour' }>): string {
  const window = `in ${plural(withinDays, 'day')}`
  if (operator === '>=' && count === 1) return `did ${behaviourEvent(event)} ${window}`
  if (operator === '=' && count === 0) return `did not do ${behaviourEvent(event)} ${window}`
  return `did ${behaviourEvent(event)} ${comparisonSigns[operator]} ${plural(count, 'time')} ${window}`
}

const comparisonSigns = { '>=': '≥', '>': '>', '=': '=', '<': '<', '<=': '≤' } as const

function behaviourEvent(event: EventRef): string {
  const conditions = event.conditions.map(describePropertyCondition).join(', ')
  const name = event.kind === 'special' ? event.name : (event.displayName ?? event.name)
  return conditions === '' ? name : `${name} (${conditions})`
}
