import type { InvalidQueryError } from '../../errors.ts'
import { comparisonOperators, type Condition } from '../query.ts'
import { readDuration, readNumber, secondsOf, unitSeconds } from './duration.ts'
import { readEvent, writeEvent } from './event-name.ts'
import type { TokenReader } from './token-reader.ts'

type Behaviour = Extract<Condition, { kind: 'behaviour' }>

/** How far back `who did X` looks when it does not say. */
const defaultDays = 30

/** Reads what stands behind `who did`, which began at `start`: an event, how often, and in how many days. */
export function readBehaviour(reader: TokenReader, start: number): Behaviour {
  const isNot = reader.takeIf('not')
  const event = readEvent(reader, 'person event')
  if (event === undefined) throw missingEvent(reader)
  const times = readTimes(reader, isNot)
  const withinDays = readDays(reader)
  return reader.place({ kind: 'behaviour', event, ...times, withinDays }, reader.spanFrom(start))
}

/** Writes a behaviour so that it is read back exactly; the days are always said. */
export function writeBehaviour({ event, operator, count, withinDays }: Behaviour): string {
  const name = writeEvent(event, 'person event')
  if (operator === '=' && count === 0) return `who did not ${name} in ${withinDays}d`
  const times = operator === '>=' && count === 1 ? '' : ` ${operator} ${count}`
  return `who did ${name}${times} in ${withinDays}d`
}

function readTimes(reader: TokenReader, isNot: boolean): Pick<Behaviour, 'operator' | 'count'> {
  const { span, key } = reader.peek()
  const operator = comparisonOperators.find((spelling) => spelling === key)
  if (operator === undefined) return isNot ? { operator: '=', count: 0 } : { operator: '>=', count: 1 }
  reader.take()
  const count = readNumber(reader)
  const whole = reader.spanFrom(span.start)
  if (count === undefined) {
    throw reader.error(
      `\`${key}\` needs a number of times, for example \`who did Purchase >= 2 in 30d\`.`,
      whole,
      { isUnfinished: reader.isAtEnd },
    )
  }
  if (isNot) {
    throw reader.error(
      '`who did not` takes no number: leave out `not` and compare instead, for example `< 2`.',
      whole,
    )
  }
  if (operator === '>=' && count === 0) {
    throw reader.error('Everybody did it 0 times or more.', whole, { instead: ['>= 1'] })
  }
  if (operator === '<' && count === 0) {
    throw reader.error('Nobody did it less than 0 times.', whole, { instead: ['= 0'] })
  }
  return { operator, count }
}

function readDays(reader: TokenReader): number {
  if (reader.peek().key !== 'in' || !/^\d/.test(reader.peek(1).key)) return defaultDays
  const { span } = reader.take()
  const duration = readDuration(reader)
  const whole = reader.spanFrom(span.start)
  if (duration?.unit === 'day' || duration?.unit === 'week') {
    const days = (secondsOf(duration) ?? 0) / unitSeconds.day
    if (Number.isInteger(days) && days > 0) return days
  }
  throw reader.error('Here time is counted in days, at least one, for example `in 30d`.', whole, {
    instead: ['in 30d'],
  })
}

function missingEvent(reader: TokenReader): InvalidQueryError {
  return reader.error(
    '`who did` needs an event, for example `who did Purchase in 30d`.',
    reader.lastTaken().span,
    { isUnfinished: reader.isAtEnd },
  )
}
