import type { InvalidQueryError } from '../../errors.ts'
import { comparisonOperators, type Condition } from '../query.ts'
import { readDuration, readNumber, unitSeconds } from './duration.ts'
import { readEvent, writeEvent } from './event-name.ts'
import { readName, writeName } from './name.ts'
import { operatorKeys, readPropertyCondition, writePropertyCondition } from './property-condition.ts'
import type { TokenReader } from './token-reader.ts'

type Behaviour = Extract<Condition, { kind: 'behaviour' }>
type Cohort = Extract<Condition, { kind: 'cohort' }>

/** How far back `who did X` looks when it does not say. */
const defaultDays = 30

/** Reads what may stand in `where` and after `segment`: conditions joined by `and`. */
export function readConditions(reader: TokenReader): Condition[] {
  const conditions = [readCondition(reader)]
  while (reader.takeIf('and')) {
    if (!isConditionAhead(reader)) throw splitValue(reader, conditions.at(-1))
    conditions.push(readCondition(reader))
  }
  return conditions
}

export function readCondition(reader: TokenReader): Condition {
  const { span } = reader.peek()
  if (reader.takeIf('cohort')) return readCohort(reader, span.start)
  if (reader.takeIf('who', 'did')) return readBehaviour(reader, span.start)
  return readPropertyCondition(reader, 'user')
}

/** Writes conditions so that they are read back exactly. */
export function writeConditions(conditions: readonly Condition[]): string {
  return conditions.map(writeCondition).join(' and ')
}

function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'property':
      return writePropertyCondition(condition, 'user')
    case 'cohort':
      return `cohort ${condition.operator === 'is' ? '' : 'is not '}${writeName(condition.id, 'cohort')}`
    case 'behaviour':
      return writeBehaviour(condition)
  }
}

function writeBehaviour({ event, operator, count, withinDays }: Behaviour): string {
  const name = writeEvent(event, 'person event')
  if (operator === '=' && count === 0) return `who did not ${name} in ${withinDays}d`
  const times = operator === '>=' && count === 1 ? '' : ` ${operator} ${count}`
  return `who did ${name}${times} in ${withinDays}d`
}

/** Whether something like an operator comes before the next `and`, clause or end. */
function isConditionAhead(reader: TokenReader): boolean {
  if (reader.isAtEnd || reader.openingAt() !== undefined) return true
  for (let offset = 0; reader.peek(offset).kind !== 'end'; offset += 1) {
    const { key } = reader.peek(offset)
    if (operatorKeys.has(key)) return true
    if (key === 'and' || key === ',' || reader.openingAt(offset) !== undefined) return false
  }
  return false
}

/** A value with `and` in it, such as Trinidad and Tobago, looks like two conditions. */
function splitValue(reader: TokenReader, before: Condition | undefined): InvalidQueryError {
  const and = reader.lastTaken().span
  const rest = readName(reader, 'value')
  const end = rest?.span.end ?? and.end
  const problem = `“${rest?.text ?? ''}” is no condition`
  if (before?.kind !== 'property')
    return reader.error(`${problem}; one looks like \`country is Japan\`.`, { start: and.start, end })
  const value = { start: reader.placeOf(before.values).start, end }
  const quoted = `"${reader.slice(value)}"`
  return reader.error(
    `${problem}. If ${quoted} is one value, put it in quotes.`,
    { start: and.start, end },
    {
      suggestions: [reader.replaced(value, quoted)],
    },
  )
}

function readCohort(reader: TokenReader, start: number): Cohort {
  const isNot =
    reader.takeIf('is', 'not') || reader.takeIf('not', 'in') || reader.takeIf('!=') || reader.takeIf('not')
  if (!isNot) void (reader.takeIf('is') || reader.takeIf('='))
  const name = readName(reader, 'cohort')
  if (name === undefined) {
    throw reader.error(
      '`cohort` needs a cohort’s id, the last part of its address in Amplitude, for example `cohort 5mjbq8w`.',
      reader.lastTaken().span,
      {
        isUnfinished: true,
      },
    )
  }
  const id = name.quote === 'none' ? lastPathPart(name.text) : name.text
  return reader.place({ kind: 'cohort', operator: isNot ? 'is not' : 'is', id }, reader.spanFrom(start))
}

/** People paste the whole address of a cohort. */
function lastPathPart(address: string): string {
  if (!/^https?:\/\//i.test(address)) return address
  return (
    address
      .split(/[?#]/)[0]
      ?.split('/')
      .findLast((part) => part !== '') ?? address
  )
}

function readBehaviour(reader: TokenReader, start: number): Behaviour {
  const isNot = reader.takeIf('not')
  const event = readEvent(reader, 'person event')
  if (event === undefined) throw missingEvent(reader)
  const times = readTimes(reader, isNot)
  const withinDays = readDays(reader)
  return reader.place({ kind: 'behaviour', event, ...times, withinDays }, reader.spanFrom(start))
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
  if (isNot)
    throw reader.error(
      '`who did not` takes no number: leave out `not` and compare instead, for example `< 2`.',
      whole,
    )
  if (operator === '>=' && count === 0) {
    throw reader.error('Everybody did it 0 times or more.', whole, {
      suggestions: [reader.replaced(whole, '>= 1')],
    })
  }
  if (operator === '<' && count === 0) {
    throw reader.error('Nobody did it less than 0 times.', whole, {
      suggestions: [reader.replaced(whole, '= 0')],
    })
  }
  return { operator, count }
}

function readDays(reader: TokenReader): number {
  if (reader.peek().key !== 'in' || !/^\d/.test(reader.peek(1).key)) return defaultDays
  const { span } = reader.take()
  const duration = readDuration(reader)
  const whole = reader.spanFrom(span.start)
  if (duration !== undefined && duration.count > 0) {
    if (duration.unit === 'day') return duration.count
    if (duration.unit === 'week') return (duration.count * unitSeconds.week) / unitSeconds.day
  }
  throw reader.error('Here time is counted in days, at least one, for example `in 30d`.', whole, {
    suggestions: [reader.replaced(whole, 'in 30d')],
  })
}

function missingEvent(reader: TokenReader): InvalidQueryError {
  return reader.error(
    '`who did` needs an event, for example `who did Purchase in 30d`.',
    reader.lastTaken().span,
    {
      isUnfinished: reader.isAtEnd,
    },
  )
}
