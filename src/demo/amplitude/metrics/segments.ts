import {
  InvalidDefinitionError,
  type CountOperator,
  type Segment,
  type SegmentCondition,
} from './definition.ts'
import { findCohort } from './cohorts.ts'
import { gatherByPerson, partOf, timesOf } from './gather.ts'
import { conditionMatcher, eventMatcher, every, type Matcher } from './matching.ts'
import type { Present } from './present.ts'
import type { Bucket } from './calendar.ts'
import { dayMs } from '../product/rhythm.ts'

/**
 * Prepares a segment: whether the event at a position was made by somebody in it, at that time. What people did is
 * counted up to the end of the bucket that the event falls into.
 */
export function segmentMatcher(present: Present, segment: Segment, buckets: readonly Bucket[]): Matcher {
  return every(segment.map((condition) => segmentConditionMatcher(present, condition, buckets)))
}

function segmentConditionMatcher(
  present: Present,
  condition: SegmentCondition,
  buckets: readonly Bucket[],
): Matcher {
  switch (condition.kind) {
    case 'property':
      return conditionMatcher(present, condition.condition)
    case 'cohort':
      return cohortMatcher(present, condition)
    case 'behaviour':
      return behaviourMatcher(present, condition, buckets)
  }
}

function cohortMatcher(
  present: Present,
  { id, isMember }: Extract<SegmentCondition, { kind: 'cohort' }>,
): Matcher {
  const cohort = findCohort(id)
  if (cohort === undefined) throw new InvalidDefinitionError(`Invalid cohort ${id}`)
  const behaves = behaviourMatcher(present, cohort, [
    { label: 'now', start: -Infinity, end: present.now + 1 },
  ])
  return (position) => behaves(position) === isMember
}

type Behaviour = Extract<SegmentCondition, { kind: 'behaviour' }>

function behaviourMatcher(present: Present, behaviour: Behaviour, buckets: readonly Bucket[]): Matcher {
  const { time, person } = present.history.index
  const done = gatherByPerson(
    present,
    { from: -Infinity, to: Infinity },
    eventMatcher(present, behaviour.event),
  )
  const timesByPerson = new Map<number, Float64Array>()
  const verdicts = new Map<number, boolean>()
  function times(who: number): Float64Array {
    let known = timesByPerson.get(who)
    if (known === undefined) timesByPerson.set(who, (known = timesOf(present, partOf(done, who))))
    return known
  }
  function verdict(who: number, bucket: number): boolean {
    const { start, end } = buckets[bucket] ?? { start: -Infinity, end: Infinity }
    const from = behaviour.withinDays === undefined ? start : end - behaviour.withinDays * dayMs
    const count = times(who).filter((each) => each >= from && each < end).length
    return satisfies(count, behaviour.operator, behaviour.count)
  }
  return function behaves(position) {
    const bucket = bucketAt(buckets, time[position] as number)
    const key = (person[position] as number) * (buckets.length + 1) + bucket
    let known = verdicts.get(key)
    if (known === undefined) verdicts.set(key, (known = verdict(person[position] as number, bucket)))
    return known
  }
}

/** Index of the bucket that holds an instant; instants outside of all belong to the nearest. */
function bucketAt(buckets: readonly Bucket[], instant: number): number {
  let low = 0
  let high = buckets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((buckets[middle] as Bucket).start <= instant) low = middle
    else high = middle - 1
  }
  return low
}

function satisfies(count: number, operator: CountOperator, limit: number): boolean {
  switch (operator) {
    case '>=':
      return count >= limit
    case '>':
      return count > limit
    case '=':
      return count === limit
    case '<':
      return count < limit
    case '<=':
      return count <= limit
  }
}
