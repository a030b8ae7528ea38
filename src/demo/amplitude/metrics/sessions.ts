import type { Bucket, DayRange } from './calendar.ts'
import type { PropertyRef, Segment } from './definition.ts'
import { gatherByPerson, partOf } from './gather.ts'
import { groupingBy } from './grouping.ts'
import { every } from './matching.ts'
import { divide } from './measure.ts'
import type { Present } from './present.ts'
import { segmentMatcher } from './segments.ts'
import { activeMatcher } from './users.ts'
import { dayMs } from '../product/rhythm.ts'

export interface SessionsQuery {
  range: DayRange
  segments: readonly Segment[]
  /** At most one user property, read from the session's first event. */
  groupBy: readonly PropertyRef[]
}

export interface Session {
  /** Position in the list of people. */
  person: number
  /** Epoch ms: it is the session's id. */
  start: number
  /** From the start to the last event, at most a day. */
  lengthMs: number
  /** Position of the first event. */
  firstPosition: number
}

export interface SessionsLine {
  segmentIndex: number
  /** Undefined where the answer is not split. */
  group: string | undefined
  /** Sessions that started within the range, in no order. */
  sessions: readonly Session[]
}

/** The sessions of a range, the largest groups first. */
export function sessionLines(present: Present, { range, segments, groupBy }: SessionsQuery): SessionsLine[] {
  const buckets = present.calendar.buckets(range, 'day')
  const grouping = groupingBy(present, groupBy)
  const all: readonly Segment[] = segments.length === 0 ? [[]] : segments
  return all.flatMap((segment, segmentIndex): SessionsLine[] => {
    const byGroup = new Map<number, Session[]>()
    for (const session of sessionsIn(present, segment, buckets)) {
      const group = grouping.groupAt(session.firstPosition)
      const known = byGroup.get(group)
      if (known === undefined) byGroup.set(group, [session])
      else known.push(session)
    }
    if (groupBy.length === 0) return [{ segmentIndex, group: undefined, sessions: byGroup.get(0) ?? [] }]
    return [...byGroup]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([group, sessions]) => ({ segmentIndex, group: grouping.valuesOf(group)[0] ?? '', sessions }))
  })
}

/** Mean length in seconds of the sessions that start in each bucket, or sessions per person with one; 0 without any. */
export function sessionsOverTime(
  { sessions }: SessionsLine,
  buckets: readonly Bucket[],
  measure: 'average' | 'per user',
): number[] {
  let index = 0
  const sorted = sessions.toSorted((a, b) => a.start - b.start)
  return buckets.map(({ end }) => {
    let seconds = 0
    let count = 0
    const people = new Set<number>()
    for (; index < sorted.length && (sorted[index] as Session).start < end; index++) {
      const { person, lengthMs } = sorted[index] as Session
      seconds += lengthMs / 1000
      count++
      people.add(person)
    }
    return measure === 'average' ? divide(seconds, count) : divide(count, people.size)
  })
}

/** A session is what a person's active events share by its id. */
function sessionsIn(present: Present, segment: Segment, buckets: readonly Bucket[]): Session[] {
  const { time, session } = present.history.index
  const from = buckets[0]?.start ?? 0
  const to = buckets.at(-1)?.end ?? 0
  const inSession = every([
    (position) => (session[position] as number) >= from && (session[position] as number) < to,
    activeMatcher(present),
    segmentMatcher(present, segment, buckets),
  ])
  const order = gatherByPerson(present, { from, to: to + dayMs }, inSession)
  const found: Session[] = []
  for (let person = 0; person < present.history.people.length; person++) {
    const open = new Map<number, Session>()
    for (const position of partOf(order, person)) {
      const start = session[position] as number
      let known = open.get(start)
      if (known === undefined) {
        known = { person, start, lengthMs: 0, firstPosition: position }
        open.set(start, known)
        found.push(known)
      }
      known.lengthMs = Math.min(dayMs, (time[position] as number) - start)
    }
  }
  return found
}
