import type { JudgedPoint } from './judge/judged-series.ts'

/** What was compared. Numbers are in the unit of the series. */
interface EvaluationFacts {
  point: JudgedPoint
  value: number
  /** What would have been usual, or the value that is compared with. */
  expected: number | undefined
  lower: number | undefined
  upper: number | undefined
  /** What `expected` is, in words: `usual Tuesday`, `Tue, Nov 17`, `the day before`. */
  expectedName: string | undefined
}

/**
 * The judgement of the newest point that may be judged. Each says why, as a sentence that ends in messages, history and logs.
 * `waiting`: nothing new has settled since the last judgement. `learning`: too little is known for the condition.
 */
export type Evaluation =
  | ({
      kind: 'breach'
      direction: 'drop' | 'spike'
      reason: string
      /** Nothing at all is counted where much is usual: it fires at once, however many points the rule asks for. */
      isOutage?: true
    } & EvaluationFacts)
  | ({
      kind: 'fine'
      /** Back past half the distance to what is usual, or to the threshold with room: what recovery asks for. */
      isWellBack: boolean
      /** While an incident is open: what would be usual had everything stayed as it was before it. */
      before?: number
      reason: string
    } & EvaluationFacts)
  | { kind: 'no data'; point: JudgedPoint; reason: string }
  | { kind: 'learning'; reason: string; known: number; needed: number }
  /** `retryAt`: a bucket is over for long enough, only the numbers are older than that; asked again then, they tell it. */
  | { kind: 'waiting'; reason: string; retryAt?: Date }
