import type { AlertDefinition } from '../../alert/alert-rule.ts'
import type { Evaluation } from '../../alert/evaluation.ts'
import type { Proposal } from '../../alert/propose/propose-change.ts'
import type { WhyQuery } from '../../alert/language/read-why.ts'
import type { ChartImage } from '../../chart/chart-picture.ts'
import type { Interval } from '../../query/query.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { AlertEvent, AlertTelling, RememberedAlert } from './alert-store.ts'

/** A rule together with the project that it is about. */
export interface WatchedRule {
  /** Whose notes count. */
  teamId: string
  definition: AlertDefinition
  projectName: string
}

/** What a rule would have done, had it been there before. */
export interface Backtested {
  /** Oldest first; of several groups each by itself. */
  firings: readonly { label: string; group: string; value: number }[]
  /** How many points were judged, of the line that has most. */
  judged: number
  interval: Interval
  unit: Unit
  /** What is said of the newest point that may be judged, by group; empty where there is none. */
  now: readonly { group: string; evaluation: Evaluation }[]
}

/** `why`: the groups that a change is made of, in sentences. */
export interface Explanation {
  title: string
  lines: readonly string[]
  text: string
}

/** What looking after alerts needs of numbers. `jobs/` does it; Slack's side only shows it. */
export interface AlertWork {
  /** Throws `InvalidQueryError`, `UpstreamError`. */
  backtest(rule: WatchedRule, signal: AbortSignal): Promise<Backtested>
  /** The picture of a backtest with its marks; undefined where there is nothing to draw. Throws as `backtest` does, and `RenderError`. */
  drawBacktest(rule: WatchedRule, signal: AbortSignal): Promise<ChartImage | undefined>
  /** Another rule, where one is due and would have been better. Throws as `backtest` does. */
  propose(remembered: RememberedAlert, signal: AbortSignal): Promise<Proposal | undefined>
  /**
   * The incident's message as it reads after what somebody has just done; undefined where none stands. After the last deed nobody judges
   * it any more.
   */
  retell(
    remembered: RememberedAlert,
    deed: AlertEvent & { isLast?: boolean },
  ): Promise<AlertTelling | undefined>
  /** Why an incident: for its thread. Throws as `explain` does. */
  explainIncident(remembered: RememberedAlert, signal: AbortSignal): Promise<Explanation>
  /** Throws `InvalidQueryError`, `UpstreamError`. */
  explain(query: WhyQuery, signal: AbortSignal): Promise<Explanation>
}
