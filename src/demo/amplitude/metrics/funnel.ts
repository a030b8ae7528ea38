import type { Bucket, DayRange, Interval } from './calendar.ts'
import type { EventDefinition, PropertyRef, Segment } from './definition.ts'
import { bestPaths, type Entry } from './best-paths.ts'
import type { FunnelMode, Path, Walk } from './funnel-path.ts'
import { eventMatcher, type Matcher } from './matching.ts'
import { positionsOf, type Present } from './present.ts'
import { codeAt, propertyCodes } from './property-codes.ts'
import { segmentMatcher } from './segments.ts'

export interface FunnelQuery {
  steps: readonly EventDefinition[]
  mode: FunnelMode
  population: 'active' | 'new'
  range: DayRange
  interval: Interval
  segments: readonly Segment[]
  /** At most one user property; it is read from the entering event, as the segments are. */
  groupBy: readonly PropertyRef[]
  windowSeconds: number
}

/** One person's way through the funnel. */
export interface FunnelWay {
  /** Epoch ms at which each step was reached; as many as were reached. */
  times: readonly number[]
  /** For each step from the second on: how often the step before was done on the way to it. */
  previousCounts: readonly number[]
}

export interface FunnelGroup {
  segmentIndex: number
  /** Empty where the funnel is not split. */
  value: string
  /** The best way of each person. */
  ways: FunnelWay[]
  /** The same, for each bucket of entry on its own. */
  waysByBucket: FunnelWay[][]
}

/** Where those are put who never reach the step whose property splits the funnel. */
export const didNotReach = '(did not reach)'

export function funnel(
  present: Present,
  query: FunnelQuery,
): { labels: readonly string[]; groups: FunnelGroup[] } {
  const buckets = present.calendar.buckets(query.range, query.interval)
  const segments: readonly Segment[] = query.segments.length === 0 ? [[]] : query.segments
  const run: FunnelRun = {
    present,
    query,
    buckets,
    steps: query.steps.map((step) => eventMatcher(present, step)),
    valueAtEntry: entryValueReader(present, query),
    valueOfPath: pathValueReader(present, query),
  }
  return {
    labels: buckets.map(({ label }) => label),
    groups: segments.flatMap((segment, segmentIndex) =>
      groupsOfSegment(run, segmentMatcher(present, segment, buckets), segmentIndex),
    ),
  }
}

interface FunnelRun {
  present: Present
  query: FunnelQuery
  buckets: readonly Bucket[]
  steps: readonly Matcher[]
  /** The value of the property that splits by the entering event. */
  valueAtEntry: (position: number) => string
  /** The value that a whole path adds, where a later step's property splits. */
  valueOfPath: (positions: readonly number[]) => string
}

function groupsOfSegment(run: FunnelRun, isIn: Matcher, segmentIndex: number): FunnelGroup[] {
  const { present, query, buckets } = run
  const found = new Map<string, FunnelGroup>()
  function groupOf(value: string): FunnelGroup {
    let group = found.get(value)
    if (group === undefined) {
      group = { segmentIndex, value, ways: [], waysByBucket: buckets.map(() => []) }
      found.set(value, group)
    }
    return group
  }
  const order = present.byPerson()
  const rules = { mode: query.mode, stepCount: run.steps.length, windowSeconds: query.windowSeconds }
  for (let person = 0; person < present.history.people.length; person++) {
    const { walk, positions } = walkOf(run, positionsOf(present, order, person))
    const entries = entriesOf(run, { walk, positions, isIn })
    for (const [value, { overall, byBucket }] of bestPaths(walk, entries, rules)) {
      groupOf(value + run.valueOfPath(positionsAlong(overall, positions))).ways.push(wayAlong(walk, overall))
      for (const [bucket, path] of byBucket) {
        groupOf(value + run.valueOfPath(positionsAlong(path, positions))).waysByBucket[bucket]?.push(
          wayAlong(walk, path),
        )
      }
    }
  }
  return [...found.values()].sort((a, b) => b.ways.length - a.ways.length)
}

/** The person's events that matter, from where a path could begin to where one could end. */
function walkOf(
  { present, query, buckets, steps }: FunnelRun,
  all: Uint32Array,
): { walk: Walk; positions: number[] } {
  const { time, event } = present.history.index
  const windowMs = query.windowSeconds * 1000 + 1000
  const from = (buckets[0]?.start ?? 0) - (query.mode === 'unordered' ? windowMs : 0)
  const to = (buckets.at(-1)?.end ?? 0) + windowMs
  const walk = { times: [] as number[], steps: [] as number[], events: [] as number[] }
  const positions: number[] = []
  const isNewcomer = query.population === 'active' || isNewIn(present, all[0], buckets)
  if (!isNewcomer) return { walk, positions }
  for (const position of all) {
    const at = time[position] as number
    if (at < from || at >= to) continue
    const mask = steps.reduce((bits, matches, step) => (matches(position) ? bits | (1 << step) : bits), 0)
    if (mask === 0 && query.mode !== 'sequential') continue
    walk.times.push(at)
    walk.steps.push(mask)
    walk.events.push(event[position] as number)
    positions.push(position)
  }
  return { walk, positions }
}

function isNewIn(present: Present, first: number | undefined, buckets: readonly Bucket[]): boolean {
  const at = first === undefined ? -Infinity : (present.history.index.time[first] as number)
  return at >= (buckets[0]?.start ?? Infinity) && at < (buckets.at(-1)?.end ?? -Infinity)
}

function entriesOf(
  { buckets, valueAtEntry }: FunnelRun,
  { walk, positions, isIn }: { walk: Walk; positions: readonly number[]; isIn: Matcher },
): Entry[] {
  const entries: Entry[] = []
  let bucket = 0
  for (const [index, position] of positions.entries()) {
    const at = walk.times[index] as number
    while (bucket < buckets.length && at >= (buckets[bucket] as Bucket).end) bucket++
    if (bucket === buckets.length) break
    if (
      at < (buckets[bucket] as Bucket).start ||
      ((walk.steps[index] as number) & 1) === 0 ||
      !isIn(position)
    )
      continue
    entries.push({ index, bucket, value: valueAtEntry(position) })
  }
  return entries
}

/** A user property, or the first step's own, is known where the person enters. */
function entryValueReader(present: Present, { groupBy, steps }: FunnelQuery): (position: number) => string {
  const property = groupBy[0] ?? steps[0]?.groupBy[0]
  if (property === undefined) return () => ''
  const codes = propertyCodes(present, property)
  return (position) => codes.values[codeAt(codes, position)] ?? ''
}

function pathValueReader(present: Present, { steps }: FunnelQuery): (positions: readonly number[]) => string {
  const step = steps.findIndex(({ groupBy }, index) => index > 0 && groupBy.length > 0)
  const property = steps[step]?.groupBy[0]
  if (property === undefined) return () => ''
  const codes = propertyCodes(present, property)
  return (positions) => {
    const reached = positions[step]
    return reached === undefined ? didNotReach : (codes.values[codeAt(codes, reached)] ?? '')
  }
}

function positionsAlong(path: Path, positions: readonly number[]): number[] {
  return path.map((index) => positions[index] as number)
}

function wayAlong({ times, steps }: Walk, path: Path): FunnelWay {
  const previousCounts = path.slice(1).map((index, step) => {
    const before = steps.slice(path[step], index).filter((mask) => (mask & (1 << step)) !== 0)
    return Math.max(1, before.length)
  })
  return { times: path.map((index) => times[index] as number), previousCounts }
}
