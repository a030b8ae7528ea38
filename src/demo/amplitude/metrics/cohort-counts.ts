import { dayMs } from '../product/rhythm.ts'
import { hourOf } from './returns.ts'

/** One column of a retention table: returns on days [from, to) after the start; over for a person after `closesAfter` days. */
export interface Column {
  from: number
  to: number
  closesAfter: number
}

export interface RetentionCell {
  count: number
  outof: number
  incomplete: boolean
}

/** One person in one cohort. */
export interface Membership {
  cohort: number
  /** Epoch ms of the first start event in the cohort's bucket. */
  firstStart: number
  days: ReadonlySet<number>
}

/** The table of one group while it is counted: rows are cohorts, besides a row in which everybody counts once. */
export interface CohortTable {
  add(person: readonly Membership[]): void
  rows(): { size: number; cells: RetentionCell[] }[]
  combined(): { size: number; cells: RetentionCell[] }
}

/** `cohorts` holds the end of each cohort's bucket and its columns; `now` decides what is over. */
export function createCohortTable(
  cohorts: readonly { end: number; columns: readonly Column[] }[],
  now: number,
): CohortTable {
  const rows = cohorts.map(({ columns }) => ({ size: 0, youngest: -Infinity, counts: columns.map(() => 0) }))
  const allColumns = cohorts[0]?.columns ?? []
  const closed = allColumns.map(() => 0)
  const returned = allColumns.map(() => 0)
  let people = 0
  return {
    add(memberships) {
      people++
      for (const { cohort, firstStart, days } of memberships) {
        const row = rows[cohort]
        if (row === undefined) continue
        row.size++
        row.youngest = Math.max(row.youngest, hourOf(firstStart))
        for (const [index, column] of (cohorts[cohort]?.columns ?? []).entries()) {
          if (isHit(column, days)) row.counts[index] = (row.counts[index] ?? 0) + 1
        }
      }
      for (const [index, column] of allColumns.entries()) {
        const over = memberships.filter(({ firstStart }) => now >= closingOf(column, hourOf(firstStart)))
        if (over.length === 0) continue
        closed[index] = (closed[index] ?? 0) + 1
        if (over.some(({ days }) => isHit(column, days))) returned[index] = (returned[index] ?? 0) + 1
      }
    },
    rows: () =>
      rows.map(({ size, youngest, counts }, cohort) => ({
        size,
        cells: counts.map((count, index) => {
          const column = cohorts[cohort]?.columns[index]
          const anchor = size === 0 ? (cohorts[cohort]?.end ?? 0) : youngest
          return { count, outof: size, incomplete: column === undefined || now < closingOf(column, anchor) }
        }),
      })),
    combined: () => ({
      size: people,
      cells: allColumns.map((_, index) => ({
        count: returned[index] ?? 0,
        outof: closed[index] ?? 0,
        incomplete: (closed[index] ?? 0) === 0,
      })),
    }),
  }
}

function isHit({ from, to }: Column, days: ReadonlySet<number>): boolean {
  if (to - from === 1) return days.has(from)
  for (const day of days) if (day >= from && day < to) return true
  return false
}

function closingOf({ closesAfter }: Column, start: number): number {
  return start + closesAfter * dayMs
}
