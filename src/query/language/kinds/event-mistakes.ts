import type { InvalidQueryError } from '../../../errors.ts'
import type { EventRef } from '../../query.ts'
import { fillExample } from '../sample-events.ts'
import type { TokenReader } from '../token-reader.ts'
import type { KindDefinition } from './kind-definition.ts'

/** The mistake of no event where one must stand: nothing typed yet, a comma or arrow too many, or a keyword as a name. */
export function missingEvent(
  reader: TokenReader,
  kind: Pick<KindDefinition, 'name' | 'examples'>,
  eventsBefore: number,
): InvalidQueryError {
  const here = reader.peek()
  const last = reader.lastTaken()
  if (here.kind === 'symbol') {
    return reader.error(`An event is missing before \`${reader.slice(here.span)}\`.`, here.span)
  }
  const example = fillExample(kind.examples[0])
  if (eventsBefore === 0) {
    const hint = here.kind === 'end' ? '' : ' A name that begins like a clause goes in quotes.'
    return reader.error(`\`${kind.name}\` needs an event, for example \`${example}\`.${hint}`, last.span, {
      suggestions: here.kind === 'end' ? [example] : [],
      isUnfinished: true,
    })
  }
  return reader.error(
    `Another event is missing after \`${reader.slice(last.span)}\`, for example \`${example}\`.`,
    last.span,
    { isUnfinished: here.kind === 'end' },
  )
}

/** `new` stands for people's first day, which only the start of a retention can mean. */
export function refuseNew(reader: TokenReader, event: EventRef): void {
  if (event.kind !== 'special' || event.name !== 'new') return
  const span = reader.placeOf(event)
  const typed = reader.slice(span)
  throw reader.error(
    `\`${typed}\` can only start a \`retention\`. If an event is called “${typed}”, put it in quotes.`,
    span,
    {
      instead: [`"${typed}"`],
      suggestions: ['new users'],
    },
  )
}
