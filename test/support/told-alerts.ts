import type { AlertMemory } from '../../src/alert/alert-memory.ts'
import { emptyMemory } from '../../src/alert/alert-memory.ts'
import type { Alert, AlertDefinition } from '../../src/alert/alert-rule.ts'
import type { Pace } from '../../src/alert/condition/pace.ts'
import { createEvaluator } from '../../src/alert/evaluate-alert.ts'
import type { Detector } from '../../src/alert/detect/detector.ts'
import { settlingOf, spanOf, usualSettleMs } from '../../src/alert/judge/ripeness.ts'
import type { JudgedPoint, JudgedSeries } from '../../src/alert/judge/judged-series.ts'
import type { ToldAlert } from '../../src/alert/tell/told-alert.ts'
import { transition, type TellReason } from '../../src/alert/transition.ts'
import { addDays, bucketLabels } from '../../src/query/date-range.ts'
import type { Interval } from '../../src/query/query.ts'
import type { MetricResult, Unit } from '../../src/result/metric-result.ts'
import { anAlert, anAlertDefinition } from './alerts.ts'
import { aSeriesResult } from './metric-results.ts'

/** One line of numbers, oldest first, the last of them in the bucket `newest`. */
interface LifeLine {
  group?: string
  values: readonly (number | null)[]
  outOf?: number
}

export interface Life {
  definition?: Partial<AlertDefinition>
  alert?: Partial<Alert>
  unit?: Unit
  interval?: Interval
  newest: string
  lines: readonly LifeLine[]
  timeZone?: string
  /** The last check; each point before it was checked when it had settled. */
  until: string
  /** What people did in between. */
  /** Until then nothing is told. */
  heldUntil?: string
  /** Of the running day, at the last check. */
  pace?: Pace
  presses?: (memory: AlertMemory) => AlertMemory
  notes?: ToldAlert['notes']
  deeds?: ToldAlert['deeds']
  result?: Partial<MetricResult>
}

/** An alert that has lived through its numbers as checks would have: the memory is what `transition` made of it. */
export function toldAfter(life: Life): ToldAlert & { tell: readonly TellReason[]; result: MetricResult } {
  const { unit = 'users', interval = 'day', timeZone = 'UTC', until, presses = (memory) => memory } = life
  const now = new Date(until)
  const definition = anAlertDefinition(life.definition)
  const alert = anAlert({ id: 4, ...life.alert, definition })
  const evaluator = createEvaluator(lastWeeksDetector)
  let memory: AlertMemory = emptyMemory
  let tell: readonly TellReason[] = []
  const whole = linesOf(life)
  for (const at of checksUntil(whole, life, now)) {
    const series = linesAt(whole, at)
    const evaluations = series.flatMap((line) => {
      const lastPoint = memory.groups.find(({ group }) => group === line.group)?.lastPoint
      const options = {
        lastPoint,
        now: at,
        timeZone,
        knownDays: new Set((life.notes ?? []).map(({ day }) => day)),
        leaveOut: pointsOfIncident(memory, line),
        pace: at < now ? undefined : life.pace,
      }
      const all = evaluator.evaluateAll(definition, line, options)
      return all.map((evaluation) => ({ group: line.group, evaluation }))
    })
    const next = transition({
      definition,
      memory,
      evaluations,
      now: at,
      isHeld: life.heldUntil !== undefined && at < new Date(life.heldUntil),
      newIncidentId: 'incident-1',
    })
    memory = at < now ? presses(next.memory) : next.memory
    tell = next.tell
  }
  const result = { ...aSeriesResult({ unit, interval, computedAt: now }), ...life.result } as MetricResult
  const { notes = [], deeds = [] } = life
  return { alert, memory, series: linesAt(whole, now), result, now, timeZone, notes, deeds, tell }
}

function pointsOfIncident({ incident }: AlertMemory, { points }: JudgedSeries): ReadonlySet<string> {
  if (incident === undefined || incident.recoveredAt !== undefined) return new Set()
  const since = new Date(incident.since)
  return new Set(points.filter(({ start }) => start >= since).map(({ label }) => label))
}

