import { createPathFinder, type PathFinder } from './path-finder.ts'
import type { Bucket, DayRange, Interval } from './calendar.ts'
import type { EventDefinition, PropertyRef, Segment } from './definition.ts'
import type { FunnelMode, Path, Walk } from './funnel-path.ts'
import { createWalks, type PositionedWalk } from './funnel-walks.ts'
import { eventMatcher, every, type Matcher } from './matching.ts'
import type { Present } from './present.ts'
import { codeAt, propertyCodes } from './property-codes.ts'
import { segmentMatcher } from './segments.ts'
import { newcomerMatcher } from './users.ts'

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

/** Epoch ms at which somebody reached each step; as many as were reached. */
export type StepTimes = readonly number[]

export interface FunnelGroup {
  segmentIndex: number
  /** Empty where the funnel is not split. */
  value: string
  /** The best way of each person. */
  ways: StepTimes[]
  /** For each of those ways and each step from the second on: how often the step before was done on the way to it. */
  repeats: (readonly number[])[]
  /** The best ways again, for each bucket of entry on its own. */
  waysByBucket: StepTimes[][]
}

/** Where those are put who never reach the step whose property splits the funnel. */
const didNotReach = '(did not reach)'

export function funnel(
  present: Present,
  query: FunnelQuery,
): { labels: readonly string[]; groups: FunnelGroup[] } {
  const buckets = present.calendar.buckets(query.range, query.interval)
  const segments: readonly Segment[] = query.segments.length === 0 ? [[]] : query.segments
  const steps = query.steps.map((step) => eventMatcher(present, step))
  const run: FunnelRun = {
    query,
    buckets,
    people: present.history.people.length,
    walkOf: createWalks(present, { ...query, steps, buckets }),
    valueAtEntry: entryValueReader(present, query),
    valueOfPath: pathValueReader(present, query),
  }
  const population = query.population === 'new' ? [newcomerMatcher(present, buckets)] : []
  return {
    labels: buckets.map(({ label }) => label),
    groups: segments.flatMap((segment, segmentIndex) =>
      groupsOfSegment(run, every([...population, segmentMatcher(present, segment, buckets)]), segmentIndex),
    ),
  }
}

interface FunnelRun {
  query: FunnelQuery
  buckets: readonly Bucket[]
  people: number
  walkOf: (person: number) => PositionedWalk
  /** The value of the property that splits by the entering event. */
  valueAtEntry: (position: number) => string
  /** The value that a whole path adds, where a later step's property splits. */
  valueOfPath: (walk: PositionedWalk, path: Path) => string
}

function groupsOfSegment(run: FunnelRun, isIn: Matcher, segmentIndex: number): FunnelGroup[] {
  const { query, buckets, people, walkOf, valueOfPath } = run
  const found = new Map<string, FunnelGroup>()
  function groupOf(value: string): FunnelGroup {
    let group = found.get(value)
    if (group === undefined) {
      group = { segmentIndex, value, ways: [], repeats: [], waysByBucket: buckets.map(() => []) }
      found.set(value, group)
    }
    return group
  }
  const rules = { mode: query.mode, stepCount: query.steps.length, windowSeconds: query.windowSeconds }
  for (let person = 0; person < people; person++) {
    const walk = walkOf(person)
    const finder = createPathFinder(walk, rules)
    enterAll(run, { walk, isIn, finder })
    for (const [value, { overall, byBucket }] of finder.found) {
      const group = groupOf(value + valueOfPath(walk, overall))
      group.ways.push(timesAlong(walk, overall))
      group.repeats.push(repeatsAlong(walk, overall))
      for (const [bucket, path] of byBucket) {
        groupOf(value + valueOfPath(walk, path)).waysByBucket[bucket]?.push(timesAlong(walk, path))
      }
    }
  }
  return [...found.values()].sort((a, b) => b.ways.length - a.ways.length)
}

/** Enters with every occurrence of the first step within the range and the segment. */
function enterAll(
  { buckets, valueAtEntry }: FunnelRun,
  { walk, isIn, finder }: { walk: PositionedWalk; isIn: Matcher; finder: PathFinder },
): void {
  const { times, steps, positions } = walk
  let bucket = 0
  for (let index = 0; index < positions.length; index++) {
    if (((steps[index] as number) & 1) === 0) continue
    const at = times[index] as number
    while (bucket < buckets.length && at >= (buckets[bucket] as Bucket).end) bucket++
    if (bucket === buckets.length) break
    const position = positions[index] as number
    if (at < (buckets[bucket] as Bucket).start || !isIn(position)) continue
    finder.enter(index, bucket, valueAtEntry(position))
  }
}

/** A user property, or the first step's own, is known where the person enters. */
function entryValueReader(present: Present, { groupBy, steps }: FunnelQuery): (position: number) => string {
  const property = groupBy[0] ?? steps[0]?.groupBy[0]
  if (property === undefined) return () => ''
  const codes = propertyCodes(present, property)
  return (position) => codes.values[codeAt(codes, position)] ?? ''
}

function pathValueReader(
  present: Present,
  { steps }: FunnelQuery,
): (walk: PositionedWalk, path: Path) => string {
  const step = steps.findIndex(({ groupBy }, index) => index > 0 && groupBy.length > 0)
  const property = steps[step]?.groupBy[0]
  if (property === undefined) return () => ''
  const codes = propertyCodes(present, property)
  return ({ positions }, path) => {
    const reached = path[step]
    return reached === undefined
      ? didNotReach
      : (codes.values[codeAt(codes, positions[reached] as number)] ?? '')
  }
}

function timesAlong({ times }: Walk, path: Path): StepTimes {
  return path.map((index) => times[index] as number)
}

function repeatsAlong({ steps }: Walk, path: Path): number[] {
  return path.slice(1).map((reached, step) => {
    let count = 0
    for (let index = path[step] as number; index < reached; index++) {
      if (((steps[index] as number) & (1 << step)) !== 0) count++
    }
    return Math.max(1, count)
  })
}
