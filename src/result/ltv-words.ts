import type { LtvResult, Unit } from './metric-result.ts'

/** What a lifetime value is, before `by day 30`. */
export const ltvMeasureNames: Readonly<Record<LtvResult['query']['measure'], string>> = {
  arpu: 'per new user',
  arppu: 'per paying user',
  revenue: 'revenue',
  payers: 'paying users',
}

/** Amplitude does not say which currency revenue is in, so it stands as a bare number. */
export function ltvUnit({ query }: Pick<LtvResult, 'query'>): Unit {
  return query.measure === 'payers' ? 'users' : 'number'
}
