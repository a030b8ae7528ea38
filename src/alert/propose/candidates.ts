import type { AlertCondition, AlertDefinition } from '../alert-rule.ts'
import type { JudgedSeries } from '../judge/judged-series.ts'

/** What could be changed about a rule: what a person typed, moved step by step, the smallest step first. */
export type RuleChange = Pick<AlertDefinition, 'condition' | 'forPoints'>

/** Rules that fire less. */
export function calmerRules({ condition, forPoints }: RuleChange): RuleChange[] {
  const conditions = calmerConditions(condition)
  const patient = [1, 2].map((more) => forPoints + more).filter((points) => points <= mostPoints)
  return [
    ...conditions.map((calmer) => ({ condition: calmer, forPoints })),
    ...patient.map((points) => ({ condition, forPoints: points })),
  ]
}

/** Rules that fire more; bounds are laid where the series has been. */
export function keenerRules(
  { condition, forPoints }: RuleChange,
  series: readonly JudgedSeries[],
): RuleChange[] {
  return keenerConditions(condition, series).map((keener) => ({ condition: keener, forPoints }))
}

const mostPoints = 12

function calmerConditions(condition: AlertCondition): AlertCondition[] {
  switch (condition.kind) {
    case 'below':
      return [0.95, 0.9, 0.8, 0.7, 0.6, 0.5].map((part) => ({
        kind: condition.kind,
        value: tidy(condition.value * part),
      }))
    case 'above':
      return [1.05, 1.1, 1.2, 1.35, 1.5, 2].map((part) => ({
        kind: condition.kind,
        value: tidy(condition.value * part),
      }))
    case 'outside':
      return [0.05, 0.1, 0.2, 0.35, 0.5].map((part) => widened(condition, part))
    case 'drops':
    case 'rises':
      return [1.25, 1.5, 2, 2.5, 3, 4].flatMap((times) => moved(condition, times))
    case 'unusual':
      return calmer[condition.sensitivity].map((sensitivity) => ({ kind: condition.kind, sensitivity }))
  }
}

const calmer = { sensitive: ['normal', 'quiet'], normal: ['quiet'], quiet: [] } as const
const keener = { quiet: ['normal', 'sensitive'], normal: ['sensitive'], sensitive: [] } as const

function keenerConditions(condition: AlertCondition, series: readonly JudgedSeries[]): AlertCondition[] {
  const values = series
    .flatMap(({ points }) =>
      points.flatMap(({ value, isSettled }) => (isSettled && value !== null ? [value] : [])),
    )
    .toSorted((a, b) => a - b)
  const rare = Math.floor(mostBeyond * values.length)
  // A hair inside the value itself, or it would be no breach.
  const lowest = values
    .slice(0, mostTried)
    .map((value) => tidy(value * 1.001, 'up'))
    .filter((bound) => values.filter((value) => value < bound).length <= rare)
  const highest = values
    .slice(-mostTried)
    .toReversed()
    .map((value) => tidy(value / 1.001, 'down'))
    .filter((bound) => values.filter((value) => value > bound).length <= rare)
  switch (condition.kind) {
    case 'below':
      return lowest
        .filter((value) => value > condition.value)
        .map((value) => ({ kind: condition.kind, value }))
    case 'above':
      return highest
        .filter((value) => value < condition.value)
        .map((value) => ({ kind: condition.kind, value }))
    case 'outside':
      return lowest.flatMap((lower, index) => {
        const upper = highest[index] ?? condition.upper
        const isNarrower = lower >= condition.lower && upper <= condition.upper && lower < upper
        return isNarrower ? [{ ...condition, lower, upper }] : []
      })
    case 'drops':
    case 'rises':
      return [0.75, 0.6, 0.5, 0.35, 0.25, 0.15].flatMap((times) => moved(condition, times))
    case 'unusual':
      return keener[condition.sensitivity].map((sensitivity) => ({ kind: condition.kind, sensitivity }))
  }
}

const mostTried = 12
/** What lies beyond a bound more often than that is the usual, and the incident would never end. */
const mostBeyond = 0.1

type ChangeCondition = Extract<AlertCondition, { by: unknown }>

/** Nothing drops by all of it and then some; less than three per cent is what any number moves by. */
function moved(condition: ChangeCondition, times: number): ChangeCondition[] {
  const { by, kind } = condition
  if (by.kind === 'absolute') return [{ ...condition, by: { ...by, value: tidy(by.value * times) } }]
  const percent =
    by.percent * times >= 10 ? 5 * Math.round((by.percent * times) / 5) : Math.round(by.percent * times)
  const isMeant = percent >= 3 && percent !== by.percent && (kind === 'rises' || percent <= 90)
  return isMeant ? [{ ...condition, by: { ...by, percent } }] : []
}

function widened(condition: Extract<AlertCondition, { kind: 'outside' }>, part: number): AlertCondition {
  const { lower, upper } = condition
  const room = (upper - lower) * part
  return { ...condition, lower: tidy(lower - room, 'down'), upper: tidy(upper + room, 'up') }
}

/** Two digits, as a person would have typed it. */
function tidy(value: number, towards: 'nearest' | 'up' | 'down' = 'nearest'): number {
  if (value === 0) return 0
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1)
  const round = { nearest: Math.round, up: Math.ceil, down: Math.floor }[towards]
  return Number((round(value / step) * step).toPrecision(12))
}
