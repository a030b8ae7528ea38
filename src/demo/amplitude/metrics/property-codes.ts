import { contexts } from '../product/contexts.ts'
import { details, eventPropertyNames } from '../product/details.ts'
import { findUserProperty, none } from '../product/user-properties.ts'
import { InvalidDefinitionError, type PropertyRef } from './definition.ts'
import type { Present } from './present.ts'

/**
 * A property as numbers: every event has a key (its person, context or detail), every key a code, every code a value.
 * Conditions are decided once per value instead of once per event.
 */
export interface PropertyCodes {
  /** The event column that holds the key. */
  column: Uint32Array | Uint16Array
  codes: Uint16Array | Uint32Array
  values: readonly string[]
}

/** Throws `InvalidDefinitionError` for a property that the project has never received. */
export function propertyCodes(present: Present, { of, property }: PropertyRef): PropertyCodes {
  const { index, people, openingDay } = present.history
  if (of === 'event') {
    if (!eventPropertyNames.some((name) => name === property)) {
      throw new InvalidDefinitionError(`Invalid event property ${property}`)
    }
    return { column: index.detail, ...encode(details, (detail) => String(detail[property] ?? none)) }
  }
  const known = findUserProperty(property)
  if (known === undefined) throw new InvalidDefinitionError(`Invalid user property ${property}`)
  return known.level === 'person'
    ? { column: index.person, ...encode(people, (person) => known.valueOf(person, openingDay)) }
    : { column: index.context, ...encode(contexts, known.valueOf) }
}

/** The code of the value at a position. */
export function codeAt({ column, codes }: PropertyCodes, position: number): number {
  return codes[column[position] as number] as number
}

function encode<T>(keys: readonly T[], valueOf: (key: T) => string): Pick<PropertyCodes, 'codes' | 'values'> {
  const known = new Map<string, number>()
  const codes = new Uint32Array(keys.length)
  for (const [key, value] of keys.entries()) {
    const text = valueOf(value)
    let code = known.get(text)
    if (code === undefined) known.set(text, (code = known.size))
    codes[key] = code
  }
  return { codes, values: [...known.keys()] }
}
