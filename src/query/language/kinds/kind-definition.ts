import type { Interval, Query, UsersQuery } from '../../query.ts'
import type { ClauseName } from '../clause-definitions.ts'
import type { Clauses } from '../clauses.ts'
import type { TokenReader } from '../token-reader.ts'

/**
 * One kind of question as the language knows it. To add a kind, write one of these with a small parser for what stands
 * before the first clause, and put it into `kinds`: the parser, the matrix of clauses, mistakes, canonical text and help
 * follow from it.
 */
export interface KindDefinition {
  /** How it begins in canonical text: `dau`, `new users`. */
  name: string
  /** Other words that begin it just as well. */
  alsoSpelled: readonly string[]
  /** Words people try; they lead to a suggestion. */
  alsoCalled: readonly string[]
  meaning: string
  /** `$1`, `$2`, `$3` stand for events of the project. */
  examples: readonly [string, ...string[]]
  /** Whether its name alone is a question. */
  asksAlone: boolean
  clauses: readonly ClauseName[]
  /** The intervals it can have, the default first; a single one is fixed, and none means that it has no course. */
  intervals: readonly Interval[]
  /** How many properties of each owner it can be split by, and how many in all. */
  groupBys: { user: number; event: number; total: number }
  /** Whether `where` may hold properties of its events. */
  takesEventConditions: boolean
  /** Whether a question of this kind begins here without its name; a pasted link does. */
  beginsAt?: (reader: TokenReader) => boolean
  /** Reads what stands between the name and the first clause. */
  parseHead(reader: TokenReader): BuildQuery
  /** The canonical words of a query of this kind up to its common clauses; undefined for another kind's. */
  writeHead(query: Query): string | undefined
}

/** Puts head and clauses together, once the clauses are known to fit. */
type BuildQuery = (common: CommonParts, clauses: Clauses) => Query

/** What every kind of query has. */
export type CommonParts = Omit<UsersQuery, 'kind' | 'measure'>

/** The clauses that nearly every kind of question takes. */
export const baseClauses = ['project', 'private', 'as'] as const satisfies readonly ClauseName[]

/** The clauses that every kind of question about people takes. */
export const peopleClauses = [
  'range',
  'by',
  'where',
  'cohort',
  'who did',
  'segment',
  'top',
  ...baseClauses,
] as const satisfies readonly ClauseName[]
