import type { Caveat } from '../result/metric-result.ts'
import type { Split } from './split.ts'

/** Amplitude returns at most this many group values unless a request names another limit. */
const defaultGroupLimit = 100

export interface LimitedGroups<Group> {
  groups: readonly Group[]
  caveats: readonly Caveat[]
}

/** Keeps the first `top` groups. Where a limit was reached there may be more, and what is shown is not the total. */
export function limitGroups<Group>(
  groups: readonly Group[],
  top: number | undefined,
  split: Split,
): LimitedGroups<Group> {
  if (split.by !== 'group') return { groups, caveats: [] }
  const limit = top ?? defaultGroupLimit
  // Each group comes once for every event and segment.
  const most = limit * split.shape.events * split.shape.segments
  return {
    groups: top === undefined ? groups : groups.slice(0, most),
    caveats: groups.length >= most ? [{ kind: 'groupLimit', limit }] : [],
  }
}

/**
 * The limit to send. A comparison asks for more groups than are shown, because the largest of today need not have been
 * among the largest of the range before; the number of groups costs nothing.
 */
export function limitToSend(top: number | undefined, isComparison: boolean): number | undefined {
  return isComparison && top !== undefined && top <= defaultGroupLimit ? undefined : top
}
