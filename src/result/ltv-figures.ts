import type { LtvCohort, LtvGroup, LtvResult } from './metric-result.ts'
import { sumOf } from './series-figures.ts'

/** The age that people quote: what somebody has brought in after a month. */
const headlineAge = 30

/** A lifetime value at one age, over the cohorts that have reached it whole. */
export interface ValueAtAge {
  day: number
  value: number
  cohorts: readonly { cohort: LtvCohort; value: number }[]
}

/** Groups are taken together; segments overlap, so the largest stands for them. */
export function mainLtvGroup({ groups, splitBy }: LtvResult): LtvGroup {
  const [largest] = [...groups].sort((a, b) => newUsersOf(b) - newUsersOf(a))
  if (largest !== undefined && (splitBy === 'segment' || groups.length === 1)) return largest
  return { label: '', cohorts: groups.flatMap(({ cohorts }) => cohorts) }
}

export function newUsersOf({ cohorts }: Pick<LtvGroup, 'cohorts'>): number {
  return sumOf(cohorts.map(({ newUsers }) => newUsers))
}

export function payersOf({ cohorts }: Pick<LtvGroup, 'cohorts'>): number {
  return sumOf(cohorts.map(({ payers }) => payers))
}

/** The age that the headline is about: day 30 where a cohort has completed it, else the largest complete one. */
export function ltvHeadlineAge({ cohorts }: Pick<LtvGroup, 'cohorts'>): number | undefined {
  const ages = completeAges(cohorts)
  return ages.includes(headlineAge) ? headlineAge : ages.at(-1)
}

/** Ages that at least one cohort with people in it has completed, ascending. */
export function completeAges(cohorts: readonly LtvCohort[]): number[] {
  const ages = cohorts
    .filter(({ newUsers }) => newUsers > 0)
    .flatMap(({ values }) => values.filter(({ isComplete }) => isComplete).map(({ day }) => day))
  return [...new Set(ages)].sort((a, b) => a - b)
}

/**
 * The measure at an age over the cohorts that completed it: revenue and paying users add up, averages are weighted by the
 * people they are about. Undefined where no cohort has got there.
 */
export function valueAtAge(
  measure: LtvResult['query']['measure'],
  cohorts: readonly LtvCohort[],
  day: number,
): ValueAtAge | undefined {
  const reached = cohorts.flatMap((cohort) => {
    const cell = cohort.values.find((value) => value.day === day && value.isComplete)
    return cell === undefined || cohort.newUsers === 0 ? [] : [{ cohort, value: cell.value }]
  })
  if (reached.length === 0) return undefined
  const value =
    measure === 'revenue' || measure === 'payers'
      ? sumOf(reached.map((each) => each.value))
      : weightedMean(reached, measure)
  return { day, value, cohorts: reached }
}

function weightedMean(reached: ValueAtAge['cohorts'], measure: 'arpu' | 'arppu'): number {
  const weightOf = (cohort: LtvCohort) => (measure === 'arpu' ? cohort.newUsers : cohort.payers)
  const weight = sumOf(reached.map(({ cohort }) => weightOf(cohort)))
  return weight === 0 ? 0 : sumOf(reached.map(({ cohort, value }) => value * weightOf(cohort))) / weight
}
