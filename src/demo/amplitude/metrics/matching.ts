import { catalogue, customEvents, eventCode, findEventCode } from '../product/catalogue.ts'
import { InvalidDefinitionError, type EventDefinition, type PropertyCondition } from './definition.ts'
import type { Present } from './present.ts'
import { propertyCodes } from './property-codes.ts'

/** Whether the event at a position is meant. */
export type Matcher = (position: number) => boolean

/** Prepares an event with its filters; what has not arrived yet is not meant. Throws `InvalidDefinitionError` for names that the project does not have. */
export function eventMatcher(present: Present, definition: EventDefinition): Matcher {
  const { codes, conditions } = eventsNamed(definition.name)
  const isMeant = new Uint8Array(catalogue.length)
  for (const code of codes) isMeant[code] = 1
  const column = present.history.index.event
  const filters = [...conditions, ...definition.filters].map((condition) =>
    conditionMatcher(present, condition),
  )
  const byName: Matcher = (position) => isMeant[column[position] as number] === 1
  const arrived = present.hasArrived === undefined ? [] : [present.hasArrived]
  return every([byName, ...filters, ...arrived])
}

export function conditionMatcher(present: Present, condition: PropertyCondition): Matcher {
  const { column, codes, values } = propertyCodes(present, condition)
  const isAccepted = Uint8Array.from(values, (value) => (accepts(condition, value) ? 1 : 0))
  return (position) => isAccepted[codes[column[position] as number] as number] === 1
}

export function every(matchers: readonly Matcher[]): Matcher {
  const [first, second, ...rest] = matchers
  if (first === undefined) return () => true
  if (second === undefined) return first
  const others = every(rest)
  return rest.length === 0
    ? (position) => first(position) && second(position)
    : (position) => first(position) && second(position) && others(position)
}

const activeCodes = catalogue.flatMap(({ isActive }, code) => (isActive ? [code] : []))
const allCodes = catalogue.map((_, code) => code)

/** Which events a name stands for, and what they must fulfil besides. */
function eventsNamed(name: string): { codes: readonly number[]; conditions: readonly PropertyCondition[] } {
  switch (name) {
    case '_active':
      return { codes: activeCodes, conditions: [] }
    case '_all':
      return { codes: allCodes, conditions: [] }
    case 'revenue_amount':
      return { codes: [eventCode('Purchase')], conditions: [] }
    case 'verified_revenue':
      return { codes: [eventCode('Purchase')], conditions: [boughtInStore(true)] }
    case 'unverified_revenue':
      return { codes: [eventCode('Purchase')], conditions: [boughtInStore(false)] }
    default:
      return name.startsWith('ce:') ? customEventNamed(name.slice(3)) : receivedEvent(name)
  }
}

/** Receipts of the app stores can be verified, payments on the web cannot. */
function boughtInStore(isVerified: boolean): PropertyCondition {
  return { of: 'user', property: 'platform', operator: isVerified ? 'is not' : 'is', values: ['Web'] }
}

function customEventNamed(name: string) {
  const custom = customEvents.find((candidate) => candidate.name === name)
  if (custom === undefined) throw new InvalidDefinitionError(`Invalid event type ce:${name}`)
  const { basedOn, property, operator, value } = custom
  const condition: PropertyCondition = { of: 'event', property, operator, values: [value] }
  return { codes: [eventCode(basedOn)], conditions: [condition] }
}

function receivedEvent(name: string) {
  const code = findEventCode(name)
  if (code === undefined) throw new InvalidDefinitionError(`Invalid event type ${name}`)
  return { codes: [code], conditions: [] }
}

/** Values are alternatives for `is` and `contains`; their negations exclude all of them. Comparisons are numeric. */
export function accepts({ operator, values }: PropertyCondition, value: string): boolean {
  switch (operator) {
    case 'is':
    case 'set is':
      return values.includes(value)
    case 'is not':
    case 'set is not':
      return !values.includes(value)
    case 'contains':
      return values.some((wanted) => value.toLowerCase().includes(wanted.toLowerCase()))
    case 'does not contain':
      return !values.some((wanted) => value.toLowerCase().includes(wanted.toLowerCase()))
    case 'less':
      return values.some((limit) => compares(value, limit) && Number(value) < Number(limit))
    case 'less or equal':
      return values.some((limit) => compares(value, limit) && Number(value) <= Number(limit))
    case 'greater':
      return values.some((limit) => compares(value, limit) && Number(value) > Number(limit))
    case 'greater or equal':
      return values.some((limit) => compares(value, limit) && Number(value) >= Number(limit))
  }
}

function compares(value: string, limit: string): boolean {
  return (
    value.trim() !== '' &&
    limit.trim() !== '' &&
    Number.isFinite(Number(value)) &&
    Number.isFinite(Number(limit))
  )
}
