import { addDays } from '../../query/date-range.ts'
import type { RetentionCohort, RetentionResult } from '../../result/metric-result.ts'
import { columnOf, headlineColumn } from '../../result/retention-average.ts'
import type { JudgedPoint, JudgedSeries } from './judged-series.ts'
import { spanOf, startOfDay } from './ripeness.ts'

/** The share that came back at an age, the headline's unless given, cohort by cohort; only of those that have completed it. */
export function judgedCohorts(result: RetentionResult, age?: number): JudgedSeries[] {
  const column = age === undefined ? headlineColumn(result) : columnOf(result, age)
  return result.groups.map(({ label, cohorts }) => ({
    group: result.splitBy === 'none' ? '' : label,
    unit: 'ratio',
    interval: result.interval,
    points: column === undefined ? [] : cohorts.flatMap((cohort) => pointOf(result, cohort, column)),
  }))
}

function pointOf(result: RetentionResult, cohort: RetentionCohort, column: number): JudgedPoint[] {
  const cell = cohort.cells[column]
  // Nobody who began is nobody who could come back: that is no share at all.
  if (cell === undefined || !cell.isComplete || cell.outOf === 0) return []
  const { start } = spanOf(cohort.start, result.interval, result.project.timeZone)
  return [
    {
      label: cohort.start,
      start,
      end: reachedAt(result, cohort.start, column),
      value: cell.count / cell.outOf,
      outOf: cell.outOf,
      isSettled: true,
    },
  ]
}

/** When the youngest of a cohort had the whole interval. */
function reachedAt({ query, interval, project }: RetentionResult, start: string, column: number): Date {
  const last = query.method.kind === 'brackets' ? (query.method.brackets[column]?.[1] ?? column) : column
  const days = { '5min': 1, hour: 1, day: 1, week: 7, month: 31 }[interval]
  return startOfDay(addDays(start, (last + 1) * days), project.timeZone)
}
