import { daysIn, type Bucket, type DayRange, type Interval } from './calendar.ts'
import {
  createCohortTable,
  type CohortTable,
  type Column,
  type Membership,
  type RetentionCell,
} from './cohort-counts.ts'
import type { EventDefinition, PropertyRef, Segment } from './definition.ts'
import { groupingBy, type Grouping } from './grouping.ts'
import { conditionMatcher, eventMatcher, every, type Matcher } from './matching.ts'
import { positionsOf, type Present } from './present.ts'
import { daysReturned } from './returns.ts'
import { segmentMatcher } from './segments.ts'
import { firstEventMatcher } from './users.ts'

export interface RetentionQuery {
  /** `_new` starts with a person's first event ever. */
  start: EventDefinition
  returning: EventDefinition
  method: 'n-day' | 'rolling' | 'bracket'
  /** Half-open ranges of days, for `bracket`. */
  brackets: readonly (readonly [number, number])[]
  range: DayRange
  interval: Extract<Interval, 'day' | 'week' | 'month'>
  segments: readonly Segment[]
  /** At most one user property, read from the start event. */
  groupBy: readonly PropertyRef[]
}

export interface RetentionRow {
  size: number
  /** From interval 0 on; the cell of the cohort's size is not among them. */
  cells: readonly RetentionCell[]
}

export interface RetentionLine {
  segmentIndex: number
  /** Undefined where the answer is not split. */
  group: string | undefined
  /** One per cohort, oldest first. */
  cohorts: readonly RetentionRow[]
  /** People of all cohorts, each once, counted only where their interval is over. */
  combined: RetentionRow
}

/** Days in which somebody of a daily, weekly or monthly cohort may return for one column. */
const daysPerColumn = { day: 1, week: 7, month: 30 }

export function retention(
  present: Present,
  query: RetentionQuery,
): { labels: string[]; lines: RetentionLine[] } {
  const buckets = present.calendar.buckets(query.range, query.interval)
  const segments: readonly Segment[] = query.segments.length === 0 ? [[]] : query.segments
  const run: RetentionRun = {
    present,
    query,
    buckets,
    grouping: groupingBy(present, query.groupBy),
    isReturn: eventMatcher(present, query.returning),
    cohorts: buckets.map(({ label, end }) => ({ end, columns: columnsOf(query, label, present) })),
  }
  return {
    labels: buckets.map(({ label }) => label),
    lines: segments.flatMap((segment, segmentIndex) => {
      const isStart = every([startMatcher(present, query.start), segmentMatcher(present, segment, buckets)])
      return linesOf(run, tablesByGroup(run, isStart), segmentIndex)
    }),
  }
}

interface RetentionRun {
  present: Present
  query: RetentionQuery
  buckets: readonly Bucket[]
  grouping: Grouping
  isReturn: Matcher
  cohorts: readonly { end: number; columns: readonly Column[] }[]
}

/** A cohort has a column for every interval that has begun, today's included; brackets are all there from the start. */
function columnsOf(query: RetentionQuery, cohortDay: string, { calendar, now }: Present): Column[] {
  if (query.method === 'bracket') return query.brackets.map(([from, to]) => ({ from, to, closesAfter: to }))
  const days = daysPerColumn[query.interval]
  const age = daysIn({ start: cohortDay, end: calendar.dayOf(now) }) - 1
  return Array.from({ length: Math.max(0, Math.floor(age / days) + 1) }, (_, column) => ({
    from: column * days,
    to: query.method === 'rolling' ? Infinity : (column + 1) * days,
    closesAfter: (column + 1) * days,
  }))
}

function startMatcher(present: Present, start: EventDefinition): Matcher {
  if (start.name !== '_new') return eventMatcher(present, start)
  return every([
    firstEventMatcher(present),
    ...start.filters.map((filter) => conditionMatcher(present, filter)),
  ])
}

function tablesByGroup(run: RetentionRun, isStart: Matcher): Map<number, CohortTable> {
  const { present, cohorts } = run
  const tables = new Map<number, CohortTable>()
  const order = present.byPerson()
  for (let person = 0; person < present.history.people.length; person++) {
    for (const [group, memberships] of membershipsOf(run, positionsOf(present, order, person), isStart)) {
      let table = tables.get(group)
      if (table === undefined) tables.set(group, (table = createCohortTable(cohorts, present.now)))
      table.add(memberships)
    }
  }
  return tables
}

/** The cohorts that one person belongs to, by group. */
function membershipsOf(
  run: RetentionRun,
  positions: Uint32Array,
  isStart: Matcher,
): Map<number, Membership[]> {
  const { present, query, isReturn } = run
  const { time } = present.history.index
  const starts = startsByCohort(run, positions, isStart)
  const byGroup = new Map<number, Membership[]>()
  if (starts.length === 0) return byGroup
  const returns = Array.from(positions.filter(isReturn), (position) => time[position] as number)
  const countsStart = query.returning.name === '_all' || query.returning.name === '_active'
  for (const { cohort, group, times } of starts) {
    const days = daysReturned({ starts: times, returns, countsStart })
    const membership = { cohort, firstStart: times[0] ?? 0, days }
    const known = byGroup.get(group)
    if (known === undefined) byGroup.set(group, [membership])
    else known.push(membership)
  }
  return byGroup
}

function startsByCohort(
  { present, buckets, grouping }: RetentionRun,
  positions: Uint32Array,
  isStart: Matcher,
) {
  const { time } = present.history.index
  const found = new Map<number, { cohort: number; group: number; times: number[] }>()
  let cohort = 0
  for (const position of positions) {
    const at = time[position] as number
    while (cohort < buckets.length && at >= (buckets[cohort] as Bucket).end) cohort++
    if (cohort === buckets.length) break
    if (at < (buckets[cohort] as Bucket).start || !isStart(position)) continue
    const group = grouping.groupAt(position)
    const key = cohort * grouping.size + group
    const known = found.get(key)
    if (known === undefined) found.set(key, { cohort, group, times: [at] })
    else known.times.push(at)
  }
  return [...found.values()]
}

/** The largest groups first; without groups there is always one line, of zeros if need be. */
function linesOf(run: RetentionRun, tables: Map<number, CohortTable>, segmentIndex: number): RetentionLine[] {
  const isSplit = run.query.groupBy.length > 0
  if (!isSplit && tables.size === 0) tables.set(0, createCohortTable(run.cohorts, run.present.now))
  return [...tables]
    .map(([group, table]): RetentionLine => {
      const value = isSplit ? (run.grouping.valuesOf(group)[0] ?? '') : undefined
      return { segmentIndex, group: value, cohorts: table.rows(), combined: table.combined() }
    })
    .sort((a, b) => b.combined.size - a.combined.size)
}
