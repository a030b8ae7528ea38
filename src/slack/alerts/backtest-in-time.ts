import type { ChartImage } from '../../chart/chart-picture.ts'
import { RenderError, UpstreamError } from '../../errors.ts'
import type { Backtested, WatchedRule } from '../../jobs/alerts/alert-work.ts'
import { isLasting } from '../../jobs/alerts/fail-check.ts'
import { isDeadlineError, withDeadline } from '../deadline.ts'
import type { AlertDeskDeps } from './desk-deps.ts'

type BacktestDeps = Pick<AlertDeskDeps, 'alertWork' | 'clock'>

interface Patience {
  patienceMs: number
  signal: AbortSignal
}

/** What a rule would have done, with its picture where there is one. */
export interface Foreseen {
  backtested?: Backtested | undefined
  picture?: ChartImage | undefined
}

/**
 * A backtest for as long as somebody waits; nothing where it takes longer or Amplitude does not answer: the alert is none the worse.
 * Throws what no check could read either: a saved chart that is not there, a question that Amplitude refuses.
 */
export async function backtestInTime(
  { alertWork, clock }: BacktestDeps,
  rule: WatchedRule,
  { patienceMs, signal }: Patience,
): Promise<Backtested | undefined> {
  const deadline = { clock, durationMs: patienceMs, signal }
  return await orNothing(withDeadline(deadline, (inTime) => alertWork.backtest(rule, inTime)))
}

/** The same with the picture of it. */
export async function foreseeInTime(
  deps: BacktestDeps,
  rule: WatchedRule,
  patience: Patience,
): Promise<Foreseen> {
  const backtested = await backtestInTime(deps, rule, patience)
  if (backtested === undefined) return {}
  const deadline = { clock: deps.clock, durationMs: patience.patienceMs, signal: patience.signal }
  const drawing = withDeadline(deadline, (inTime) => deps.alertWork.drawBacktest(rule, inTime))
  return { backtested, picture: await orNothing(drawing) }
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (isDeadlineError(error) || error instanceof RenderError) return undefined
    if (error instanceof UpstreamError && !isLasting(error)) return undefined
    throw error
  }
}
