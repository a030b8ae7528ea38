import { proposalDue, proposeChange, type Proposal } from '../../alert/propose/propose-change.ts'
import type { RememberedAlert } from './alert-store.ts'
import { backtestRule, type BacktestDeps } from './backtest-rule.ts'

/**
 * Another rule for an alert that was called noise three times in 30 days, or has been silent for 90, tried on all that is known of its
 * question. Undefined where none is due, or none would be better. Throws `InvalidQueryError`, `UpstreamError`.
 */
export async function proposeRule(
  deps: BacktestDeps,
  { alert, memory }: RememberedAlert,
  signal: AbortSignal,
): Promise<Proposal | undefined> {
  const because = proposalDue({ alert, memory }, deps.clock.now())
  if (because === undefined) return undefined
  const { series, answer, notes } = await backtestRule(deps, alert, signal)
  const knownDays = new Set(notes.map(({ day }) => day))
  return proposeChange(alert.definition, series, { because, knownDays, timeZone: answer.timeZone })
}
