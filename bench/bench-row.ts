/** One figure of a bench. */
export interface BenchRow {
  name: string
  unit: string
  p50: number
  p95: number
  samples: number
  note?: string
  /** The figure as a sentence, where it is one of the few that tell the whole. */
  inShort?: string
}
