import type { Alert, AlertDefinition } from '../src/alert/alert-rule.ts'
import { emptyMemory, type AlertMemory } from '../src/alert/alert-memory.ts'
import { createEvaluator, type Evaluator } from '../src/alert/evaluate-alert.ts'
import { questionOf } from '../src/alert/judge/judged-query.ts'
import type { JudgedSeries } from '../src/alert/judge/judged-series.ts'
import { settlingOf, usualSettleMs } from '../src/alert/judge/ripeness.ts'
import { newsOfSteps } from '../src/jobs/alerts/news-of-steps.ts'
import { stepAlert } from '../src/jobs/alerts/step-alert.ts'
import type { Interval, MetricQuery } from '../src/query/query.ts'
import { anAlert } from '../test/support/alerts.ts'
import type { WatchedQuestion } from './month-series.ts'

/** What people hear of for the first time: a message, or in an open one that a group has joined it. */
export interface MonthAlarm {
  /** When the check told it. */
  at: Date
  /** Label and beginning of the newest point of that check. */
  label: string
  start: Date
  groups: readonly string[]
  direction: 'drop' | 'spike' | 'no data'
}

/**
 * How many days before the day of a check it knows: what it asks for, and what is kept of hours and realtime. Of shares by day
 * everything is kept.
 */
const daysKnown: Readonly<Record<Interval, number>> = {
  '5min': 36,
  hour: 34,
  day: 179,
  week: 363,
  month: 700,
}

/** What a check knows of a line, or the form that tries a rule on it. */
export function knownAt(line: JudgedSeries, now: Date): JudgedSeries {
  const known = knownSince(line, now)
  return { ...known, points: known.points.filter(({ end }) => end <= now) }
}

/** The same, and all that comes later. */
function knownSince(line: JudgedSeries, now: Date): JudgedSeries {
  const { interval, points } = line
  if (points[0]?.outOf !== undefined) return line
  const sinceMs = now.getTime() - (now.getTime() % dayMs) - daysKnown[interval] * dayMs
  return { ...line, points: points.filter(({ start }) => start.getTime() >= sinceMs) }
}

const dayMs = 86_400_000

/**
 * Lives through a question from a label on, check by check, with the steps of the real checks: each sees what Amplitude would have
 * answered by then. What is learnt is learnt once for all checks of a day, which know the same days; detectors never look ahead. Five
 * minutes are learnt once for the whole month: to learn thirty-six days anew for each of its days would take minutes of work.
 * One list of alarms per rule.
 */
export function replayRules(
  { question, lines }: WatchedQuestion,
  definitions: readonly AlertDefinition[],
  from: string,
): MonthAlarm[][] {
  const [first] = lines
  const alarms: MonthAlarm[][] = definitions.map(() => [])
  if (first === undefined) return alarms
  const alerts = definitions.map((definition) => anAlert({ definition }))
  const memories = definitions.map(() => emptyMemory)
  const query = questionOf(question)
  const learning = learningOf(lines)
  for (const [newest, point] of first.points.entries()) {
    if (point.label < from) continue
    const now = new Date(point.end.getTime() + settlingOf(first.interval, usualSettleMs))
    const { evaluator, known } = learning(newest, now)
    for (const [rule, alert] of alerts.entries()) {
      const check = { query, evaluator, now, point, alert, memory: memories[rule] ?? emptyMemory }
      const { memory, alarm } = checkOnce(check, alert.definition.perGroup ? known : known.slice(0, 1))
      memories[rule] = memory
      if (alarm !== undefined) alarms[rule]?.push(alarm)
    }
  }
  return alarms
}

interface Learnt {
  evaluator: Pick<Evaluator, 'evaluateAll' | 'evaluateAt'>
  /** The lines up to the newest point. */
  known: readonly JudgedSeries[]
}

function learningOf(lines: readonly JudgedSeries[]): (newest: number, now: Date) => Learnt {
  let [day, learner, since] = ['', createEvaluator(), lines]
  return (newest, now) => {
    const today = now.toISOString().slice(0, 10)
    if (today !== day && lines[0]?.interval !== '5min') {
      learner = createEvaluator()
      since = lines.map((line) => knownSince(line, now))
    }
    day = today
    const index = newest - ((lines[0]?.points.length ?? 0) - (since[0]?.points.length ?? 0))
    const known = since.map(({ points, ...line }) => ({ ...line, points: points.slice(0, index + 1) }))
    return { known, evaluator: atIndex(learner, { lines: since, index }) }
  }
}

/** Judges the newest point as a check would, by what was learnt of the whole series. */
function atIndex(
  learner: Evaluator,
  { lines, index }: { lines: readonly JudgedSeries[]; index: number },
): Learnt['evaluator'] {
  return {
    evaluateAll: (definition, { group }, options) => {
      const line = lines.find((one) => one.group === group)
      return line === undefined ? [] : [learner.evaluateAt(definition, line, { ...options, index })]
    },
    evaluateAt: (...asked) => learner.evaluateAt(...asked),
  }
}

interface OneCheck {
  query: MetricQuery
  evaluator: Pick<Evaluator, 'evaluateAll' | 'evaluateAt'>
  alert: Alert
  memory: AlertMemory
  now: Date
  point: JudgedSeries['points'][number]
}

function checkOnce(
  { evaluator, alert, memory, now, point, query }: OneCheck,
  series: readonly JudgedSeries[],
): { memory: AlertMemory; alarm: MonthAlarm | undefined } {
  const steps = stepAlert({
    remembered: { alert, memory, version: 1 },
    series,
    looks: noLooks,
    answer: { query, timeZone: 'UTC', result: { computedAt: now } },
    evaluator,
    knownDays: noDays,
    newId: () => point.label,
    now,
    isHeld: false,
  })
  const after = steps.at(-1)?.memory ?? memory
  const [news] = newsOfSteps(steps)
  const incident = news?.memory.incident
  if (news === undefined || incident === undefined) return { memory: after, alarm: undefined }
  const { groups, direction } = incident
  const known = memory.incident?.id === incident.id ? memory.incident.groups : []
  const joined = groups.filter((group) => !known.includes(group))
  const isNew = news.isFirst || news.reasons.includes('fired')
  if (!isNew && joined.length === 0) return { memory: after, alarm: undefined }
  const alarm = {
    at: now,
    label: point.label,
    start: point.start,
    groups: isNew ? groups : joined,
    direction,
  }
  return { memory: after, alarm }
}

const noDays: ReadonlySet<string> = new Set()
/** Nobody looks at a day before it is over. */
const noLooks: Parameters<typeof stepAlert>[0]['looks'] = new Map()
