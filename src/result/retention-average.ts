import type { RetentionCohort, RetentionGroup, RetentionResult } from './metric-result.ts'

/** Average of a column over the cohorts, weighted by their size, and how many people and cohorts it rests on. */
export interface ColumnAverage {
  share: number
  outOf: number
  cohorts: number
}

/**
 * Averages the complete cells of each column; undefined where no cohort has completed it. A cell that is still filling
 * would read as people who left.
 */
export function columnAverages({ cohorts }: RetentionGroup, columns: number): (ColumnAverage | undefined)[] {
  return Array.from({ length: columns }, (_, column) => columnAverage(cohorts, column))
}

export function columnAverage(
  cohorts: readonly RetentionCohort[],
  column: number,
): ColumnAverage | undefined {
  const complete = cohorts.flatMap(({ cells }) => cells[column] ?? []).filter(({ isComplete }) => isComplete)
  const outOf = complete.reduce((sum, cell) => sum + cell.outOf, 0)
  const count = complete.reduce((sum, cell) => sum + cell.count, 0)
  return outOf === 0 ? undefined : { share: count / outOf, outOf, cohorts: complete.length }
}

/**
 * The column that answers the question: day 7, else day 1; week 1; month 1; with brackets the one that holds that day,
 * else the first. Only columns that some cohort has completed count; undefined where there is none.
 */
export function headlineColumn(result: RetentionResult): number | undefined {
  const wanted = (result.interval === 'day' ? [7, 1] : [1]).map((interval) => columnOf(result, interval))
  const fallback = result.query.method.kind === 'brackets' ? result.columns.map((_, column) => column) : []
  return [...wanted, ...fallback].find((column) => column !== undefined && hasCompleteCell(result, column))
}

/** Where an interval stands among the columns; undefined where no column holds it. */
export function columnOf({ query, columns }: RetentionResult, interval: number): number | undefined {
  if (query.method.kind !== 'brackets') return interval < columns.length ? interval : undefined
  const position = query.method.brackets.findIndex(([from, to]) => from <= interval && interval <= to)
  return position < 0 || position >= columns.length ? undefined : position
}

function hasCompleteCell({ groups }: RetentionResult, column: number): boolean {
  return groups.some(({ cohorts }) => columnAverage(cohorts, column) !== undefined)
}

/** All cohorts of all groups, for the figure over everybody. */
export function allCohorts({ groups }: RetentionResult): RetentionCohort[] {
  return groups.flatMap(({ cohorts }) => cohorts)
}
