import type { MetricSource } from '../../src/result/metric-source.ts'
import { aSeriesResult } from './metric-results.ts'

/** A project named Acme that has no events and nobody in it, and answers every question with daily users. */
export function aMetricSource(overrides: Partial<MetricSource> = {}): MetricSource {
  return {
    projectOf: () => ({ name: 'Acme', timeZone: 'UTC' }),
    listEvents: async () => [],
    answer: async () => aSeriesResult(),
    findPeople: async () => [],
    readPerson: () => Promise.reject(new Error('Nobody is asked about here.')),
    realtimeHistory: async () => [],
    costOf: () => 30,
    lookCostOf: () => 3,
    status: async () => ({ projects: [], history: undefined }),
    ...overrides,
  }
}
