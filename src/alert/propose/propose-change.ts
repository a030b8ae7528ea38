import { formatDay, plural } from '../../result/format-value.ts'
import type { AlertMemory } from '../alert-memory.ts'
import type { Alert, AlertDefinition } from '../alert-rule.ts'
import { backtest, type BacktestOptions } from '../backtest.ts'
import { createEvaluator } from '../evaluate-alert.ts'
import type { JudgedSeries } from '../judge/judged-series.ts'
import { noiseLately } from '../press.ts'
import { questionIn, writeRule } from '../language/write-rule.ts'
import { calmerRules, keenerRules, type RuleChange } from './candidates.ts'

/** Why an alert should be another: called noise three times in 30 days, or silent for 90. */
export type ProposalReason = 'noise' | 'silent'

export interface Proposal {
  definition: AlertDefinition
  /** As it is typed: `drops 30% vs last week`. */
  rule: string
  /** What it would change, in words. */
  sentence: string
}

/** Called noise so often within 30 days, another rule is due. */
export const noiseThatCounts = 3
const silenceMs = 90 * 24 * 60 * 60_000

/** Whether a change should be proposed, and why. */
export function proposalDue(
  { alert, memory }: { alert: Pick<Alert, 'createdAt'>; memory: AlertMemory },
  now: Date,
): ProposalReason | undefined {
  if (noiseLately(memory, now) >= noiseThatCounts) return 'noise'
  const lastHeard = memory.lastFiredAt === undefined ? alert.createdAt : new Date(memory.lastFiredAt)
  return now.getTime() - lastHeard.getTime() >= silenceMs ? 'silent' : undefined
}

/**
 * The smallest change of a rule that would have made it worth having, tried on the past: of a noisy one at most a third of its
 * firings, of a silent one one to three. Undefined where the past knows none.
 */
export function proposeChange(
  definition: AlertDefinition,
  series: readonly JudgedSeries[],
  { because, ...options }: Omit<BacktestOptions, 'evaluator'> & { because: ProposalReason },
): Proposal | undefined {
  const evaluator = createEvaluator()
  const attempt = (change: RuleChange): Attempt => {
    const runs = series.map((line) => backtest({ ...definition, ...change }, line, { ...options, evaluator }))
    return { change, days: runs.flatMap(({ firings }) => firings.map(({ label }) => label)).toSorted() }
  }
  const present = attempt(definition)
  const wanted =
    because === 'noise' ? lessNoise(definition, present, attempt) : aVoice(definition, series, attempt)
  const query = questionIn(definition)
  if (wanted === undefined || query === undefined) return undefined
  const proposed = { ...definition, ...wanted.change }
  const rule = writeRule(proposed, query)
  const told = { rule, present, wanted, span: spanOf(series, options.from) }
  return {
    definition: proposed,
    rule,
    sentence: because === 'noise' ? noiseSentence(told) : silentSentence(told),
  }
}

interface Attempt {
  change: RuleChange
  /** When it would have fired, oldest first. */
  days: readonly string[]
}

function lessNoise(
  definition: AlertDefinition,
  present: Attempt,
  attempt: (change: RuleChange) => Attempt,
): Attempt | undefined {
  const most = Math.floor(present.days.length / 3)
  if (present.days.length === 0) return undefined
  let calmest: Attempt | undefined
  for (const change of calmerRules(definition)) {
    const tried = attempt(change)
    if (tried.days.length <= most) return tried
    if (tried.days.length < (calmest ?? present).days.length) calmest = tried
  }
  return calmest
}

const mostWanted = 3

function aVoice(
  definition: AlertDefinition,
  series: readonly JudgedSeries[],
  attempt: (change: RuleChange) => Attempt,
): Attempt | undefined {
  for (const change of keenerRules(definition, series)) {
    const tried = attempt(change)
    if (tried.days.length > mostWanted) return undefined
    if (tried.days.length > 0) return tried
  }
  return undefined
}

interface Told {
  rule: string
  present: Attempt
  wanted: Attempt
  span: string
}

function noiseSentence({ rule, present, wanted, span }: Told): string {
  const fired = wanted.days.length === 0 ? 'never have fired' : `have fired ${times(wanted.days.length)}`
  return `With “${rule}” it would ${fired} instead of ${times(present.days.length)} in the last ${span}.`
}

function silentSentence({ rule, wanted, span }: Told): string {
  const days = [...new Set(wanted.days.map((label) => formatDay(label.slice(0, 10))))]
  return `It has not fired for 90 days. With “${rule}” it would have fired ${times(wanted.days.length)} in the last ${span}: ${days.join(', ')}.`
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

function spanOf(series: readonly JudgedSeries[], from = ''): string {
  const points = series.flatMap((line) =>
    line.points.filter(({ label, isSettled }) => isSettled && label >= from),
  )
  const starts = points.map(({ start }) => start.getTime())
  const first = starts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = starts.reduce((a, b) => Math.max(a, b), 0)
  return plural(Math.max(1, Math.round((last - first) / (24 * 60 * 60_000)) + 1), 'day')
}
