import { hourMs } from '../product/rhythm.ts'
import { hourOf } from './returns.ts'

/** One column of a retention table: returns on days [from, to) after the start; over for a person after `closesAfter` days. */
export interface Column {
  from: number
  to: number
  closesAfter: number
}

interface RetentionCell {
  count: number
  outof: number
  incomplete: boolean
}

export interface RetentionRow {
  /** People in the cohort. */
  size: number
  /** From interval 0 on; the cell of the cohort's size is not among them. */
  cells: readonly RetentionCell[]
}

/** One person in one cohort. */
export interface Membership {
  cohort: number
  /** Epoch ms of the first start event in the cohort's bucket. */
  firstStart: number
  /** Days after a start on which the person returned, each once. */
  days: readonly number[]
}

/** The table of one group while it is counted: a row per cohort, and one in which everybody counts once. */
export interface CohortTable {
  add(person: readonly Membership[]): void
  rows(): RetentionRow[]
  combined(): RetentionRow
}

export interface CohortShape {
  /** End of the cohort's bucket, epoch ms. */
  end: number
  /** How many of the columns this cohort has. */
  columnCount: number
}

/** `now` decides what is over. */
export function createCohortTable(
  cohorts: readonly CohortShape[],
  { columns, hits, now }: { columns: readonly Column[]; hits: ColumnFinder; now: number },
): CohortTable {
  const rows = cohorts.map(({ columnCount }) => ({
    size: 0,
    youngest: -Infinity,
    counts: new Uint32Array(columnCount),
  }))
  const closed = new Uint32Array(columns.length)
  const returned = new Uint32Array(columns.length)
  /** The last person who was counted in a column of `returned`. */
  const countedFor = new Uint32Array(columns.length)
  let people = 0

  function addToRow({ cohort, firstStart }: Membership, hit: readonly number[]): void {
    const row = rows[cohort]
    if (row === undefined) return
    row.size++
    row.youngest = Math.max(row.youngest, hourOf(firstStart))
    for (const column of hit)
      if (column < row.counts.length) row.counts[column] = (row.counts[column] as number) + 1
  }

  function addToCombined({ firstStart }: Membership, hit: readonly number[]): void {
    const start = hourOf(firstStart)
    for (const column of hit) {
      if (countedFor[column] === people || now < closingOf(columns[column], start)) continue
      countedFor[column] = people
      returned[column] = (returned[column] as number) + 1
    }
  }

  return {
    add(memberships) {
      people++
      for (const membership of memberships) {
        const hit = hits(membership.days)
        addToRow(membership, hit)
        addToCombined(membership, hit)
      }
      const oldest = hourOf(Math.min(...memberships.map(({ firstStart }) => firstStart)))
      for (const [index, column] of columns.entries()) {
        if (now >= closingOf(column, oldest)) closed[index] = (closed[index] as number) + 1
      }
    },
    rows: () =>
      rows.map(({ size, youngest, counts }, cohort) => ({
        size,
        cells: Array.from(counts, (count, index) => {
          const anchor = size === 0 ? hourOf(cohorts[cohort]?.end ?? 0) : youngest
          return { count, outof: size, incomplete: now < closingOf(columns[index], anchor) }
        }),
      })),
    combined: () => ({
      size: people,
      cells: Array.from(returned, (count, index) => {
        const outof = closed[index] as number
        return { count, outof, incomplete: outof === 0 }
      }),
    }),
  }
}

/** The columns in which somebody counts who returned on these days, each once. */
export type ColumnFinder = (days: readonly number[]) => readonly number[]

/** Epoch ms at which a column is over for somebody who started in this hour. */
function closingOf(column: Column | undefined, startHour: number): number {
  return (startHour + (column?.closesAfter ?? Infinity) * 24) * hourMs
}
