import type { Property } from '../query.ts'
import { readName, writeName, type NamePlace } from './name.ts'
import type { TokenReader } from './token-reader.ts'

/** Amplitude's own user properties, in its spelling; all others carry `gp:`. */
export const builtInProperties = [
  'version',
  'country',
  'city',
  'region',
  'DMA',
  'language',
  'platform',
  'os',
  'device',
  'device_type',
  'start_version',
  'paying',
  'user_id',
  'library',
  'server_upload_time',
] as const

/**
 * Whom a bare name belongs to: a person everywhere, except that inside an event's brackets only the built-in user
 * properties are a person's, and that `sum of` always means the event's.
 */
export type BareMeaning = 'user' | 'event unless built in' | 'event'

/** Reads a property: `platform`, `gp:plan` or `user.plan`, `event.genre`, and `user:x` for a user property named just x. */
export function readProperty(reader: TokenReader, place: NamePlace, bare: BareMeaning): Property | undefined {
  const name = readName(reader, place)
  return name && reader.place(interpret(name.text, bare), name.span)
}

/** Writes a property so that it is read back exactly where bare names have the given meaning. */
export function writeProperty(property: Property, place: NamePlace, bare: BareMeaning): string {
  const readBack = interpret(property.name, bare)
  const isBareEnough = readBack.of === property.of && readBack.name === property.name
  if (isBareEnough) return writeName(property.name, place)
  return writeName(property.name, place, property.of === 'event' ? 'event.' : 'user:')
}

function interpret(text: string, bare: BareMeaning): Property {
  const [, prefix = '', rest = ''] = /^(event\.|user\.|user:)(.+)$/is.exec(text) ?? []
  switch (prefix.toLowerCase()) {
    case 'event.':
      return { of: 'event', name: rest }
    case 'user:':
      return { of: 'user', name: rest }
    case 'user.':
      return { of: 'user', name: builtIn(rest) ?? (rest.startsWith('gp:') ? rest : `gp:${rest}`) }
    default:
      return interpretBare(text, bare)
  }
}

function interpretBare(text: string, bare: BareMeaning): Property {
  if (text.startsWith('gp:')) return { of: 'user', name: text }
  if (bare === 'event') return { of: 'event', name: text }
  const known = builtIn(text)
  if (known !== undefined) return { of: 'user', name: known }
  return { of: bare === 'user' ? 'user' : 'event', name: text }
}

function builtIn(name: string): string | undefined {
  return builtInProperties.find((property) => property.toLowerCase() === name.toLowerCase())
}
