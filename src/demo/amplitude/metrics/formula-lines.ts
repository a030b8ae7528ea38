import type { CountedEvent, SegmentationQuery } from './count-events.ts'
import { InvalidDefinitionError } from './definition.ts'
import {
  namesSegments,
  type EventLetter,
  type Formula,
  type FormulaFunction,
  type FormulaMetric,
} from './formula.ts'
import { divide, noFigures, rankOf } from './measure.ts'
import type { SegmentationLine } from './segmentation.ts'
import type { Figures } from './tally.ts'

/** A value per bucket, and one over the whole range. */
interface Curve {
  values: readonly number[]
  wholeRange: number
}

/** One line per formula, segment and group. Groups of two events belong together where their values are the same. */
export function formulaLines(
  counted: readonly CountedEvent[],
  query: SegmentationQuery,
  bucketCount: number,
): SegmentationLine[] {
  const segments = [...new Set(counted.map(({ segmentIndex }) => segmentIndex))]
  return query.formulas.flatMap((formula, formulaIndex) => {
    const own = namesSegments(formula) ? [0] : segments
    return own.flatMap((segmentIndex) =>
      groupsOf(counted, segmentIndex, query).map((values): SegmentationLine => {
        const { values: perBucket, wholeRange } = evaluate(formula, {
          counted,
          segmentIndex,
          values,
          bucketCount,
        })
        const userValues = values.slice(values.length - query.groupBy.length)
        const eventValues = values.slice(0, values.length - userValues.length)
        return {
          segmentIndex,
          eventIndex: formulaIndex,
          eventValues,
          userValues,
          values: perBucket,
          wholeRange,
        }
      }),
    )
  })
}

interface Scope {
  counted: readonly CountedEvent[]
  segmentIndex: number
  /** Values of the group. */
  values: readonly string[]
  bucketCount: number
}

function groupsOf(
  counted: readonly CountedEvent[],
  segmentIndex: number,
  { limit }: SegmentationQuery,
): string[][] {
  const first = counted.find((event) => event.segmentIndex === segmentIndex && event.eventIndex === 0)
  if (first === undefined) return []
  if (first.grouping.size === 1) return [first.grouping.valuesOf(0)]
  return [...first.groups]
    .sort(([, a], [, b]) => rankOf('formula', b.range) - rankOf('formula', a.range))
    .slice(0, limit)
    .map(([group]) => first.grouping.valuesOf(group))
}

function evaluate(formula: Formula, scope: Scope): Curve {
  switch (formula.kind) {
    case 'number':
      return {
        values: Array.from({ length: scope.bucketCount }, () => formula.value),
        wholeRange: formula.value,
      }
    case 'metric':
      return metricCurve(formula.metric, formula.event, scope)
    case 'over time':
      return overTime(metricCurve(formula.metric, formula.event, scope), formula)
    case 'function':
      return combine(
        formula.parts.map((part) => evaluate(part, scope)),
        (parts) => apply(formula.name, parts),
      )
    case 'operation': {
      const sides = [evaluate(formula.left, scope), evaluate(formula.right, scope)]
      return combine(sides, ([left = 0, right = 0]) => calculate(left, formula.operator, right))
    }
  }
}

function metricCurve(metric: FormulaMetric, letter: EventLetter, scope: Scope): Curve {
  const segmentIndex = letter.segment ?? scope.segmentIndex
  const event = scope.counted.find(
    (one) => one.segmentIndex === segmentIndex && one.eventIndex === letter.eventIndex,
  )
  if (event === undefined)
    throw new InvalidDefinitionError('Invalid formula: it names an event or segment that is not there')
  const wanted = scope.values.join('\u0000')
  const group = [...event.groups.keys()].find((key) => event.grouping.valuesOf(key).join('\u0000') === wanted)
  const counts = group === undefined ? undefined : event.groups.get(group)
  const active = event.active.get(group === undefined ? 0 : group % event.userGroups)
  const value = (of: Figures | undefined, people: Figures | undefined): number =>
    metricOf(metric, of ?? noFigures, people ?? noFigures)
  return {
    values: Array.from({ length: scope.bucketCount }, (_, bucket) =>
      value(counts?.buckets[bucket], active?.buckets[bucket]),
    ),
    wholeRange: value(counts?.range, active?.range),
  }
}

function metricOf(metric: FormulaMetric, figures: Figures, active: Figures): number {
  switch (metric) {
    case 'UNIQUES':
      return figures.uniques
    case 'TOTALS':
      return figures.totals
    case 'ACTIVE':
      return divide(figures.uniques, active.uniques)
    case 'AVG':
      return divide(figures.totals, figures.uniques)
    case 'PROPSUM':
    case 'REVENUETOTAL':
      return figures.sum
    case 'PROPAVG':
      return divide(figures.sum, figures.numbers)
    case 'ARPAU':
      return divide(figures.sum, active.uniques)
  }
}

function overTime(
  { values, wholeRange }: Curve,
  { wrapper, buckets }: { wrapper: 'CUMSUM' | 'ROLLAVG'; buckets: number },
): Curve {
  const sums = values.map((_, end) => {
    const window = values.slice(Math.max(0, end - buckets + 1), end + 1)
    const sum = window.reduce((total, value) => total + value, 0)
    return wrapper === 'CUMSUM' ? sum : sum / window.length
  })
  return { values: sums, wholeRange }
}

function combine(curves: readonly Curve[], of: (parts: readonly number[]) => number): Curve {
  return {
    values: (curves[0]?.values ?? []).map((_, bucket) => of(curves.map(({ values }) => values[bucket] ?? 0))),
    wholeRange: of(curves.map(({ wholeRange }) => wholeRange)),
  }
}

function calculate(left: number, operator: '+' | '-' | '*' | '/', right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return divide(left, right)
  }
}

/** What is not a number, such as the logarithm of 0, shows as 0. */
function apply(name: FormulaFunction, [value = 0, second]: readonly number[]): number {
  const result = raw(name, value, second)
  return Number.isFinite(result) ? result : 0
}

function raw(name: FormulaFunction, value: number, second: number | undefined): number {
  switch (name) {
    case 'EXP':
      return Math.exp(value)
    case 'LN':
      return Math.log(value)
    case 'LOG':
      return Math.log(value) / Math.log(second ?? Math.E)
    case 'LOG10':
      return Math.log10(value)
    case 'POWER':
      return value ** (second ?? 1)
    case 'SQRT':
      return Math.sqrt(value)
  }
}
