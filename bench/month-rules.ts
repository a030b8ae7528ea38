import type { AlertCondition, AlertDefinition } from '../src/alert/alert-rule.ts'
import { backtest } from '../src/alert/backtest.ts'
import type { JudgedSeries } from '../src/alert/judge/judged-series.ts'
import { medianOf } from '../src/result/series-figures.ts'
import { anAlertDefinition } from '../test/support/alerts.ts'
import { knownAt } from './month-replay.ts'
import { roundNumber, wishes } from './month-wishes.ts'
import type { WatchedQuestion } from './month-series.ts'

/** A rule as it was typed first, and as it was saved after a look at what it would have done. */
export interface ChosenRule {
  typed: AlertDefinition
  saved: AlertDefinition
}

/**
 * So many rules for a question, as people would set them up who know no more than what lies before `from`: bounds well off what was ever
 * seen, changes in round numbers. Before it is saved, the form tells how often a rule would have fired; nobody keeps one that would have
 * done so more than once a month, and takes the next milder number until it is quiet enough. `unusual` is kept as it is.
 */
export function rulesFor(
  { question, lines }: Pick<WatchedQuestion, 'question' | 'lines'>,
  { count, first, from }: { count: number; first: number; from: string },
): ChosenRule[] {
  const known = lines.map((line) => knownAt(line, new Date(`${from}T00:00:00Z`)))
  const [line] = known
  if (line === undefined) return []
  const values = known.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []))
  const sorted = values.toSorted((a, b) => a - b)
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)]
  const seen = { lowest, highest, median: medianOf(values), isShare: line.unit === 'ratio' }
  const some = line.interval === 'hour' || line.interval === '5min' ? wishes[line.interval] : wishes.day
  return Array.from({ length: count }, (_, index) => {
    const wish = some[(first + index) % some.length]
    const typed = anAlertDefinition({ question, perGroup: lines.length > 1, ...wish?.(seen) })
    return { typed, saved: afterLooking(typed, known) }
  })
}

const mostSteps = 12
const monthMs = 30 * 86_400_000

function afterLooking(typed: AlertDefinition, known: readonly JudgedSeries[]): AlertDefinition {
  let { condition } = typed
  for (let step = 0; step < mostSteps && isTooLoud({ ...typed, condition }, known); step += 1)
    condition = milder(condition)
  return condition === typed.condition ? typed : { ...typed, condition }
}

function isTooLoud(definition: AlertDefinition, known: readonly JudgedSeries[]): boolean {
  if (definition.condition.kind === 'unusual') return false
  const all = known[0]?.points ?? []
  // The form tries days of a quarter of a year.
  const points = known[0]?.interval === 'day' ? all.slice(-90) : all
  const setting = { timeZone: 'UTC', knownDays: new Set<string>(), from: points[0]?.label ?? '' }
  const fired = known.reduce((sum, line) => sum + backtest(definition, line, setting).firings.length, 0)
  const spanMs = (points.at(-1)?.end.getTime() ?? 0) - (points[0]?.start.getTime() ?? 0)
  return fired > spanMs / monthMs
}

function milder(condition: AlertCondition): AlertCondition {
  switch (condition.kind) {
    case 'below':
      return { ...condition, value: roundNumber(0.9 * condition.value) }
    case 'above':
      return { ...condition, value: roundNumber(1.1 * condition.value) }
    case 'outside':
      return {
        ...condition,
        lower: roundNumber(0.9 * condition.lower),
        upper: roundNumber(1.1 * condition.upper),
      }
    case 'drops':
    case 'rises':
      return { ...condition, by: milderBy(condition) }
    case 'unusual':
      return condition
  }
}

function milderBy({ kind, by }: Extract<AlertCondition, { kind: 'drops' | 'rises' }>): typeof by {
  if (by.kind === 'absolute') return { ...by, value: roundNumber(1.25 * by.value) }
  return { ...by, percent: kind === 'drops' ? Math.min(90, by.percent + 10) : by.percent + 25 }
}
