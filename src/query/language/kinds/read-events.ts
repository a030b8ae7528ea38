import type { InvalidQueryError } from '../../../errors.ts'
import type { EventRef } from '../../query.ts'
import { readEvent } from '../event-name.ts'
import { limits } from '../limits.ts'
import type { TokenReader } from '../token-reader.ts'
import { missingEvent, refuseNew } from './event-mistakes.ts'
import type { KindDefinition } from './kind-definition.ts'

/** Reads one or two events with a comma between them; throws where there are none or more. */
export function readEvents(reader: TokenReader, kind: Pick<KindDefinition, 'name' | 'examples'>): EventRef[] {
  const events: EventRef[] = []
  do {
    const event = readEvent(reader, 'event')
    if (event === undefined) throw missingEvent(reader, kind, events.length)
    refuseNew(reader, event)
    events.push(event)
  } while (reader.takeIf(','))
  if (reader.peek().key === '>') throw stepsInsteadOfEvents(reader, kind.name)
  const third = events[limits.events]
  if (third !== undefined) {
    throw reader.error(`Amplitude compares ${limits.events} events at most.`, reader.placeOf(third))
  }
  return events
}

/** `event Search > Play` was meant as a funnel. */
function stepsInsteadOfEvents(reader: TokenReader, kind: string): InvalidQueryError {
  const { span } = reader.peek()
  const withComma = reader.replaced({ start: Math.max(0, span.start - 1), end: span.end }, ',')
  if (kind !== 'event')
    return reader.error('Events are separated by `,`.', span, { suggestions: [withComma] })
  const [name] = reader.text.split(' ')
  return reader.error('Events are separated by `,`; for steps ask a `funnel`.', span, {
    suggestions: [reader.replaced({ start: 0, end: name?.length ?? 0 }, 'funnel'), withComma],
  })
}
