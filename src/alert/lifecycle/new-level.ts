import type { GroupMemory, Incident } from '../alert-memory.ts'
import type { Evaluation } from '../evaluation.ts'

export type NewLevel = NonNullable<GroupMemory['newLevel']>

/** Nothing becomes usual in less. */
const leastMs = 3 * 60 * 60_000
const leastPoints = 3
/** Seasons are known no better than that: what is so near to the level of before is back there. */
const leastShare = 0.05

/**
 * The level at which a line stays that keeps to its bounds again; undefined where it is back. It is not where both its value and what
 * is usual by now would not count as well back, had nothing else become usual since it fired.
 */
export function newLevelOf(
  { point, value, before, expected, lower, upper }: Extract<Evaluation, { kind: 'fine' }>,
  { direction, since }: Pick<GroupMemory, 'direction' | 'since'>,
): NewLevel | undefined {
  const lengthMs = point.end.getTime() - point.start.getTime()
  const lastedMs = point.start.getTime() - Date.parse(since)
  if (lastedMs < Math.max(leastMs, leastPoints * lengthMs)) return undefined
  const bound = direction === 'drop' ? lower : upper
  if (before === undefined || before <= 0 || expected === undefined || expected <= 0) return undefined
  const room = bound === undefined ? 0 : Math.abs(expected - bound) / expected / 2
  const share = Math.max(leastShare, room)
  const isAway = (level: number): boolean =>
    direction === 'drop' ? level < before * (1 - share) : level > before * (1 + share)
  return isAway(value) && isAway(expected) ? { usual: expected, before } : undefined
}

interface Ended {
  groups: readonly GroupMemory[]
  incident?: Incident | undefined
}

/** The lines of an incident that did not come back, and are no longer unusual where they are; those farthest away first. */
export function newLevelsOf({ groups, incident }: Ended): readonly (NewLevel & { group: string })[] {
  return groups
    .flatMap(({ group, newLevel }) =>
      newLevel !== undefined && incident?.groups.includes(group) === true ? [{ group, ...newLevel }] : [],
    )
    .toSorted((a, b) => awayBy(b) - awayBy(a))
}

function awayBy({ usual, before }: NewLevel): number {
  return Math.abs(Math.log(usual / before))
}

/** What the end of an incident is: its lines have come back, or what they came to is the usual by now. */
export function endOf(memory: Ended): 'recovered' | 'new level' {
  return newLevelsOf(memory).length > 0 ? 'new level' : 'recovered'
}
