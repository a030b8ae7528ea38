import type { AlertMemory, GroupMemory } from '../alert-memory.ts'
import { isActive } from '../lifecycle/step-group.ts'

/** A line that is told, with what is known of its newest point. */
export type ToldGroup = GroupMemory & { last: NonNullable<GroupMemory['last']> }

/** Lines that are part of the incident now, the farthest off first; where none is any more, those that were. */
export function breachingGroups({ groups, incident }: AlertMemory): readonly ToldGroup[] {
  const isOver = incident?.recoveredAt !== undefined
  const active = isOver ? [] : groups.filter((group) => isActive(group))
  const concerned =
    active.length > 0 ? active : groups.filter(({ group }) => incident?.groups.includes(group))
  return concerned.filter(isTold).toSorted((a, b) => deviationOf(b) - deviationOf(a))
}

/** Whether Amplitude has no value for any of the lines that it is about. */
export function isWithoutData({ groups, incident }: AlertMemory): boolean {
  const concerned = groups.filter(({ group }) => incident?.groups.includes(group))
  return concerned.length > 0 && concerned.every(({ state }) => state === 'no data')
}

function isTold(group: GroupMemory): group is ToldGroup {
  return group.last !== undefined
}

/** What a value is held against: what was expected, else the bound that it has passed. */
export function comparedWith({ last, direction }: ToldGroup): number | undefined {
  return last.expected ?? (direction === 'spike' ? last.upper : last.lower) ?? last.lower ?? last.upper
}

function deviationOf(group: ToldGroup): number {
  const from = comparedWith(group)
  if (from === undefined) return 0
  return Math.abs(group.last.value - from) / Math.max(Math.abs(from), Number.EPSILON)
}

/** Whether its value is of a bucket that had not settled when it was judged, and grows on. */
export function isUnfinished({
  lastPoint,
  breaching,
}: Pick<GroupMemory, 'lastPoint' | 'breaching'>): boolean {
  const newest = breaching.at(-1)
  return newest !== undefined && (lastPoint === undefined || newest > lastPoint)
}

/** The bucket that its value belongs to. One that is still filling is no judged point yet, but stands among those that breach. */
export function newestLabel({ lastPoint, breaching }: GroupMemory): string | undefined {
  const newest = breaching.at(-1)
  if (newest === undefined || lastPoint === undefined) return lastPoint ?? newest
  return newest > lastPoint ? newest : lastPoint
}
