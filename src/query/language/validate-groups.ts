import type { InvalidQueryError } from '../../errors.ts'
import type { Property } from '../query.ts'
import type { KindDefinition } from './kinds/kind-definition.ts'
import type { TokenReader } from './token-reader.ts'

/** Throws where a question is split by more than its kind can be, or by what it knows nothing of. */
export function validateGroups(
  reader: TokenReader,
  kind: KindDefinition,
  groupBy: readonly Property[],
): void {
  const count = { user: 0, event: 0, total: 0 }
  for (const property of groupBy) {
    if (property.of === 'event' && kind.groupBys.event === 0) throw ofEvents(reader, kind, property)
    count[property.of] += 1
    count.total += 1
    for (const owner of ['total', 'user', 'event'] as const) {
      if (count[owner] > kind.groupBys[owner]) throw tooMany(reader, { kind, property, owner })
    }
  }
}

function ofEvents(reader: TokenReader, { name }: KindDefinition, property: Property): InvalidQueryError {
  return reader.error(
    `\`${name}\` cannot be split by an event’s property such as \`event.${property.name}\`, only by one of people.`,
    reader.placeOf(property),
  )
}

const owners = { user: ' of people', event: ' of the event', total: '' } as const

interface Excess {
  kind: KindDefinition
  property: Property
  owner: keyof typeof owners
}

function tooMany(reader: TokenReader, { kind, property, owner }: Excess): InvalidQueryError {
  const most = kind.groupBys[owner]
  const properties = most === 1 ? 'one property' : `${most} properties`
  return reader.error(
    `\`${kind.name}\` can be split by ${properties}${owners[owner]} at most.`,
    reader.placeOf(property),
  )
}
