import type { AlertMemory } from '../../alert/alert-memory.ts'
import type { Alert } from '../../alert/alert-rule.ts'
import type { Evaluation } from '../../alert/evaluation.ts'
import type { Evaluator } from '../../alert/evaluate-alert.ts'
import { isHeld } from '../../alert/is-held.ts'
import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import { nextCheck } from '../../alert/next-check.ts'
import { nextLook } from '../../alert/next-look.ts'
import { today } from '../../query/date-range.ts'
import type { MetricQuery } from '../../query/query.ts'
import type { AlertNews } from './alert-news.ts'
import type { AlertOutcome, RememberedAlert } from './alert-store.ts'
import type { JudgedAnswer } from './ask-judged.ts'
import type { DayLooks } from './day-looks.ts'
import { eventsOfSteps, newsOfSteps, type IncidentNews } from './news-of-steps.ts'
import { stepAlert, type AlertStep } from './step-alert.ts'

/** One alert, with what it is judged by. */
export interface CheckedAlert {
  remembered: RememberedAlert
  answer: Pick<JudgedAnswer, 'query' | 'timeZone' | 'result'>
  series: readonly JudgedSeries[]
  /** How far earlier days had come by this time. */
  looks: DayLooks
}

/** What all checks of a pass share. */
export interface CheckSetting {
  evaluator: Evaluator
  notes: AlertNews['notes']
  knownDays: ReadonlySet<string>
  newId: () => string
  /** Whether a bucket that is still running can be looked at for little. */
  maySpend: (query: MetricQuery) => boolean
  now: Date
}

/** What a check comes to, before it is put into words. */
export interface CheckDecision extends CheckedAlert {
  outcome: Omit<AlertOutcome, 'tellings'>
  /** What people are to be told: as a rule nothing, and of one incident at the most. */
  news: readonly Omit<AlertNews, 'history'>[]
  breaches: number
}

/** Judges one alert by an answer that is there. Changes nothing outside. */
export function decideCheck(checked: CheckedAlert, setting: CheckSetting): CheckDecision {
  const { remembered, answer } = checked
  const { alert } = remembered
  const { now, notes, evaluator } = setting
  const hold = isHeld(alert, now)
  const series = checked.series.map((line) => untilLastDay(line, alert))
  const steps = stepAlert({ ...setting, ...checked, series, isHeld: hold !== undefined })
  const memory = steps.at(-1)?.memory ?? remembered.memory
  const judged = steps.flatMap(({ evaluations }) => evaluations)
  const isOver = isPastLastDay(checked, now)
  const ended: Alert = { ...alert, state: 'ended', stateBecause: lastDayIsOver }
  const common = { series, result: answer.result, timeZone: answer.timeZone, now, notes, evaluator }
  return {
    ...checked,
    outcome: {
      memory,
      nextCheckAt: nextAfter(checked, { ...setting, memory, judged, heldUntil: hold?.until }),
      state: isOver ? { state: 'ended', because: lastDayIsOver } : undefined,
      events: eventsOfSteps(steps, now),
      now,
    },
    news: withLastWord(upToDate(newsOfSteps(steps), steps), isOver ? memory : undefined).map((news) =>
      Object.assign(news, common, { alert: news.isClosed === true ? ended : alert }),
    ),
    breaches: judged.filter(({ kind }) => kind === 'breach').length,
  }
}

/**
 * `585 yesterday` is not true for long: the message of an open incident is edited with the first point of each new day, also where nobody
 * has to hear of it.
 */
function upToDate(news: readonly IncidentNews[], steps: readonly AlertStep[]): readonly IncidentNews[] {
  const [before, memory] = [steps[0]?.before, steps.at(-1)?.memory]
  const incident = memory?.incident
  if (before === undefined || memory === undefined || incident?.lastToldAt === undefined) return news
  const isQuiet = news.length === 0 && incident.recoveredAt === undefined && !incident.isHeld
  if (!isQuiet || newestDay(memory) === newestDay(before)) return news
  return [{ incidentId: incident.id, reasons: [], memory, isFirst: false }]
}

/** Of the points that were judged. */
function newestDay({ groups }: AlertMemory): string {
  return groups
    .reduce((newest, { lastPoint = '' }) => (lastPoint > newest ? lastPoint : newest), '')
    .slice(0, 10)
}

const lastDayIsOver = 'Its last day is over.'

/**
 * What is open when an alert ends stays so; its message must not promise that somebody will say when it is not. What is told for the
 * first time by then is an alarm all the same.
 */
function withLastWord(
  news: readonly IncidentNews[],
  last: AlertMemory | undefined,
): readonly (IncidentNews & { isClosed?: boolean })[] {
  const incident = last?.incident
  if (last === undefined || incident?.lastToldAt === undefined || incident.recoveredAt !== undefined)
    return news
  const own = news.find(({ incidentId }) => incidentId === incident.id)
  if (own?.isFirst === true) return news
  const others = news.filter(({ incidentId }) => incidentId !== incident.id)
  const word = { incidentId: incident.id, reasons: [], memory: last, isFirst: false, ...own }
  const reasons = word.reasons.filter((reason) => reason !== 'reminder')
  return [...others, { ...word, reasons, isClosed: true }]
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

interface Judged extends Pick<CheckSetting, 'maySpend'> {
  memory: AlertMemory
  judged: readonly Evaluation[]
  now: Date
  heldUntil: Date | undefined
}

/** When something new may be known, or when what was held back may be told. */
function nextAfter({ remembered, answer }: CheckedAlert, judging: Judged): Date {
  const { memory, judged, now, heldUntil, maySpend } = judging
  const { query, timeZone } = answer
  const { condition } = remembered.alert.definition
  const instants = [
    nextCheck(query, now, timeZone),
    ...(maySpend(query) ? [nextLook({ condition, query }, now, timeZone)] : []),
    ...(memory.incident?.isHeld === true ? [heldUntil] : []),
    ...judged.map((evaluation) => (evaluation.kind === 'waiting' ? evaluation.retryAt : undefined)),
  ]
  const ahead = instants.filter((at) => at !== undefined).filter((at) => at > now)
  return new Date(Math.min(...ahead.map((at) => at.getTime())))
}
