import type { AlertDefinition } from './alert-rule.ts'
import { emptyMemory, type AlertMemory } from './alert-memory.ts'
import { createEvaluator, type Evaluator } from './evaluate-alert.ts'
import type { JudgedSeries } from './judge/judged-series.ts'
import { transition } from './transition.ts'

export interface BacktestOptions {
  timeZone: string
  knownDays: ReadonlySet<string>
  /** Label of the first point that may fire; what lies before is only learnt from. */
  from?: string
  /** What has learnt the series already, where several rules are tried on it. */
  evaluator?: Pick<Evaluator, 'evaluateAt'>
}

/** What a rule would have done over a series, had it been there. */
export interface Backtest {
  /** The point at which each incident would have fired, oldest first. */
  firings: readonly { label: string; value: number; expected?: number }[]
  /** Points that it could judge: neither unknown nor before it had learnt enough. */
  judged: number
}

/**
 * Lives through a series point by point as checks would have, strictly online: each point is judged by what lies before it, and the
 * same transitions follow. Only settled points: how far a bucket had come at what time of its day is not kept.
 */
export function backtest(
  definition: AlertDefinition,
  series: JudgedSeries,
  options: BacktestOptions,
): Backtest {
  const { from = '', timeZone, knownDays, evaluator = createEvaluator() } = options
  const firings: Backtest['firings'][number][] = []
  let memory: AlertMemory = emptyMemory
  let judged = 0
  series.points.forEach((point, index) => {
    if (!point.isSettled || point.label < from) return
    const leaveOut = openIncidentPoints(memory, series, index)
    const evaluation = evaluator.evaluateAt(definition, series, { index, timeZone, knownDays, leaveOut })
    if (evaluation.kind === 'breach' || evaluation.kind === 'fine') judged += 1
    const next = transition({
      definition,
      memory,
      evaluations: [{ group: series.group, evaluation }],
      now: point.end,
      isHeld: false,
      newIncidentId: `at ${point.label}`,
    }).memory
    if (evaluation.kind === 'breach' && hasFired(memory, next)) {
      const { value, expected } = evaluation
      firings.push({ label: point.label, value, ...(expected === undefined ? {} : { expected }) })
    }
    memory = next
  })
  return { firings, judged }
}

const none: ReadonlySet<string> = new Set()

/** What is part of an open incident is no measure for the points behind it. */
function openIncidentPoints(
  { incident }: AlertMemory,
  { points }: JudgedSeries,
  index: number,
): ReadonlySet<string> {
  if (incident === undefined || incident.recoveredAt !== undefined) return none
  const labels = new Set<string>()
  const since = Date.parse(incident.since)
  for (let before = index; before >= 0; before -= 1) {
    const point = points[before]
    if (point === undefined || point.start.getTime() < since) break
    labels.add(point.label)
  }
  return labels
}

/** One that had only lost its data fires when there is data that breaches. */
function hasFired({ incident: before }: AlertMemory, { incident: after }: AlertMemory): boolean {
  if (after === undefined || after.recoveredAt !== undefined || after.direction === 'no data') return false
  const wasOpen = before !== undefined && before.recoveredAt === undefined && before.direction !== 'no data'
  return !wasOpen
}
