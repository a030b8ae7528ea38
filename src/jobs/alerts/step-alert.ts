import type { AlertMemory } from '../../alert/alert-memory.ts'
import { dayPace } from '../../alert/condition/pace.ts'
import type { EvaluationOptions, Evaluator } from '../../alert/evaluate-alert.ts'
import type { Evaluation } from '../../alert/evaluation.ts'
import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import { nextCheck } from '../../alert/next-check.ts'
import { transition, type Transition } from '../../alert/transition.ts'
import type { RememberedAlert } from './alert-store.ts'
import type { JudgedAnswer } from './ask-judged.ts'
import type { DayLooks } from './day-looks.ts'

export interface SteppedAlert {
  remembered: RememberedAlert
  series: readonly JudgedSeries[]
  looks: DayLooks
  answer: Pick<JudgedAnswer, 'query' | 'timeZone'> & { result: Pick<JudgedAnswer['result'], 'computedAt'> }
  evaluator: Pick<Evaluator, 'evaluateAll' | 'evaluateAt'>
  knownDays: ReadonlySet<string>
  newId: () => string
  now: Date
  isHeld: boolean
}

/** What one point, or one look at nothing new, led to. */
export interface AlertStep extends Transition {
  before: AlertMemory
  evaluations: readonly Evaluation[]
}

/**
 * Judges every point that has settled since the last judgement, in order, each at the time at which it would have been judged: a bot
 * that was away comes to the same state as one that was not. At least one step, the last of them in the present.
 */
export function stepAlert(stepped: SteppedAlert): readonly AlertStep[] {
  const { remembered, now, isHeld, newId } = stepped
  const moments = momentsOf(stepped)
  // Nobody can be reminded in the past; where points were missed, the next check reminds.
  const { mostReminders } = remembered.alert.definition
  const definition = {
    ...remembered.alert.definition,
    mostReminders: moments.length > 1 ? 0 : mostReminders,
  }
  const steps: AlertStep[] = []
  let { memory } = remembered
  for (const moment of moments) {
    const before = memory
    const { at } = moment
    const judged = isSameIncident(remembered.memory, memory)
      ? moment.judged
      : judgedAnew(stepped, moment, memory)
    const common = { definition, memory, isHeld, newIncidentId: newId() }
    const led = transition({ ...common, evaluations: judged, now: at ?? now })
    memory = led.memory
    steps.push({ ...led, before, evaluations: judged.map(({ evaluation }) => evaluation) })
  }
  return steps
}

/** Whether the same points are part of an open incident. */
function isSameIncident({ incident: one }: AlertMemory, { incident: other }: AlertMemory): boolean {
  const [open, otherOpen] = [one, other].map((incident) => incident && incident.recoveredAt === undefined)
  return (
    open === otherOpen &&
    (open !== true || (one?.id === other?.id && one?.groups.length === other?.groups.length))
  )
}

/** Points that an incident has taken in, or let go, since they were judged are another measure for those behind them. */
function judgedAnew(stepped: SteppedAlert, { judged }: Moment, memory: AlertMemory): readonly Judged[] {
  const { remembered, series, evaluator } = stepped
  return judged.map(({ group, evaluation }): Judged => {
    const line = series.find((one) => one.group === group)
    const label = 'point' in evaluation && evaluation.point.isSettled ? evaluation.point.label : undefined
    const index = line?.points.findLastIndex((point) => point.label === label) ?? -1
    if (line === undefined || index < 0) return { group, evaluation }
    const options = optionsFor({ ...stepped, remembered: { ...remembered, memory } }, line)
    return {
      group,
      evaluation: evaluator.evaluateAt(remembered.alert.definition, line, { ...options, index }),
    }
  })
}

interface Judged {
  group: string
  evaluation: Evaluation
}

interface Moment {
  /** Undefined for the present. */
  at: Date | undefined
  judged: readonly Judged[]
}

/** The judgements of all groups by the point that they are of; what is of no point belongs to the present. */
function momentsOf(stepped: SteppedAlert): readonly Moment[] {
  const { remembered, series, evaluator } = stepped
  const judged = series.flatMap((line) =>
    evaluator
      .evaluateAll(remembered.alert.definition, line, optionsFor(stepped, line))
      .map((evaluation): Judged => ({ group: line.group, evaluation })),
  )
  const byEnd = Map.groupBy(judged, ({ evaluation }) => endOf(evaluation))
  const ends = [...byEnd.keys()].toSorted((a, b) => a - b)
  const pointless = byEnd.get(present) ?? []
  const points = ends.filter((end) => end !== present)
  const earlier = points
    .slice(0, -1)
    .map((end) => ({ at: judgedAt(stepped, end), judged: byEnd.get(end) ?? [] }))
  const newest = points.at(-1)
  const last = newest === undefined ? [] : (byEnd.get(newest) ?? [])
  return [...earlier, { at: undefined, judged: [...last, ...pointless] }]
}

const present = Number.POSITIVE_INFINITY

function endOf(evaluation: Evaluation): number {
  return 'point' in evaluation ? evaluation.point.end.getTime() : present
}

/** When a bucket would have been judged that ended then. */
function judgedAt({ answer: { query, timeZone }, now }: SteppedAlert, end: number): Date {
  const at = nextCheck(query, new Date(end - 1), timeZone)
  return at < now ? at : now
}

function optionsFor(stepped: SteppedAlert, line: JudgedSeries): EvaluationOptions {
  const { remembered, looks, answer, now, knownDays } = stepped
  const { memory } = remembered
  const { timeZone, result } = answer
  const { group, points } = line
  const { groups, incident } = memory
  const known = groups.find((one) => one.group === group)
  const lastPoint = groups.length === 0 ? beforeFirstCheck(stepped, line) : known?.lastPoint
  const looked = looks.get(group)
  const pace = looked && dayPace(line, looked, { asOf: result.computedAt, timeZone, knownDays })
  const options = { lastPoint, now, timeZone, knownDays, pace }
  if (incident === undefined || incident.recoveredAt !== undefined) return options
  if (!incident.groups.includes(group)) return options
  const since = Date.parse(incident.since)
  const labels = points.filter(({ start }) => start.getTime() >= since).map(({ label }) => label)
  return { ...options, leaveOut: new Set(labels) }
}

/**
 * The newest point that had settled before the first check was due, so that a first check that comes days late makes up for them, as every
 * later one does; the newest of all points is judged in any case.
 */
function beforeFirstCheck(
  { remembered: { alert, memory }, answer: { query, timeZone } }: SteppedAlert,
  { points }: JudgedSeries,
): string | undefined {
  const due = memory.dueSince === undefined ? alert.nextCheckAt : new Date(memory.dueSince)
  if (due === undefined) return undefined
  const settled = points.filter(({ isSettled }) => isSettled).slice(0, -1)
  return settled.findLast(({ end }) => nextCheck(query, new Date(end.getTime() - 1), timeZone) < due)?.label
}
