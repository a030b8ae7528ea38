import type { AlertCondition, AlertDefinition } from '../../src/alert/alert-rule.ts'
import type { Detector, DetectorOptions } from '../../src/alert/detect/detector.ts'
import { createEvaluator, type EvaluationOptions } from '../../src/alert/evaluate-alert.ts'
import type { Evaluation } from '../../src/alert/evaluation.ts'
import type { JudgedPoint, JudgedSeries } from '../../src/alert/judge/judged-series.ts'
import type { Interval } from '../../src/query/query.ts'
import type { Unit } from '../../src/result/metric-result.ts'
import { anAlertDefinition } from './alerts.ts'

const stepMs = {
  '5min': 300_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
}

interface Shape {
  interval?: Interval
  unit?: Unit
  group?: string
  /** Start of the newest point; Sunday, 2026-11-22, unless given. */
  newest?: string
  outOf?: number
  /** The newest point is still filling. */
  isRunning?: boolean
}

/** Points in UTC, the oldest first, all settled unless the newest is told to be running. */
export function aJudgedSeries(values: readonly (number | null)[], shape: Shape = {}): JudgedSeries {
  const { interval = 'day', unit = 'users', group = '', outOf, isRunning = false } = shape
  const newest = Date.parse(shape.newest ?? '2026-11-22T00:00:00Z')
  const points = values.map((value, index): JudgedPoint => {
    const start = new Date(newest - (values.length - 1 - index) * stepMs[interval])
    const iso = start.toISOString()
    const isClock = interval === '5min' || interval === 'hour'
    return {
      label: isClock ? iso.slice(0, 19) : iso.slice(0, 10),
      start,
      end: new Date(start.getTime() + stepMs[interval]),
      value,
      outOf,
      isSettled: !(isRunning && index === values.length - 1),
    }
  })
  return { group, unit, interval, points }
}

/** Knows nothing but one band, from the first point on that it is not learning. */
export function bandDetector(
  band: { lower: number; expected: number; upper: number },
  learnsFor = 0,
): (options: DetectorOptions) => Detector {
  return () => {
    let seen = 0
    return {
      step: ({ value }) => {
        seen += 1
        const isAnomaly = value !== null && (value < band.lower || value > band.upper)
        const direction = value === null ? undefined : value < band.expected ? 'drop' : 'spike'
        return { ...band, isAnomaly, direction, score: isAnomaly ? 0.9 : 0.1, isLearning: seen <= learnsFor }
      },
    }
  }
}

export const usualBand = bandDetector({ lower: 900, expected: 1000, upper: 1100 })

export const judgedNow = {
  now: new Date('2026-11-23T03:00:00Z'),
  timeZone: 'UTC',
  knownDays: new Set<string>(),
}

interface Given extends Partial<EvaluationOptions> {
  changes?: Partial<AlertDefinition>
  detector?: typeof usualBand
}

/** The judgement of the newest point that may be judged. */
export function judgeNewest(condition: AlertCondition, series: JudgedSeries, given: Given = {}): Evaluation {
  const { changes = {}, detector = usualBand, ...options } = given
  const definition = anAlertDefinition({ condition, ...changes })
  return createEvaluator(detector).evaluate(definition, series, {
    lastPoint: undefined,
    ...judgedNow,
    ...options,
  })
}

export const below = (value: number): AlertCondition => ({ kind: 'below', value })
export const above = (value: number): AlertCondition => ({ kind: 'above', value })
export const unusual: AlertCondition = { kind: 'unusual', sensitivity: 'normal' }

/** By so many percent. */
export function drops(percent: number, against: 'previous' | 'last week' = 'last week'): AlertCondition {
  return { kind: 'drops', by: { kind: 'percent', percent }, against }
}

export function rises(percent: number, against: 'previous' | 'last week' = 'last week'): AlertCondition {
  return { kind: 'rises', by: { kind: 'percent', percent }, against }
}

/** So many equal days, and then these. */
export function daysAt(level: number, count: number, ...last: readonly (number | null)[]): JudgedSeries {
  return aJudgedSeries([...Array.from({ length: count }, () => level), ...last])
}
