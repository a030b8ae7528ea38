import type { MetricResult } from '../result/metric-result.ts'
import type { Summary } from '../result/summary.ts'

/** What one question of a digest came to. */
export type PartAnswer = AnsweredPart | FailedPart

export interface AnsweredPart {
  /** Canonical question. */
  command: string
  result: MetricResult
  summary: Summary
  /** The numbers behind the headline over time, complete buckets only, oldest first; empty where it has no course. */
  course: readonly (number | null)[]
}

export interface FailedPart {
  command: string
  /** A sentence with the way out. */
  reason: string
}

export function isAnswered(part: PartAnswer): part is AnsweredPart {
  return 'result' in part
}
