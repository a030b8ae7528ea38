import type { AlertDefinition } from './alert-rule.ts'
import type { Pace } from './condition/pace.ts'
import { levelBefore } from './condition/level-before.ts'
import { viewOf, type Judging, type SeriesView } from './condition/series-view.ts'
import { missingPoint, weighPoint } from './condition/weigh-point.ts'
import { weighRunning } from './condition/weigh-running.ts'
import { yardstickFor, type JudgementOf } from './condition/yardstick-for.ts'
import { createDetector } from './detect/create-detector.ts'
import type { Detector, DetectorOptions } from './detect/detector.ts'
import { detectorReplays, type DetectorReplays } from './detector-replays.ts'
import type { Evaluation } from './evaluation.ts'
import type { JudgedSeries } from './judge/judged-series.ts'
import { waiting } from './waiting.ts'

export interface EvaluationOptions {
  /** Label of the newest point that was judged; undefined where none was. */
  lastPoint: string | undefined
  now: Date
  /** Of the project. */
  timeZone: string
  /** Days that are known to be special: nothing usual is learnt from them. */
  knownDays: ReadonlySet<string>
  /** Labels of points of an open incident: they are no measure for those behind them. */
  leaveOut?: ReadonlySet<string>
  /** How much of a day has come by now: gives a daily alert a fair lower bound before the day is over. */
  pace?: Pace | undefined
}

/** Judges for one pass: what is learnt of a series is learnt once, for all alerts that look at it. */
export interface Evaluator {
  /** Of the newest point that may be judged; `waiting` where it has been. */
  evaluate(definition: AlertDefinition, series: JudgedSeries, options: EvaluationOptions): Evaluation
  /** Of every point that has settled since the last judgement, oldest first: none is passed over after a pause. */
  evaluateAll(
    definition: AlertDefinition,
    series: JudgedSeries,
    options: EvaluationOptions,
  ): readonly Evaluation[]
  /** Of one settled point, by its index, as it would have been judged when it was the newest: for backtests. */
  evaluateAt(
    definition: AlertDefinition,
    series: JudgedSeries,
    options: Omit<EvaluationOptions, 'lastPoint' | 'now'> & { index: number },
  ): Evaluation
}

/** Keeps what it has learnt of a series for as long as that series is in use. */
export function createEvaluator(make: (options: DetectorOptions) => Detector = createDetector): Evaluator {
  const views = new WeakMap<JudgedSeries, SeriesView>()
  const replays = detectorReplays(make)
  const lookAt = (series: JudgedSeries): SeriesView => {
    const known = views.get(series)
    if (known !== undefined) return known
    const view = viewOf(series)
    views.set(series, view)
    return view
  }
  const evaluateAll: Evaluator['evaluateAll'] = (definition, series, options) => {
    const view = lookAt(series)
    const fresh = freshPoints(view, options.lastPoint)
    if (fresh.length > 0)
      return fresh.map((index) => judgeSettled(definition, { view, index, replays, options }))
    const early = judgeRunning(definition, { view, index: view.newestSettled + 1, replays, options })
    return [early ?? waiting(view, options)]
  }
  return {
    evaluateAll,
    evaluate: (definition, series, options) => {
      const view = lookAt(series)
      const newest = freshPoints(view, options.lastPoint).at(-1)
      if (newest !== undefined) return judgeSettled(definition, { view, index: newest, replays, options })
      return evaluateAll(definition, series, options).at(-1) ?? waiting(view, options)
    },
    evaluateAt: (definition, series, { index, ...options }) =>
      judgeSettled(definition, { view: lookAt(series), index, replays, options }),
  }
}

interface Bench {
  view: SeriesView
  index: number
  replays: DetectorReplays
  options: Omit<EvaluationOptions, 'lastPoint' | 'now'>
}

/** After a long pause only these are made up for: an incident that was over before them is nobody's any more. */
const mostFresh = 12

/** Indexes of settled points behind the last one judged. Where none was, the newest alone. */
function freshPoints(
  { series, indexOf, newestSettled }: SeriesView,
  lastPoint: string | undefined,
): number[] {
  if (newestSettled < 0) return []
  if (lastPoint === undefined) return [newestSettled]
  const seen = indexOf.get(lastPoint)
  // A label that is gone was before the range, or the answer is older than the last one.
  const from = seen === undefined ? series.points.findIndex(({ label }) => label > lastPoint) : seen + 1
  if (from < 0) return []
  const indexes: number[] = []
  for (let index = Math.max(from, newestSettled - mostFresh + 1); index <= newestSettled; index += 1) {
    if (series.points[index]?.isSettled === true) indexes.push(index)
  }
  return indexes
}

function judgeSettled(definition: AlertDefinition, bench: Bench): Evaluation {
  const judging = judgingAt(bench)
  if (judging === undefined) return waiting(bench.view, undefined)
  const { value } = judging.point
  if (value === null) return missingPoint(judging)
  const facts = { ...judging, value }
  const evaluation = weighPoint(definition, facts, judgementsAt(bench))
  if (evaluation.kind !== 'fine') return evaluation
  const before = levelBefore(facts, (index) => expectedAt(definition, { ...bench, index }))
  return before === undefined ? evaluation : { ...evaluation, before }
}

/** What the rule expected of an earlier point; undefined where somebody typed what is expected. */
function expectedAt(definition: AlertDefinition, bench: Bench): number | undefined {
  const judging = judgingAt(bench)
  const value = judging?.point.value ?? undefined
  if (judging === undefined || value === undefined) return undefined
  const yardstick = yardstickFor(definition.condition, { ...judging, value }, judgementsAt(bench))
  return yardstick.kind === 'yardstick' && yardstick.isLearnt ? yardstick.expected : undefined
}

function judgeRunning(definition: AlertDefinition, bench: Bench): Evaluation | undefined {
  const judging = judgingAt(bench)
  if (judging === undefined || judging.point.value === null || judging.point.isSettled) return undefined
  const facts = { ...judging, value: judging.point.value }
  return weighRunning(definition, facts, { judgementOf: judgementsAt(bench), pace: bench.options.pace })
}

const nothing: ReadonlySet<string> = new Set()

function judgingAt({ view, index, options }: Bench): Omit<Judging, 'value'> | undefined {
  const point = view.series.points[index]
  if (point === undefined) return undefined
  return { view, index, point, knownDays: options.knownDays, leaveOut: options.leaveOut ?? nothing }
}

function judgementsAt({ view, replays, options }: Bench): JudgementOf {
  const { timeZone, knownDays } = options
  return (sensitivity, index) => replays.judgementAt(view.series, index, { sensitivity, timeZone, knownDays })
}
