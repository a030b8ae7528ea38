import { describeRule } from '../../alert/language/describe-rule.ts'
import { whyPlanFor } from '../../alert/why/why-plan.ts'
import type { DrawingDeps } from '../../report/draw-picture.ts'
import type { Clock } from '../../clock.ts'
import type { AlertStore } from './alert-store.ts'
import type { AlertWork, Backtested, WatchedRule } from './alert-work.ts'
import { backtestRule, type BacktestDeps } from './backtest-rule.ts'
import { drawBacktest } from './draw-backtest.ts'
import { explainChange, type ExplainDeps } from './explain-change.ts'
import { explainIncident } from './explain-incident.ts'
import { proposeRule } from './propose-rule.ts'
import { retellIncident } from './retell-incident.ts'

export interface AlertWorkerDeps extends BacktestDeps, DrawingDeps, Pick<ExplainDeps, 'whyProperties'> {
  alerts: AlertStore
}

/** What looking after alerts needs of numbers, done for people: it goes before the timetable. */
export function createAlertWorker(deps: AlertWorkerDeps): AlertWork {
  const remembered = rememberFor(deps.clock)
  return {
    backtest: (rule, signal) =>
      remembered(keyOf(rule), async () => (await backtestRule(deps, rule, signal)).backtested),
    drawBacktest: async (rule, signal) => {
      const { backtested, answer, series, notes, evaluator, from } = await backtestRule(deps, rule, signal)
      const shown =
        series.find(({ group }) => backtested.firings.some((one) => one.group === group)) ?? series[0]
      if (shown === undefined) return undefined
      const { definition } = rule
      const firings = backtested.firings.filter(({ group }) => group === shown.group)
      const { result, timeZone } = answer
      const pictured = { definition, series: shown, firings, result, timeZone, notes, evaluator, from }
      return await drawBacktest(deps, { ...pictured, rule: describeRule(definition, shown.unit) }, signal)
    },
    propose: (alert, signal) => proposeRule(deps, alert, signal),
    retell: (alert, deed) => retellIncident(deps, alert, deed),
    explainIncident: (alert, signal) => explainIncident(deps, alert, { signal, priority: 'person' }),
    explain: (query, signal) => explainChange(deps, whyPlanFor(query), { signal, priority: 'person' }),
  }
}

const keptMs = 3 * 60_000
const mostKept = 50

/** Who fills in a form asks for the same backtest again when it is sent. */
function rememberFor(clock: Clock): (key: string, make: () => Promise<Backtested>) => Promise<Backtested> {
  const kept = new Map<string, { backtested: Backtested; untilMs: number }>()
  return async (key, make) => {
    const nowMs = clock.now().getTime()
    const known = kept.get(key)
    if (known !== undefined && known.untilMs > nowMs) return known.backtested
    const backtested = await make()
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { backtested, untilMs: nowMs + keptMs })
    return backtested
  }
}

/** Who is told, and when, makes no difference to what would have fired. */
function keyOf({ definition, projectName, teamId }: WatchedRule): string {
  const { question, condition, forPoints, minimum, age, perGroup } = definition
  return JSON.stringify([teamId, projectName, question, condition, forPoints, minimum, age, perGroup])
}
