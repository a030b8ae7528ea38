import { hourMs } from '../product/rhythm.ts'
import { daysIn, type Bucket, type DayRange, type Interval } from './calendar.ts'
import { createCohortTable, type CohortTable, type Membership, type RetentionRow } from './cohort-table.ts'
import type { EventDefinition, PropertyRef, Segment } from './definition.ts'
import { gatherByPerson, partOf, timesOf } from './gather.ts'
import { groupingBy, type Grouping } from './grouping.ts'
import { conditionMatcher, eventMatcher, every, type Matcher } from './matching.ts'
import type { Present } from './present.ts'
import { columnCount, columnFinder, columnsOf, type RetentionMethod } from './retention-columns.ts'
import { createReturnFinder, distinctHours, type ReturnFinder } from './returns.ts'
import { segmentMatcher } from './segments.ts'
import { firstEventMatcher } from './users.ts'

export interface RetentionQuery {
  /** `_new` starts with a person's first event ever. */
  start: EventDefinition
  returning: EventDefinition
  method: RetentionMethod
  range: DayRange
  interval: Extract<Interval, 'day' | 'week' | 'month'>
  segments: readonly Segment[]
  /** At most one user property, read from the start event. */
  groupBy: readonly PropertyRef[]
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
    finder: createReturnFinder(),
    createTable: tableMaker(present, query, buckets),
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
  finder: ReturnFinder
  createTable: () => CohortTable
}

function tableMaker(
  { calendar, now }: Present,
  { method }: RetentionQuery,
  buckets: readonly Bucket[],
): () => CohortTable {
  const today = calendar.dayOf(now)
  const age = (label: string): number => daysIn({ start: label, end: today }) - 1
  const cohorts = buckets.map(({ label, end }) => ({ end, columnCount: columnCount(method, age(label)) }))
  const columns = columnsOf(method, age(buckets[0]?.label ?? today))
  const hits = columnFinder(method)
  return () => createCohortTable({ cohorts, columns, hits, now })
}

function startMatcher(present: Present, start: EventDefinition): Matcher {
  if (start.name !== '_new') return eventMatcher(present, start)
  return every([
    firstEventMatcher(present),
    ...start.filters.map((filter) => conditionMatcher(present, filter)),
  ])
}

function tablesByGroup(run: RetentionRun, isStart: Matcher): Map<number, CohortTable> {
  const { present, buckets, isReturn } = run
  const from = buckets[0]?.start ?? 0
  const starts = gatherByPerson(present, { from, to: buckets.at(-1)?.end ?? 0 }, isStart)
  const returns = gatherByPerson(present, { from: from - hourMs, to: Infinity }, isReturn)
  const tables = new Map<number, CohortTable>()
  for (let person = 0; person < present.history.people.length; person++) {
    const started = partOf(starts, person)
    if (started.length === 0) continue
    const returnTimes = timesOf(present, partOf(returns, person))
    for (const [group, memberships] of membershipsOf(run, started, returnTimes)) {
      let table = tables.get(group)
      if (table === undefined) tables.set(group, (table = run.createTable()))
      table.add(memberships)
    }
  }
  return tables
}

/** The cohorts that one person belongs to, by group. */
function membershipsOf(
  run: RetentionRun,
  started: Uint32Array,
  returns: Float64Array,
): Map<number, Membership[]> {
  const { query, finder } = run
  const byGroup = new Map<number, Membership[]>()
  const returnHours = distinctHours(returns)
  const countsStart = query.returning.name === '_all' || query.returning.name === '_active'
  for (const { cohort, group, times } of startsByCohort(run, started)) {
    const days = finder.daysReturned({ starts: times, returns, returnHours, countsStart })
    const membership = { cohort, firstStart: times[0] ?? 0, days }
    const known = byGroup.get(group)
    if (known === undefined) byGroup.set(group, [membership])
    else known.push(membership)
  }
  return byGroup
}

function startsByCohort({ present, buckets, grouping }: RetentionRun, started: Uint32Array) {
  const { time } = present.history.index
  const found = new Map<number, { cohort: number; group: number; times: number[] }>()
  let cohort = 0
  for (const position of started) {
    const at = time[position] as number
    while (at >= (buckets[cohort] as Bucket).end) cohort++
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
  if (!isSplit && tables.size === 0) tables.set(0, run.createTable())
  return [...tables]
    .map(([group, table]): RetentionLine => {
      const value = isSplit ? (run.grouping.valuesOf(group)[0] ?? '') : undefined
      return { segmentIndex, group: value, cohorts: table.rows(), combined: table.combined() }
    })
    .sort((a, b) => b.combined.size - a.combined.size)
}
