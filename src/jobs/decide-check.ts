import type { AlertMemory, Incident } from '../alert/alert-memory.ts'
import type { Alert } from '../alert/alert-rule.ts'
import type { Evaluation } from '../alert/evaluation.ts'
import type { EvaluationOptions, Evaluator } from '../alert/evaluate-alert.ts'
import { isHeld } from '../alert/is-held.ts'
import type { JudgedSeries } from '../alert/judged-series.ts'
import { nextCheck } from '../alert/next-check.ts'
import { transition, type Transition } from '../alert/transition.ts'
import { today } from '../query/date-range.ts'
import type { AlertNews } from './alert-news.ts'
import type { AlertEvent, AlertOutcome, RememberedAlert } from './alert-store.ts'
import type { JudgedAnswer } from './ask-judged.ts'

/** One alert, with what it is judged by. */
export interface CheckedAlert {
  remembered: RememberedAlert
  answer: Pick<JudgedAnswer, 'query' | 'timeZone' | 'result'>
  series: readonly JudgedSeries[]
}

/** What all checks of a pass share. */
export interface CheckSetting {
  evaluator: Evaluator
  notes: AlertNews['notes']
  knownDays: ReadonlySet<string>
  newId: () => string
  now: Date
}

/** What a check comes to, before it is put into words. */
export interface CheckDecision extends CheckedAlert {
  outcome: Omit<AlertOutcome, 'tellings'>
  /** Undefined where nobody is told anything. */
  news: Omit<AlertNews, 'history'> | undefined
  breaches: number
}

/**
 * Judges one alert by an answer that is there: every point that has settled since the last judgement, in order, so that a bot that was
 * away comes to the same state as one that was not; told is the outcome. Changes nothing outside.
 */
export function decideCheck(checked: CheckedAlert, setting: CheckSetting): CheckDecision {
  const { remembered, answer } = checked
  const { alert, memory } = remembered
  const { now } = setting
  const hold = isHeld(alert, now)
  const series = checked.series.map((line) => untilLastDay(line, alert))
  const evaluations = series.flatMap((line) =>
    setting.evaluator
      .evaluateAll(alert.definition, line, optionsFor(memory, line, { ...setting, ...answer }))
      .map((evaluation) => ({ group: line.group, evaluation })),
  )
  const led = transition({
    definition: alert.definition,
    memory,
    evaluations: evaluations.toSorted((a, b) => endOf(a.evaluation) - endOf(b.evaluation)),
    now,
    isHeld: hold !== undefined,
    newIncidentId: setting.newId(),
  })
  const judged = evaluations.map(({ evaluation }) => evaluation)
  return {
    ...checked,
    outcome: {
      memory: led.memory,
      nextCheckAt: nextAfter(checked, { led, judged, now, heldUntil: hold?.until }),
      state: isPastLastDay(checked, now) ? { state: 'ended', because: 'Its last day is over.' } : undefined,
      events: eventsOf(memory, led, now),
      now,
    },
    news: newsOf({ ...checked, series }, led, setting),
    breaches: judged.filter(({ kind }) => kind === 'breach').length,
  }
}

function optionsFor(
  { groups, incident }: AlertMemory,
  { group, points }: JudgedSeries,
  { now, timeZone, knownDays }: Pick<CheckSetting, 'now' | 'knownDays'> & { timeZone: string },
): EvaluationOptions {
  const lastPoint = groups.find((known) => known.group === group)?.lastPoint
  const options = { lastPoint, now, timeZone, knownDays }
  if (!isOpen(incident) || !incident.groups.includes(group)) return options
  const since = Date.parse(incident.since)
  const labels = points.filter(({ start }) => start.getTime() >= since).map(({ label }) => label)
  return { ...options, leaveOut: new Set(labels) }
}

/** What is of no point belongs to the present. */
function endOf(evaluation: Evaluation): number {
  return 'point' in evaluation ? evaluation.point.end.getTime() : Number.MAX_SAFE_INTEGER
}

function isOpen(incident: Incident | undefined): incident is Incident {
  return incident !== undefined && incident.recoveredAt === undefined
}

/** The last day is judged as a whole, and nothing behind it. */
function untilLastDay(line: JudgedSeries, { definition: { endsOn } }: Alert): JudgedSeries {
  if (endsOn === undefined || line.points.every(({ label }) => label.slice(0, 10) <= endsOn)) return line
  return { ...line, points: line.points.filter(({ label }) => label.slice(0, 10) <= endsOn) }
}

const dayMs = 24 * 60 * 60_000

/** Once the newest point that has settled reaches to its end; where nothing ever settles, two days later. */
function isPastLastDay({ remembered, answer, series }: CheckedAlert, now: Date): boolean {
  const { endsOn } = remembered.alert.definition
  if (endsOn === undefined) return false
  const ends = series
    .flatMap(({ points }) => points.filter(({ isSettled }) => isSettled))
    .map(({ end }) => end.getTime())
  const reached = ends.length === 0 ? now.getTime() - 2 * dayMs : ends.reduce((a, b) => Math.max(a, b))
  return today(new Date(reached), answer.timeZone) > endsOn
}

interface Judged {
  led: Transition
  judged: readonly Evaluation[]
  now: Date
  heldUntil: Date | undefined
}

/** When something new may be known, or when what was held back may be told. */
function nextAfter({ answer }: CheckedAlert, { led, judged, now, heldUntil }: Judged): Date {
  const isWaitedFor = led.memory.incident?.isHeld === true
  const instants = [
    nextCheck(answer.query, now, answer.timeZone),
    ...(isWaitedFor ? [heldUntil] : []),
    ...judged.map((evaluation) => (evaluation.kind === 'waiting' ? evaluation.retryAt : undefined)),
  ]
  const ahead = instants.filter((at) => at !== undefined).filter((at) => at > now)
  return new Date(Math.min(...ahead.map((at) => at.getTime())))
}

/** What happened, whether or not anybody was told, and what else was. */
function eventsOf(before: AlertMemory, { memory, tell, reasons }: Transition, now: Date): AlertEvent[] {
  const [was, is] = [before.incident, memory.incident]
  const isSame = was?.id === is?.id
  const hasEnded = isOpen(was) && !(isSame && isOpen(is))
  const hasBegun = isOpen(is) && !(isSame && isOpen(was))
  const happened = [
    ...(hasEnded ? ['recovered'] : []),
    ...(hasBegun ? [is.direction === 'no data' ? 'no data' : 'fired'] : []),
  ]
  const told = tell.filter((reason) => !happened.includes(reason))
  return [...happened, ...told].map((what) => ({ at: now, what, by: undefined, reason: reasons.join(' ') }))
}

function newsOf(
  { remembered: { alert, memory: before }, answer, series }: CheckedAlert,
  { memory, tell, reasons }: Transition,
  { now, notes, evaluator }: CheckSetting,
): CheckDecision['news'] {
  const { incident } = memory
  if (incident === undefined || tell.length === 0) return undefined
  const isFirst = before.incident?.id !== incident.id || before.incident.lastToldAt === undefined
  const { result, timeZone } = answer
  const facts = { series, result, timeZone, now, notes, evaluator }
  return { alert, memory, incidentId: incident.id, reasons: tell, because: reasons, isFirst, ...facts }
}
