import { InvalidQueryError } from '../../errors.ts'
import type { Property } from '../query.ts'
import { normalizeText } from './normalize-text.ts'
import { readProperty } from './property.ts'
import { TokenReader } from './token-reader.ts'
import { tokenize } from './tokens.ts'

/**
 * Reads `platform, gp:plan, event.genre`, what may stand behind `by`, where it stands alone, as in a configuration. Each property
 * once; undefined where anything else is said.
 */
export function readPropertyList(text: string): readonly Property[] | undefined {
  const normal = normalizeText(text)
  const tokens = tokenize(normal)
  if (tokens.some(({ kind }) => kind === 'unclosed')) return undefined
  try {
    return readList(new TokenReader(normal, tokens))
  } catch (error) {
    if (error instanceof InvalidQueryError) return undefined
    throw error
  }
}

function readList(reader: TokenReader): Property[] | undefined {
  const properties = new Map<string, Property>()
  while (!reader.isAtEnd) {
    const property = readProperty(reader, 'split property', 'user')
    if (property === undefined) return undefined
    properties.set(`${property.of} ${property.name}`, property)
    if (!reader.takeIf(',') && !reader.takeIf('and') && !reader.isAtEnd) return undefined
  }
  return properties.size === 0 ? undefined : [...properties.values()]
}
