import type { AlertDefinition } from '../../alert/alert-rule.ts'
import { backtest } from '../../alert/backtest.ts'
import { createEvaluator, type Evaluator } from '../../alert/evaluate-alert.ts'
import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import { addDays, today } from '../../query/date-range.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import type { KnownDayList } from './alert-store.ts'
import type { Backtested, WatchedRule } from './alert-work.ts'
import { askJudged, questionFor, type AskJudgedDeps, type JudgedAnswer } from './ask-judged.ts'

export interface BacktestDeps extends AskJudgedDeps {
  notes: KnownDayList
}

/** A backtest with what it rests on. */
export interface BacktestRun {
  backtested: Backtested
  answer: JudgedAnswer
  series: readonly JudgedSeries[]
  notes: Awaited<ReturnType<KnownDayList['list']>>
  evaluator: Evaluator
  /** Label of the first point that it was tried on; what lies before was only learnt from. */
  from: string
}

/** Days are known for longer, but what would have been half a year ago tells nobody how it will be. */
const triedDays = 90

/** Groups beyond that are judged, but would make nobody wiser in a sentence. */
const mostGroups = 30

/** Lives through what is known of a question as its checks would have. Throws `InvalidQueryError`, `UpstreamError`. */
export async function backtestRule(
  deps: BacktestDeps,
  rule: WatchedRule,
  signal: AbortSignal,
): Promise<BacktestRun> {
  const { definition, projectName, teamId } = rule
  const asked = { ...deps, source: forPeople(deps.source) }
  const answer = await askJudged(asked, questionFor(asked, rule), signal)
  const all = await answer.seriesFor(definition)
  const series = all.slice(0, mostGroups)
  const notes = await deps.notes.list(teamId, projectName)
  const evaluator = createEvaluator()
  const knownDays = new Set(notes.map(({ day }) => day))
  const isByDays = series[0]?.interval === 'day'
  const from = isByDays ? addDays(today(deps.clock.now(), answer.timeZone), -triedDays) : ''
  const backtested = replay(definition, series, {
    from,
    evaluator,
    knownDays,
    timeZone: answer.timeZone,
    now: deps.clock.now(),
  })
  return { backtested, answer, series, notes, evaluator, from }
}

interface Setting {
  from: string
  evaluator: Evaluator
  knownDays: ReadonlySet<string>
  timeZone: string
  now: Date
}

function replay(definition: AlertDefinition, series: readonly JudgedSeries[], setting: Setting): Backtested {
  const { evaluator } = setting
  const runs = series.map((line) => ({ line, run: backtest(definition, line, setting) }))
  const firings = runs.flatMap(({ line: { group }, run }) =>
    run.firings.map(({ label, value }) => ({ label, value, group })),
  )
  const [first] = series
  return {
    firings: firings.toSorted((a, b) => a.label.localeCompare(b.label)),
    judged: Math.max(0, ...runs.map(({ run }) => run.judged)),
    interval: first?.interval ?? 'day',
    unit: first?.unit ?? 'number',
    now: series.map((line) => ({
      group: line.group,
      evaluation: evaluator.evaluate(definition, line, { ...setting, lastPoint: undefined }),
    })),
  }
}

/** Somebody is waiting for it, so it goes before the checks. */
function forPeople(source: MetricSource): MetricSource {
  return {
    ...source,
    answer: (query, signal, options) => source.answer(query, signal, { ...options, priority: 'person' }),
  }
}
