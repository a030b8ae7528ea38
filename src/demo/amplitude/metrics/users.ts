import type { Bucket, DayRange, Interval } from './calendar.ts'
import type { PropertyRef, Segment } from './definition.ts'
import { groupingBy } from './grouping.ts'
import { eventMatcher, every, type Matcher } from './matching.ts'
import { firstPositionOf, type Present } from './present.ts'
import { segmentMatcher } from './segments.ts'
import { tally } from './tally.ts'

export interface UsersQuery {
  measure: 'active' | 'new'
  range: DayRange
  interval: Interval
  segments: readonly Segment[]
  /** At most one user property. */
  groupBy: readonly PropertyRef[]
}

export interface UsersLine {
  segmentIndex: number
  /** Undefined where the answer is not split. */
  group: string | undefined
  values: readonly number[]
}

/** As many groups as the chart shows. */
const mostGroups = 100

/** Distinct active people per bucket, or people whose first event ever falls into it; the largest groups first. */
export function users(
  present: Present,
  query: UsersQuery,
): { labels: readonly string[]; lines: readonly UsersLine[] } {
  const buckets = present.calendar.buckets(query.range, query.interval)
  const segments: readonly Segment[] = query.segments.length === 0 ? [[]] : query.segments
  const grouping = groupingBy(present, query.groupBy)
  const isCounted = query.measure === 'new' ? firstEventMatcher(present) : activeMatcher(present)
  const lines = segments.flatMap((segment, segmentIndex): UsersLine[] => {
    const matches = every([isCounted, segmentMatcher(present, segment, buckets)])
    const groups = [...tally(present, { matches, grouping, buckets, lookBack: 0, window: 1 })]
    const ranked = groups.sort(([, a], [, b]) => b.range.uniques - a.range.uniques)
    if (query.groupBy.length === 0) {
      const values = buckets.map((_, bucket) => ranked[0]?.[1].buckets[bucket]?.uniques ?? 0)
      return [{ segmentIndex, group: undefined, values }]
    }
    return ranked.slice(0, mostGroups).map(([group, counts]) => ({
      segmentIndex,
      group: grouping.valuesOf(group)[0] ?? '',
      values: counts.buckets.map(({ uniques }) => uniques),
    }))
  })
  return { labels: buckets.map(({ label }) => label), lines }
}

export function activeMatcher(present: Present): Matcher {
  return eventMatcher(present, { name: '_active', filters: [], groupBy: [] })
}

/** Whether an event was made by somebody whose first event ever lies within the buckets. */
export function newcomerMatcher(present: Present, buckets: readonly Bucket[]): Matcher {
  const { person, time } = present.history.index
  const order = present.byPerson()
  const from = buckets[0]?.start ?? Infinity
  const to = buckets.at(-1)?.end ?? -Infinity
  return (position) => {
    const first = time[firstPositionOf(present, order, person[position] as number)] as number
    return first >= from && first < to
  }
}

/** Whether an event is the first one ever of its person; inactive events count as well. */
export function firstEventMatcher(present: Present): Matcher {
  const { person } = present.history.index
  const order = present.byPerson()
  const { hasArrived } = present
  return (position) =>
    firstPositionOf(present, order, person[position] as number) === position &&
    (hasArrived === undefined || hasArrived(position))
}
