import { addDays } from '../../query/date-range.ts'
import type { LtvCohort, LtvResult, Unit } from '../../result/metric-result.ts'
import { ltvHeadlineAge } from '../../result/ltv-figures.ts'
import type { JudgedPoint, JudgedSeries } from './judged-series.ts'
import { startOfDay } from './ripeness.ts'

/** What cohorts have brought in at an age in days, the headline's unless given; only those that have reached it whole. */
export function judgedLifetimes(result: LtvResult, wanted?: number): JudgedSeries[] {
  const age = wanted ?? ltvHeadlineAge({ cohorts: result.groups.flatMap(({ cohorts }) => cohorts) })
  return result.groups.map(({ label, cohorts }) => ({
    group: result.splitBy === 'none' ? '' : label,
    unit: unitOf(result),
    interval: result.interval,
    points: age === undefined ? [] : cohorts.flatMap((cohort) => pointOf(result, cohort, age)),
  }))
}

function unitOf({ query }: LtvResult): Unit {
  return query.measure === 'payers' ? 'users' : 'number'
}

function pointOf({ interval, project }: LtvResult, cohort: LtvCohort, age: number): JudgedPoint[] {
  const cell = cohort.values.find(({ day, isComplete }) => day === age && isComplete)
  if (cell === undefined || cohort.newUsers === 0) return []
  const days = { '5min': 1, hour: 1, day: 1, week: 7, month: 31 }[interval]
  return [
    {
      label: cohort.start,
      start: startOfDay(cohort.start, project.timeZone),
      end: startOfDay(addDays(cohort.start, days + age - 1), project.timeZone),
      value: cell.value,
      outOf: undefined,
      isSettled: true,
    },
  ]
}
