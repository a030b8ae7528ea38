import type { InvalidQueryError } from '../../errors.ts'
import { specialEvents, type EventRef, type PropertyCondition } from '../query.ts'
import { readName, writeName, type Name, type NamePlace } from './name.ts'
import { quoted } from './quotes.ts'
import { readPropertyCondition, writePropertyCondition } from './property-condition.ts'
import type { TokenReader } from './token-reader.ts'

type EventPlace = Extract<NamePlace, 'event' | 'step' | 'person event'>

/** Reads an event with its own conditions, `Select [genre is rock]`, or undefined where no name stands. */
export function readEvent(reader: TokenReader, place: EventPlace): EventRef | undefined {
  const name = readName(reader, place)
  if (name === undefined) return undefined
  const conditions = readOwnConditions(reader)
  const event = interpret(name, conditions)
  if ('name' in event && event.name === '') throw namelessEvent(reader, name)
  return reader.place(event, name.span)
}

/** Writes an event so that it is read back exactly. */
export function writeEvent(event: EventRef, place: EventPlace): string {
  const conditions = event.conditions.map((condition) =>
    writePropertyCondition(condition, 'event unless built in'),
  )
  const name = writeEventName(event, place)
  return conditions.length === 0 ? name : `${name} [${conditions.join(' and ')}]`
}

function writeEventName(event: EventRef, place: EventPlace): string {
  switch (event.kind) {
    case 'special':
      return event.name
    case 'raw':
      return writeName(event.name, place, 'raw:')
    case 'custom':
      return writeName(event.name, place, 'custom:')
    case 'named': {
      const plain = interpret({ text: event.name, quote: 'none', span: { start: 0, end: 0 } }, [])
      const isPlain = plain.kind === 'named' && plain.name === event.name
      return isPlain ? writeName(event.name, place) : quoted(event.name)
    }
  }
}

/** `raw:` and `custom:` say where a name comes from; quotes around the whole say that it is a name and nothing else. */
function interpret(name: Name, conditions: PropertyCondition[]): EventRef {
  if (name.quote === 'whole') return { kind: 'named', name: name.text, conditions }
  const [, prefix = '', rest = ''] = /^(raw|custom):(.*)$/is.exec(name.text) ?? []
  const ownName = name.quote === 'rest' ? rest : rest.trim()
  if (prefix.toLowerCase() === 'raw') return { kind: 'raw', name: ownName, conditions }
  if (prefix.toLowerCase() === 'custom') return { kind: 'custom', name: ownName, conditions }
  const special = specialEvents.find((event) => event === name.text.toLowerCase())
  if (special !== undefined) return { kind: 'special', name: special, conditions }
  return { kind: 'named', name: name.text, conditions }
}

function readOwnConditions(reader: TokenReader): PropertyCondition[] {
  const opening = reader.peek().span
  if (!reader.takeIf('[')) return []
  const conditions: PropertyCondition[] = []
  do conditions.push(readPropertyCondition(reader, 'event unless built in'))
  while (reader.takeIf('and'))
  if (reader.takeIf(']')) return conditions
  const problem = reader.isAtEnd
    ? 'This bracket is not closed'
    : `I expected \`]\` before \`${reader.slice(reader.peek().span)}\``
  throw reader.error(
    `${problem}: conditions of one event look like \`[genre is rock]\`.`,
    reader.isAtEnd ? opening : reader.peek().span,
    {
      suggestions: reader.isAtEnd ? [`${reader.text}]`] : [],
      isUnfinished: reader.isAtEnd,
    },
  )
}

function namelessEvent(reader: TokenReader, name: Name): InvalidQueryError {
  return reader.error(`\`${name.text}\` needs an event’s name, for example \`raw:Its Name\`.`, name.span, {
    isUnfinished: true,
  })
}
