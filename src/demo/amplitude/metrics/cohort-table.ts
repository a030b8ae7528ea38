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

interface CohortShape {
  /** End of the cohort's bucket, epoch ms. */
  end: number
  /** How many of the columns this cohort has. */
  columnCount: number
}

export interface TableShape {
  cohorts: readonly CohortShape[]
  /** Of the oldest cohort; younger ones have the first of them. */
  columns: readonly Column[]
  hits: ColumnFinder
  /** Epoch ms: it decides what is over. */
  now: number
}

export function createCohortTable(shape: TableShape): CohortTable {
  const rows = createRows(shape)
  const combined = createCombinedRow(shape)
  return {
    add(memberships) {
      const hit = memberships.map(({ days }) => shape.hits(days))
      rows.add(memberships, hit)
      combined.add(memberships, hit)
    },
    rows: rows.read,
    combined: combined.read,
  }
}

/** For each of a person's memberships the columns in which it counts. */
type Hits = readonly (readonly number[])[]

function createRows({ cohorts, columns, now }: TableShape) {
  const rows = cohorts.map(({ end, columnCount }) => ({
    size: 0,
    /** Hour of the latest first start: the last member for whom a column is over. */
    youngest: -Infinity,
    end,
    counts: new Uint32Array(columnCount),
  }))
  return {
    add(memberships: readonly Membership[], hits: Hits): void {
      for (const [index, { cohort, firstStart }] of memberships.entries()) {
        const row = rows[cohort]
        if (row === undefined) continue
        row.size++
        row.youngest = Math.max(row.youngest, hourOf(firstStart))
        for (const column of hits[index] ?? []) increment(row.counts, column)
      }
    },
    read: (): RetentionRow[] =>
      rows.map(({ size, youngest, end, counts }) => ({
        size,
        cells: Array.from(counts, (count, column) => {
          const isOver = now >= closingOf(columns[column], size === 0 ? hourOf(end) : youngest)
          return { count, outof: size, incomplete: !isOver }
        }),
      })),
  }
}

/** Everybody once, and in each column only those for whom it is over. */
function createCombinedRow({ columns, now }: TableShape) {
  const closed = new Uint32Array(columns.length)
  const returned = new Uint32Array(columns.length)
  /** The last person who was counted in a column of `returned`. */
  const countedFor = new Uint32Array(columns.length)
  const closings = Float64Array.from(columns, (column) => closingOf(column, 0))
  let people = 0
  return {
    add(memberships: readonly Membership[], hits: Hits): void {
      people++
      const starts = memberships.map(({ firstStart }) => hourOf(firstStart))
      for (const [index, start] of starts.entries()) {
        for (const column of hits[index] ?? []) {
          if (countedFor[column] === people) continue
          if (now - start * hourMs < (closings[column] as number)) continue
          countedFor[column] = people
          increment(returned, column)
        }
      }
      const oldest = Math.min(...starts)
      for (let index = 0; index < closings.length; index++)
        if (now - oldest * hourMs >= (closings[index] as number)) increment(closed, index)
    },
    read: (): RetentionRow => ({
      size: people,
      cells: Array.from(returned, (count, column) => {
        const outof = closed[column] as number
        return { count, outof, incomplete: outof === 0 }
      }),
    }),
  }
}

/** Columns beyond the end are none of this table. */
function increment(counts: Uint32Array, column: number): void {
  if (column < counts.length) counts[column] = (counts[column] as number) + 1
}

/** The columns in which somebody counts who returned on these days, each once. */
export type ColumnFinder = (days: readonly number[]) => readonly number[]

/** Epoch ms at which a column is over for somebody who started in this hour. */
function closingOf(column: Column | undefined, startHour: number): number {
  return (startHour + (column?.closesAfter ?? Infinity) * 24) * hourMs
}
