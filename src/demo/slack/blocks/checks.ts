import type { Place } from './place.ts'

/**
 * The words in which Block Kit's rules are written down. A small language of our own instead of a schema library: the
 * rules depend on the surface, the problems must read as Slack writes them, and one table per element should be all
 * that a reader has to look at.
 */
export type Check = (value: unknown, place: Place) => void

export type JsonRecord = Record<string, unknown>

/** A rule over several fields of one object; it runs only when each field by itself is right. */
export type Rule = (object: JsonRecord, place: Place) => void

export interface Field {
  check: Check
  isRequired: boolean
}

export interface Shape {
  fields: Readonly<Record<string, Field>>
  rules?: readonly Rule[]
}

export function required(check: Check): Field {
  return { check, isRequired: true }
}

export function optional(check: Check): Field {
  return { check, isRequired: false }
}

/** Text of `shortest` to `longest` UTF-16 units, which is never less than what Slack counts. */
export function text(shortest: number, longest: number): Check {
  return (value, place) => {
    if (typeof value !== 'string') return place.refuse('must provide a string')
    if (value.length < shortest) place.refuse(`must be more than ${shortest - 1} characters`)
    if (value.length > longest) place.refuse(`must be less than ${longest + 1} characters`)
  }
}

export function matching(pattern: RegExp, shape: string): Check {
  return (value, place) => {
    if (typeof value !== 'string' || !pattern.test(value)) place.refuse(`must match pattern: ${shape}`)
  }
}

export const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') place.refuse('must provide a boolean')
}

export function integer(least: number, most: number): Check {
  return (value, place) => {
    if (!Number.isInteger(value)) return place.refuse('must provide an integer')
    if (Number(value) < least) place.refuse(`must be at least ${least}`)
    if (Number(value) > most) place.refuse(`must be at most ${most}`)
  }
}

export const finiteNumber: Check = (value, place) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) place.refuse('must provide a number')
}

export function oneOf(...allowed: readonly (string | number)[]): Check {
  return (value, place) => {
    if (!allowed.some((item) => item === value)) place.refuse(`must be one of: ${allowed.join(', ')}`)
  }
}

export function list(item: Check, { least = 0, most = Infinity } = {}): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return place.refuse('must provide an array')
    if (value.length < least) place.refuse(`no fewer than ${least} items allowed`)
    if (value.length > most) place.refuse(`no more than ${most} items allowed`)
    for (const [index, entry] of value.entries()) item(entry, place.at(index))
  }
}

/** An object with these fields and no others. */
export function object(shape: Shape): Check {
  return (value, place) => {
    if (!isRecord(value)) return place.refuse('must provide an object')
    const problemsBefore = place.problems.length
    checkFields(value, shape, place)
    if (place.problems.length > problemsBefore) return
    for (const rule of shape.rules ?? []) rule(value, place)
  }
}

/** An object whose `type` says which of the shapes it has. */
export function typed(shapes: Readonly<Record<string, Shape>>): Check {
  const checks = new Map(Object.entries(shapes).map(([type, shape]) => [type, object(withType(shape))]))
  return (value, place) => {
    if (!isRecord(value)) return place.refuse('must provide an object')
    const { type } = value
    if (type === undefined) return place.refuse('missing required field: type')
    const check = typeof type === 'string' ? checks.get(type) : undefined
    if (check === undefined) return place.at('type').refuse(`unsupported type: ${JSON.stringify(type)}`)
    check(value, place)
  }
}

/** Refuses objects that have none or more than one of `keys`. */
export function exactlyOneOf(...keys: readonly string[]): Rule {
  return (value, place) => {
    if (keys.filter((key) => value[key] !== undefined).length !== 1) {
      place.refuse(`must have exactly one of: ${keys.join(', ')}`)
    }
  }
}

export function atLeastOneOf(...keys: readonly string[]): Rule {
  return (value, place) => {
    if (keys.every((key) => value[key] === undefined)) {
      place.refuse(`must have at least one of: ${keys.join(', ')}`)
    }
  }
}

export function atMostOneOf(...keys: readonly string[]): Rule {
  return (value, place) => {
    if (keys.filter((key) => value[key] !== undefined).length > 1) {
      place.refuse(`must have at most one of: ${keys.join(', ')}`)
    }
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkFields(value: JsonRecord, { fields }: Shape, place: Place): void {
  for (const [key, field] of Object.entries(fields)) {
    if (value[key] !== undefined) field.check(value[key], place.at(key))
    else if (field.isRequired) place.refuse(`missing required field: ${key}`)
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(fields, key)) place.refuse(`invalid additional property: ${key}`)
  }
}

/** `type` was what chose the shape, so it needs no second look. */
function withType(shape: Shape): Shape {
  return { ...shape, fields: { ...shape.fields, type: required(() => {}) } }
}
