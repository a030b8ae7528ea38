import { UpstreamError } from '../../../errors.ts'
import type { Backtested, WatchedRule } from '../../../jobs/alerts/alert-work.ts'
import { costPerDay } from '../../alerts/alert-cost.ts'
import { backtestInTime } from '../../alerts/backtest-in-time.ts'
import type { AlertDeskDeps } from '../../alerts/desk-deps.ts'
import { usualReminders } from '../../alerts/plan-alert.ts'
import type { AlertForm } from './alert-form.ts'
import { lookUpRule, type LookedUpRule } from './look-up-rule.ts'

/** What the form shows of what is known beside its fields. */
export interface AlertFormKnown {
  rule: LookedUpRule
  now: Date
  costPerDay: number | undefined
  /** `pending` while it is computed; undefined where it could not be. */
  backtest: Backtested | 'pending' | undefined
}

interface Looking {
  /** How long Slack may be kept waiting. */
  patienceMs: number
  signal: AbortSignal
}

type KnowDeps = Pick<AlertDeskDeps, 'source' | 'clock' | 'alertWork' | 'bot'>

/** What is known at once; the backtest follows. */
export async function knowAlertForm(
  deps: KnowDeps,
  form: AlertForm,
  looking: Looking,
): Promise<AlertFormKnown> {
  const rule = await lookUpRule(deps, form, looking)
  const isWatched = rule.kind === 'watched'
  return {
    rule,
    now: deps.clock.now(),
    costPerDay: isWatched ? costPerDay(deps, rule.watched) : undefined,
    backtest: isWatched ? 'pending' : undefined,
  }
}

/** Somebody fills in other fields meanwhile. */
const patienceMs = 25_000

/** The same with the backtest. */
export async function withBacktest(
  deps: KnowDeps,
  known: AlertFormKnown,
  signal: AbortSignal,
): Promise<AlertFormKnown> {
  const watched = watchedRule(deps, known.rule)
  if (watched === undefined) return known
  try {
    return { ...known, backtest: await backtestInTime(deps, watched, { patienceMs, signal }) }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return {
      ...known,
      rule: { kind: 'mistakes', mistakes: { question: error.userMessage } },
      backtest: undefined,
    }
  }
}

/** What is watched, as a rule of nobody that is told nowhere. */
export function watchedRule({ bot }: Pick<KnowDeps, 'bot'>, rule: LookedUpRule): WatchedRule | undefined {
  if (rule.kind !== 'watched') return undefined
  const { watched, projectName, usualTitle: title } = rule
  return {
    definition: { title, ...watched, channelId: 'C0', mostReminders: usualReminders },
    projectName,
    teamId: bot.teamId,
  }
}
