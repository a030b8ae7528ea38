import type {
  CompositionQuery,
  FormulaQuery,
  LtvQuery,
  RealtimeQuery,
  SavedChartQuery,
  SessionsQuery,
} from '../../src/query/query.ts'
import { usersQuery } from './metric-results.ts'
import { last, named, userProperty } from './queries.ts'

/** One question of each of the rarer kinds, about the last 30 days where it is about days. */
const { range, isPrivate, output } = usersQuery
const base = { isPrivate, output }

export function aFormulaQuery(overrides: Partial<FormulaQuery> = {}): FormulaQuery {
  const formula = 'UNIQUES(A)/UNIQUES(B)'
  const events = [named('Purchase'), named('Play Song')]
  return { ...usersQuery, kind: 'formula', formula, events, ...overrides }
}

export function aSessionsQuery(overrides: Partial<SessionsQuery> = {}): SessionsQuery {
  return { ...usersQuery, kind: 'sessions', measure: 'average', ...overrides }
}

export function aCompositionQuery(overrides: Partial<CompositionQuery> = {}): CompositionQuery {
  return { kind: 'composition', ...base, range, property: userProperty('platform'), ...overrides }
}

export function anLtvQuery(overrides: Partial<LtvQuery> = {}): LtvQuery {
  const weeks = { range: last(12, 'week'), interval: 'week' as const }
  return { ...usersQuery, kind: 'ltv', ...weeks, measure: 'arpu', ...overrides }
}

export const realtimeQuery: RealtimeQuery = { kind: 'realtime', ...base }

export const savedChartQuery: SavedChartQuery = { kind: 'chart', ...base, chartId: 'abc123x' }
