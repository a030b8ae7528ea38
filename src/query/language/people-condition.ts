import type { InvalidQueryError } from '../../errors.ts'
import type { Condition } from '../query.ts'
import { readBehaviour, writeBehaviour } from './behaviour.ts'
import { readCohort, writeCohort } from './cohort.ts'
import { readName } from './name.ts'
import { operatorKeys, readPropertyCondition, writePropertyCondition } from './property-condition.ts'
import type { TokenReader } from './token-reader.ts'

/** Reads what may stand in `where` and after `segment`: conditions joined by `and`. */
export function readConditions(reader: TokenReader): Condition[] {
  const conditions = [readCondition(reader)]
  while (reader.takeIf('and')) {
    if (!isConditionAhead(reader)) throw splitValue(reader, conditions.at(-1))
    conditions.push(readCondition(reader))
  }
  return conditions
}

function readCondition(reader: TokenReader): Condition {
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
      return writeCohort(condition)
    case 'behaviour':
      return writeBehaviour(condition)
  }
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
  if (before?.kind !== 'property') {
    return reader.error(`${problem}; one looks like \`country is Japan\`.`, { start: and.start, end })
  }
  const value = { start: reader.placeOf(before.values).start, end }
  const quoted = `"${reader.slice(value)}"`
  return reader.error(
    `${problem}. If ${quoted} is one value, put it in quotes.`,
    { start: and.start, end },
    { suggestions: [reader.replaced(value, quoted)] },
  )
}
