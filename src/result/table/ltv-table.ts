import { completeAges } from '../ltv-figures.ts'
import { ltvUnit } from '../ltv-words.ts'
import type { LtvCohort, LtvGroup, LtvResult } from '../metric-result.ts'
import type { ResultTable, TableCell } from '../result-table.ts'
import { bucketCell, numberCell, numberColumn, textCell, textColumn } from './table-cell.ts'
import { inTimeOrder, type TimeOrder } from './time-order.ts'

/** Ages that people ask for by name; Amplitude knows the value of every day between. */
const landmarkAges = new Set([0, 1, 3, 7, 14, 30, 60, 90, 180, 365])

/** A row per cohort: who came, who paid, and the measure at the ages that the cohort has completed. */
export function ltvTable(result: LtvResult, order: TimeOrder): ResultTable {
  const { groups, splitBy } = result
  const isSplit = splitBy !== 'none'
  const ages = tabledAges(groups)
  return {
    columns: [
      ...(isSplit ? [textColumn(splitBy === 'segment' ? 'Segment' : 'Group')] : []),
      textColumn('Cohort'),
      numberColumn('New users', 'users'),
      numberColumn('Paying users', 'users'),
      numberColumn('Paying share', 'ratio'),
      numberColumn('Revenue', 'number'),
      ...ages.map((age) => numberColumn(`Day ${age}`, ltvUnit(result))),
    ],
    rows: groups.flatMap(({ label, cohorts }) => {
      const name = isSplit ? [textCell(label)] : []
      return inTimeOrder(cohorts, order).map((cohort) => name.concat(cohortCells(result, cohort, ages)))
    }),
  }
}

/** The landmarks that some cohort has completed, or the largest age where that is none of them. */
function tabledAges(groups: readonly LtvGroup[]): number[] {
  const known = completeAges(groups.flatMap(({ cohorts }) => cohorts))
  const newest = known.at(-1)
  return known.filter((age) => landmarkAges.has(age) || age === newest)
}

function cohortCells(result: LtvResult, cohort: LtvCohort, ages: readonly number[]): TableCell[] {
  const { start, newUsers, payers, revenue, values } = cohort
  const at = (age: number) => values.find(({ day, isComplete }) => day === age && isComplete)?.value
  return [
    bucketCell({ label: start }, result.interval),
    numberCell(newUsers, 'users'),
    numberCell(payers, 'users'),
    numberCell(newUsers === 0 ? undefined : payers / newUsers, 'ratio'),
    numberCell(revenue, 'number'),
    ...ages.map((age) => numberCell(at(age), ltvUnit(result))),
  ]
}
