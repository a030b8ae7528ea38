import { InvalidQueryError } from '../../src/errors.ts'
import type { CommonParts } from '../../src/query/language/kinds/kind-definition.ts'
import type { KnownWorld } from '../../src/query/language/token-reader.ts'
import { parseCommand, type ParsedQuestion } from '../../src/query/parse-command.ts'
import type {
  EventQuery,
  FormulaQuery,
  FunnelQuery,
  LtvQuery,
  Query,
  RetentionQuery,
  SessionsQuery,
  UsersQuery,
} from '../../src/query/query.ts'
import { last, special } from './queries.ts'

/** The question that a text asks; fails the test where it asks none. */
export function parsedQuestion(text: string, known?: KnownWorld): ParsedQuestion {
  const command = parseCommand(text, known)
  if (command instanceof InvalidQueryError) throw command
  if (command.kind !== 'question') throw new Error(`“${text}” asks for help`)
  return command.question
}

export function parsedQuery(text: string, known?: KnownWorld): Query {
  return parsedQuestion(text, known).query
}

/** The mistake in a text; fails the test where there is none. */
export function mistakeIn(text: string, known?: KnownWorld): InvalidQueryError {
  const command = parseCommand(text, known)
  if (command instanceof InvalidQueryError) return command
  throw new Error(`“${text}” was understood: ${JSON.stringify(command)}`)
}

/** The words that a mistake points at. */
export function markedText({ text, span }: InvalidQueryError): string {
  return text.slice(span.start, span.end)
}

/** `dau`, unless said otherwise. */
export function aUsersQuery(overrides: Partial<UsersQuery> = {}): UsersQuery {
  return { kind: 'users', measure: 'active', ...common(), ...overrides }
}

/** `event …`, unless said otherwise. */
export function anEventQuery(overrides: Partial<EventQuery> & Pick<EventQuery, 'events'>): EventQuery {
  return { kind: 'event', metric: { kind: 'uniques' }, ...common(), ...overrides }
}

/** `funnel … > …`, unless said otherwise. */
export function aFunnelQuery(overrides: Partial<FunnelQuery> & Pick<FunnelQuery, 'steps'>): FunnelQuery {
  return {
    kind: 'funnel',
    windowSeconds: 30 * 86_400,
    order: 'ordered',
    population: 'active',
    ...common(),
    ...overrides,
  }
}

/** `retention`, unless said otherwise. */
export function aRetentionQuery(overrides: Partial<RetentionQuery> = {}): RetentionQuery {
  return {
    kind: 'retention',
    startEvent: special('new'),
    returnEvent: special('active'),
    method: { kind: 'n-day' },
    ...common(),
    ...overrides,
  }
}

/** `formula UNIQUES(A) of …`, unless said otherwise. */
export function aFormulaQuery(overrides: Partial<FormulaQuery> & Pick<FormulaQuery, 'events'>): FormulaQuery {
  return { kind: 'formula', formula: 'UNIQUES(A)', ...common(), ...overrides }
}

/** `sessions average`, unless said otherwise. */
export function aSessionsQuery(overrides: Partial<SessionsQuery> = {}): SessionsQuery {
  return { kind: 'sessions', measure: 'average', ...common(), ...overrides }
}

/** `ltv`, unless said otherwise. */
export function anLtvQuery(overrides: Partial<LtvQuery> = {}): LtvQuery {
  return {
    kind: 'ltv',
    measure: 'arpu',
    ...common(),
    range: last(12, 'week'),
    interval: 'week',
    ...overrides,
  }
}

function common(): CommonParts {
  return {
    range: last(30, 'day'),
    interval: 'day',
    groupBy: [],
    where: [],
    segments: [],
    isPrivate: false,
    output: 'picture',
  }
}
