import type { MetricResult } from '../../result/metric-result.ts'
import { judgedCohorts } from './judged-cohorts.ts'
import { judgedEntryDay } from './judged-entry-day.ts'
import { judgedLifetimes } from './judged-lifetimes.ts'
import { judgedLines } from './judged-lines.ts'
import { judgedLive } from './judged-live.ts'
import { judgedSaved } from './judged-saved.ts'
import type { Ripeness } from './ripeness.ts'
import type { JudgedSeries } from './judged-series.ts'

export interface JudgingOptions {
  now: Date
  /** How long after its end a day, week or month still grows, ms. Learnt from repeated reads; `usualSettleMs` unless it was. */
  settleMs: number
  /** Every line, else the first one alone. */
  perGroup: boolean
  /** Of retention and lifetime value: the column that is judged, as in `AlertDefinition`. */
  age?: number | undefined
}

/**
 * An answer as an alert sees it: what may be judged, told apart from what still grows. A number counts as old as the moment at
 * which Amplitude computed it, however late it is looked at. Answers that have one figure for all of their days
 * (compositions, session lengths) have nothing to judge.
 */
export function judgedSeriesOf(result: MetricResult, options: JudgingOptions): readonly JudgedSeries[] {
  const { now, perGroup } = options
  const asOf = result.computedAt < now ? result.computedAt : now
  const lines = judgedLinesOf(result, { ...options, asOf })
  return perGroup ? lines : lines.slice(0, 1)
}

function judgedLinesOf(
  result: MetricResult,
  ripeness: Ripeness & { age?: number | undefined },
): readonly JudgedSeries[] {
  switch (result.kind) {
    case 'series':
      return judgedLines(result, ripeness)
    case 'savedChart':
      return judgedSaved(result, ripeness)
    case 'realtime':
      return [judgedLive(result, ripeness.asOf)]
    case 'funnel':
      return judgedEntryDay(result, ripeness)
    case 'retention':
      return judgedCohorts(result, ripeness.age)
    case 'ltv':
      return judgedLifetimes(result, ripeness.age)
    case 'composition':
    case 'sessionLength':
      return []
  }
}
