import type { BenchRow } from './bench-row.ts'

/** The row of one figure from its samples: median and 95th percentile, by nearest rank. */
export function rowOf(name: string, unit: string, samples: readonly number[]): BenchRow {
  const sorted = samples.toSorted((a, b) => a - b)
  const rank = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { name, unit, p50: rank(0.5), p95: rank(0.95), samples: samples.length }
}
