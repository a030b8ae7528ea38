import type { EventMetric } from '../query/query.ts'
import type { Unit } from './metric-result.ts'

/** What the numbers of a question about events count. */
export const eventUnits: Readonly<Record<EventMetric['kind'], Unit>> = {
  uniques: 'users',
  totals: 'events',
  average: 'number',
  dauShare: 'ratio',
  sum: 'number',
  mean: 'number',
  histogram: 'events',
}