/** What was a week ago, and an eighth of it more or less: a stand-in that stays as it is while the real ones learn. */
export function lastWeeksDetector(): Detector {
  const known = new Map<number, number>()
  return {
    step: ({ at, value }) => {
      const expected = known.get(at - 7 * 86_400)
      if (value !== null) known.set(at, value)
      const isLearning = expected === undefined
      const [lower, upper] = isLearning ? [undefined, undefined] : [expected * 0.875, expected * 1.125]
      const isDrop = value !== null && lower !== undefined && value < lower
      const isSpike = value !== null && upper !== undefined && value > upper
      const direction = isDrop ? 'drop' : isSpike ? 'spike' : undefined
      return { expected, lower, upper, isAnomaly: direction !== undefined, direction, score: 0.5, isLearning }
    },
  }
}

/** Points of the last stretch are lived through one by one; all before them are only known. */
const lived = 10

function checksUntil([line]: readonly JudgedSeries[], { interval = 'day' }: Life, now: Date): Date[] {
  const begun = (line?.points ?? []).filter(({ start }) => start < now)
  const ends = begun.slice(-lived).map(({ end }) => end.getTime() + settlingOf(interval, usualSettleMs))
  return [...ends.filter((at) => at < now.getTime()).map((at) => new Date(at)), now]
}

function linesOf({
  lines,
  unit = 'users',
  interval = 'day',
  newest,
  timeZone = 'UTC',
}: Life): JudgedSeries[] {
  return lines.map(({ group = '', values, outOf }) => {
    const labels = labelsUntil(newest, values.length, interval)
    const points = values.map((value, index): JudgedPoint => {
      const label = labels[index] ?? ''
      const { start, end } = spanOf(label, interval, timeZone)
      return { label, start, end, value, outOf, isSettled: true }
    })
    return { group, unit, interval, points }
  })
}

/** Up to the bucket that is still filling then. */
function linesAt(lines: readonly JudgedSeries[], at: Date): JudgedSeries[] {
  return lines.map(({ group, unit, interval, points }) => {
    const waitMs = settlingOf(interval, usualSettleMs)
    const begun = points
      .filter(({ start }) => start < at)
      .map((point) =>
        at.getTime() >= point.end.getTime() + waitMs
          ? point
          : Object.assign({ ...point }, { isSettled: false }),
      )
    return { group, unit, interval, points: begun }
  })
}

function labelsUntil(newest: string, count: number, interval: Interval): string[] {
  const day = newest.slice(0, 10)
  const days = {
    '5min': Math.ceil(count / 288) + 1,
    hour: Math.ceil(count / 24) + 1,
    day: count,
    week: count * 7,
    month: count * 31,
  }
  const labels = bucketLabels({ start: addDays(day, -days[interval]), end: day }, interval)
  const last = labels.indexOf(newest)
  return labels.slice(Math.max(0, last + 1 - count), last + 1)
}

/** Ninety days with quiet weekends, around that many on a weekday; the last of them as given. */
export function weekly(
  level: number,
  newest: string,
  last: readonly (number | null)[] = [],
): (number | null)[] {
  const count = 90
  return Array.from({ length: count }, (_, index) => {
    const own = last[index - (count - last.length)]
    if (own !== undefined) return own
    const weekday = new Date(Date.parse(newest) - (count - 1 - index) * 86_400_000).getUTCDay()
    const share = weekday === 0 || weekday === 6 ? 0.72 : 1
    return Math.round(level * share * (1 + 0.018 * Math.sin(index * 2.4)))
  })
}

/** Four weeks of five minutes, or of hours, with quiet nights; the last as given. */
export function daily(
  level: number,
  {
    count,
    perDay,
    last = [],
    lastAt,
  }: { count: number; perDay: number; last?: readonly (number | null)[]; lastAt: number },
): (number | null)[] {
  return Array.from({ length: count }, (_, index) => {
    const own = last[index - (count - last.length)]
    if (own !== undefined) return own
    const slot = (index - (count - 1) + lastAt + 1e6 * perDay) % perDay
    const share = 1 - 0.6 * Math.cos(((slot / perDay) * 24 - 4) * (Math.PI / 12))
    return Math.round(level * share * (1 + 0.03 * Math.sin(index * 1.7)))
  })
}
