/** One figure of a bench. */
export interface BenchRow {
  name: string
  unit: string
  p50: number
  p95: number
  samples: number
  note?: string
}
