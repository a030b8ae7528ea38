import type { AlertDefinition } from '../../alert/alert-rule.ts'
import { createEvaluator, type Evaluator } from '../../alert/evaluate-alert.ts'
import type { Evaluation } from '../../alert/evaluation.ts'
import type { JudgedPoint, JudgedSeries } from '../../alert/judge/judged-series.ts'
import type { ChartAnnotations } from '../../chart/annotations.ts'
import type { Interval } from '../../query/query.ts'
import { formatRatio, formatValue } from '../../result/format-value.ts'
import type { MetricResult, SavedChartResult } from '../../result/metric-result.ts'

/** A line as an alert judged it, up to its newest point. */
export interface JudgedCourse {
  series: JudgedSeries
  /** Aligned with each other. */
  points: readonly JudgedPoint[]
  evaluations: readonly Evaluation[]
}

export interface CourseInput {
  definition: AlertDefinition
  series: JudgedSeries
  timeZone: string
  knownDays: ReadonlySet<string>
  /** The bucket that is still filling, where it breaches already, and by what it was judged: of a day the part that had come. */
  running?: { label: string; bounds: RunningBounds } | undefined
  /** Labels of points of an incident: they are no measure for those behind them. */
  leaveOut?: ReadonlySet<string> | undefined
  /** So many points at most; as many as are read at a glance unless given. */
  most?: number | undefined
  /** One that has judged the series already knows what a new one would have to learn. */
  evaluator?: Evaluator | undefined
}

type RunningBounds = Record<'lower' | 'expected' | 'upper', number | undefined>

/** Enough to see what is usual, and few enough that one day of them is still seen on a phone. */
const shownPoints: Readonly<Record<Interval, number>> = {
  '5min': 96,
  hour: 72,
  day: 42,
  week: 26,
  month: 24,
}

export function judgedCourse(input: CourseInput): JudgedCourse {
  const { definition, series, timeZone, knownDays, leaveOut, evaluator = createEvaluator() } = input
  // A bucket that is still filling looks like a fall; it is shown only where it is what fired.
  const end =
    series.points.findLastIndex(({ isSettled, label }) => isSettled || label === input.running?.label) + 1
  const from = Math.max(0, end - (input.most ?? shownPoints[series.interval]))
  const points = series.points.slice(from, end)
  const options = { timeZone, knownDays, ...(leaveOut === undefined ? {} : { leaveOut }) }
  const evaluations = points.map(({ label }, position) => {
    const evaluation = evaluator.evaluateAt(definition, series, { ...options, index: from + position })
    const isRunning = label === input.running?.label && 'value' in evaluation
    return isRunning ? { ...evaluation, ...input.running?.bounds } : evaluation
  })
  return { series, points, evaluations }
}

/** The line as numbers over time, whatever kind of question it came from: pictures of funnels and cohorts have no time axis. */
export function courseResult({ series, points }: JudgedCourse, result: MetricResult): SavedChartResult {
  const { project, computedAt, caveats } = result
  const values = points.map(({ value }) => value)
  return {
    kind: 'savedChart',
    query: { kind: 'chart', chartId: '', isPrivate: false, output: 'picture' },
    title: '',
    project,
    computedAt,
    caveats,
    content: {
      shape: 'series',
      unit: series.unit,
      interval: series.interval,
      buckets: points.map(({ label, isSettled }) => ({ label, isComplete: isSettled })),
      series: [{ label: series.group, values, wholeRange: undefined, isComparison: false }],
    },
  }
}

/** What was expected of each point, or the limits that somebody typed. */
export function expectationOf(
  { condition }: Pick<AlertDefinition, 'condition'>,
  { series, evaluations }: JudgedCourse,
): Pick<ChartAnnotations, 'band' | 'thresholds'> {
  const boundsOf = (bound: 'lower' | 'upper' | 'expected'): (number | null)[] =>
    evaluations.map((evaluation) => ('value' in evaluation ? (evaluation[bound] ?? null) : null))
  switch (condition.kind) {
    case 'below':
    case 'above':
      return {
        ...usualLine(boundsOf('expected')),
        thresholds: [{ value: condition.value, breach: condition.kind }],
      }
    case 'outside':
      return {
        ...usualLine(boundsOf('expected')),
        thresholds: [
          { value: condition.lower, breach: 'below' },
          { value: condition.upper, breach: 'above' },
        ],
      }
    case 'drops':
    case 'rises': {
      const isDrop = condition.kind === 'drops'
      const [bound, expected] = [boundsOf(isDrop ? 'lower' : 'upper'), boundsOf('expected')]
      const edges = isDrop ? { lower: bound, upper: expected } : { lower: expected, upper: bound }
      return bandOf({ name: roomName(condition, series), ...edges, middle: expected })
    }
    case 'unusual': {
      const [lower, upper, middle] = [boundsOf('lower'), boundsOf('upper'), boundsOf('expected')]
      return bandOf({ name: 'Usual range', lower, upper, middle })
    }
  }
}

/** What is usual, beside a limit that somebody typed: a line without an area. */
function usualLine(middle: readonly (number | null)[]): Pick<ChartAnnotations, 'band'> {
  return bandOf({ name: 'Usual', lower: middle, upper: middle, middle })
}

/** None while nothing was expected yet: its name would stand for nothing. */
function bandOf(band: NonNullable<ChartAnnotations['band']>): Pick<ChartAnnotations, 'band'> {
  return band.lower.some((value) => value !== null) ? { band } : {}
}

/** `Up to 20% below a week before` */
function roomName(
  { kind, by, against }: Extract<AlertDefinition['condition'], { kind: 'drops' | 'rises' }>,
  { unit, interval }: JudgedSeries,
): string {
  const amount =
    by.kind === 'percent'
      ? formatRatio(by.percent / 100)
      : unit === 'ratio'
        ? `${formatValue(by.value * 100, 'number')} pp`
        : formatValue(by.value, unit)
  const isWeekly = against === 'last week' && interval !== 'week' && interval !== 'month'
  const noun = interval === '5min' ? '5 minutes' : interval
  return `Up to ${amount} ${kind === 'drops' ? 'below' : 'above'} the ${isWeekly ? 'week' : noun} before`
}
