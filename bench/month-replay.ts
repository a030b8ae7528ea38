import type { Alert, AlertDefinition } from '../src/alert/alert-rule.ts'
import { emptyMemory, type AlertMemory } from '../src/alert/alert-memory.ts'
import { createEvaluator, type Evaluator } from '../src/alert/evaluate-alert.ts'
import { questionOf } from '../src/alert/judged-query.ts'
import type { JudgedSeries } from '../src/alert/judged-series.ts'
import { settlingOf, usualSettleMs } from '../src/alert/judge/ripeness.ts'
import { newsOfSteps } from '../src/jobs/news-of-steps.ts'
import { stepAlert } from '../src/jobs/step-alert.ts'
import type { Interval, MetricQuery } from '../src/query/query.ts'
import { anAlert } from '../test/support/alerts.ts'
import type { WatchedQuestion } from './month-series.ts'

/** What people hear of for the first time: one message. */
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
const daysKnown: Readonly<Record<Interval, number>> = { '5min': 36, hour: 34, day: 89, week: 363, month: 700 }

/** What a check knows of a line, or the form that tries a rule on it. */
export function knownAt(line: JudgedSeries, now: Date): JudgedSeries {
  const { interval, points } = line
  const isKept = points[0]?.outOf !== undefined
  const midnightMs = now.getTime() - (now.getTime() % dayMs)
  const since = isKept ? 0 : midnightMs - daysKnown[interval] * dayMs
  return { ...line, points: points.filter(({ start, end }) => start.getTime() >= since && end <= now) }
}

const dayMs = 86_400_000

/**
 * Lives through a question from a label on, check by check, with the steps of the real checks: each sees what Amplitude would have
 * answered by then, and all rules share what is learnt within a check. Five minutes are learnt once for the whole month: a check
 * that learns thirty-six days anew, 8,640 times, would say the same after minutes of work. One list of alarms per rule.
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
  const whole = createEvaluator()
  const query = questionOf(question)
  for (const [newest, point] of first.points.entries()) {
    if (point.label < from) continue
    const now = new Date(point.end.getTime() + settlingOf(first.interval, usualSettleMs))
    const isLive = first.interval === '5min'
    const known = isLive ? lines.map((line) => upTo(line, newest)) : lines.map((line) => knownAt(line, now))
    const evaluator = isLive ? atIndex(whole, { lines, newest }) : createEvaluator()
    for (const [rule, alert] of alerts.entries()) {
      const check = { query, evaluator, now, point, alert, memory: memories[rule] ?? emptyMemory }
      const { memory, alarm } = checkOnce(check, alert.definition.perGroup ? known : known.slice(0, 1))
      memories[rule] = memory
      if (alarm !== undefined) alarms[rule]?.push(alarm)
    }
  }
  return alarms
}

function upTo(line: JudgedSeries, newest: number): JudgedSeries {
  return {
    ...line,
    points: line.points.slice(Math.max(0, newest - daysKnown[line.interval] * 288), newest + 1),
  }
}

/** What was learnt once of the whole series judges its newest point as a check would: detectors never look ahead. */
function atIndex(
  whole: Evaluator,
  { lines, newest }: { lines: readonly JudgedSeries[]; newest: number },
): Pick<Evaluator, 'evaluateAll'> {
  return {
    evaluateAll: (definition, { group }, options) => {
      const line = lines.find((one) => one.group === group)
      return line === undefined ? [] : [whole.evaluateAt(definition, line, { ...options, index: newest })]
    },
  }
}

interface OneCheck {
  query: MetricQuery
  evaluator: Pick<Evaluator, 'evaluateAll'>
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
  if (incident === undefined || !(news?.isFirst === true || news?.reasons.includes('fired')))
    return { memory: after, alarm: undefined }
  const { groups, direction } = incident
  return { memory: after, alarm: { at: now, label: point.label, start: point.start, groups, direction } }
}

const noDays: ReadonlySet<string> = new Set()
/** Nobody looks at a day before it is over. */
const noLooks: Parameters<typeof stepAlert>[0]['looks'] = new Map()
