import type { Interval } from '../../query/query.ts'
import type { Unit } from '../../result/metric-result.ts'

/** One bucket as an alert sees it. */
export interface JudgedPoint {
  /** Label of the bucket, in project time: a day, or `YYYY-MM-DDTHH:mm:ss`. Distinct points are told apart by it. */
  label: string
  start: Date
  end: Date
  /** null where the series is absent, which is not zero. */
  value: number | null
  /** Of a share: how many people it is a share of. */
  outOf: number | undefined
  /** Over, and no longer growing: only then may a lower bound be judged. */
  isSettled: boolean
}

/** One line of a result, oldest first, up to the bucket that is still filling (the last, not settled). */
export interface JudgedSeries {
  /** '' where the result has one line. */
  group: string
  unit: Unit
  interval: Interval
  points: readonly JudgedPoint[]
}
