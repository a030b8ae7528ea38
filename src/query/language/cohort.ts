import type { Condition } from '../query.ts'
import { readName, writeName } from './name.ts'
import { quoted } from './quotes.ts'
import type { TokenReader } from './token-reader.ts'

type Cohort = Extract<Condition, { kind: 'cohort' }>

/** Reads what stands behind `cohort`, which began at `start`: an id, or the address that ends in it. */
export function readCohort(reader: TokenReader, start: number): Cohort {
  const isNot =
    reader.takeIf('is', 'not') || reader.takeIf('not', 'in') || reader.takeIf('!=') || reader.takeIf('not')
  if (!isNot) void (reader.takeIf('is') || reader.takeIf('='))
  const name = readName(reader, 'cohort')
  if (name === undefined) {
    throw reader.error(
      '`cohort` needs a cohort’s id, the last part of its address in Amplitude, for example `cohort 5mjbq8w`.',
      reader.lastTaken().span,
      { isUnfinished: true },
    )
  }
  const id = name.quote === 'none' ? lastPathPart(name.text) : name.text
  return reader.place({ kind: 'cohort', operator: isNot ? 'is not' : 'is', id }, reader.spanFrom(start))
}

/** Writes a cohort so that it is read back exactly. */
export function writeCohort({ operator, id }: Cohort): string {
  // An address is read as the id at its end, unless quotes say that it is the id itself.
  const written = lastPathPart(id) === id ? writeName(id, 'cohort') : quoted(id)
  return operator === 'is' ? `cohort ${written}` : `cohort is not ${written}`
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
