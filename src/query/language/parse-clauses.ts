import type { InvalidQueryError, Span } from '../../errors.ts'
import type { ClauseName } from './clause-definitions.ts'
import { clauseParsers } from './clause-parsers.ts'
import type { Clauses } from './clauses.ts'
import { meantDates } from './meant-dates.ts'
import { unfinishedOpeningAt, type Opening } from './opening.ts'
import { strayWord } from './stray-word.ts'
import type { TokenReader } from './token-reader.ts'

/** Reads all clauses up to the end of the text, in whatever order they stand. */
export function parseClauses(reader: TokenReader): Clauses {
  const clauses: Clauses = { groupBy: [], where: [], segments: [], isPrivate: false, spans: new Map() }
  while (!reader.isAtEnd) {
    const opening = reader.openingAt() ?? unfinishedOpening(reader)
    if (opening === undefined) throw strayWord(reader)
    const { start } = reader.peek().span
    clauseParsers[opening.clause](reader, clauses, opening)
    const span = reader.spanFrom(start)
    if (clauses.spans.has(opening.clause) && !repeatable.has(opening.clause)) {
      throw givenTwice(reader, opening.clause, span)
    }
    clauses.spans.set(opening.clause, clauses.spans.get(opening.clause) ?? span)
  }
  return clauses
}

/** `in October` is a date that people write, and no clause that lacks something. */
function unfinishedOpening(reader: TokenReader): Opening | undefined {
  return meantDates(reader) === undefined ? reader.ask(unfinishedOpeningAt) : undefined
}

/** These add up; of the others one is enough, and two would contradict each other. */
const repeatable: ReadonlySet<ClauseName> = new Set([
  'by',
  'where',
  'cohort',
  'who did',
  'segment',
  'private',
])

/** What is given, for “two ranges” and the like; other clauses go by their keyword. */
const nouns: Partial<Record<ClauseName, string>> = {
  range: 'times to look at',
  interval: 'intervals',
  metric: 'metrics',
  order: 'orders',
  population: 'populations',
  method: 'retention methods',
}

function givenTwice(reader: TokenReader, clause: ClauseName, span: Span): InvalidQueryError {
  const what = nouns[clause] ?? `\`${clause}\` clauses`
  return reader.error(`There are two ${what}; this is the second.`, span, { instead: [''] })
}
