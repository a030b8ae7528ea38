import type { AlertDefinition } from '../../alert/alert-rule.ts'
import type { Evaluator } from '../../alert/evaluate-alert.ts'
import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import type { ToldAlert } from '../../alert/tell/told-alert.ts'
import { chartFor } from '../../chart/chart-for.ts'
import type { ChartImage } from '../../chart/chart-picture.ts'
import { dayNotes } from '../../chart/day-notes.ts'
import { drawSpec, type DrawingDeps } from '../../report/draw-picture.ts'
import { formatBucket, plural } from '../../result/format-value.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import { summarize } from '../../result/summarize.ts'
import type { Summary } from '../../result/summary.ts'
import { courseResult, expectationOf, judgedCourse, type JudgedCourse } from './alert-course.ts'

export interface PicturedBacktest {
  definition: AlertDefinition
  /** The line that is shown. */
  series: JudgedSeries
  /** When it would have fired, by label. */
  firings: readonly { label: string }[]
  result: MetricResult
  timeZone: string
  notes: ToldAlert['notes']
  /** The rule in words. */
  rule: string
  evaluator?: Evaluator | undefined
  /** Label of the first point to be shown. */
  from?: string
}

/** More points than these are no line any more at the size at which Slack shows it. */
const mostPoints = 600

/** The past of a line with when an alert would have fired on it; undefined where there is nothing to draw, or drawing fails. */
export async function drawBacktest(
  deps: DrawingDeps,
  backtest: PicturedBacktest,
  signal: AbortSignal,
): Promise<ChartImage | undefined> {
  const { definition, series, timeZone, notes, evaluator, firings, result, from = '' } = backtest
  const knownDays = new Set(notes.map(({ day }) => day))
  const shown = series.points.filter(({ label, isSettled }) => isSettled && label >= from).length
  const most = Math.min(mostPoints, shown)
  const course = judgedCourse({ definition, series, timeZone, knownDays, evaluator, most })
  if (course.points.filter(({ value }) => value !== null).length < 2) return undefined
  const describe = () => {
    const drawn = courseResult(course, result)
    const annotations = {
      ...expectationOf(definition, course),
      breaches: firings.map(({ label }) => label),
      moments: firings.map(({ label }) => pastMoment(label, series)),
      notes: dayNotes(notes),
    }
    const summary = saidOf(backtest, { summary: summarize(drawn), isLearning: isLearning(course) })
    return chartFor(drawn, summary, { theme: deps.theme, brand: deps.brand, annotations })
  }
  return await drawSpec(deps, { kind: 'backtest', describe }, signal)
}

function pastMoment(label: string, { interval }: JudgedSeries) {
  const isLong = interval === '5min' || interval === 'hour'
  return {
    bucket: label,
    kind: 'past' as const,
    label: formatBucket(label.slice(0, 10), isLong ? 'day' : interval),
  }
}

/** What could not be judged at any point is not what would never have fired. */
function isLearning({ evaluations }: JudgedCourse): boolean {
  return evaluations.every(({ kind }) => kind !== 'fine' && kind !== 'breach')
}

interface Drawn {
  summary: Summary
  isLearning: boolean
}

function saidOf(
  { definition, firings, rule, series }: PicturedBacktest,
  { summary, isLearning: isOnlyLearning }: Drawn,
): Summary {
  const count = firings.length
  return {
    ...summary,
    title: series.group === '' ? definition.title : `${definition.title} · ${series.group}`,
    subtitle: rule,
    headline: isOnlyLearning
      ? { text: 'Learning', label: 'nothing to judge yet', value: undefined }
      : { text: timesWords(count), label: 'it would have fired', value: count },
    change: undefined,
  }
}

function timesWords(count: number): string {
  return ['Never', 'Once', 'Twice'][count] ?? plural(count, 'time')
}
