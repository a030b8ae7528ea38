import type { Caveat } from '../result/metric-result.ts'
import { decodeLabels, type LabelledData } from './decode-labels.ts'
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
 * The same for endpoints that know no limit: whatever there is came back, so something is missing only where it is cut
 * here, or where Amplitude's own cap was reached. Groups come in the order in which they are kept.
 */
export function cutGroups<Group>(
  groups: readonly Group[],
  top: number | undefined,
  { by }: Pick<Split, 'by'>,
): LimitedGroups<Group> {
  if (by !== 'group') return { groups, caveats: [] }
  const kept = groups.slice(0, top)
  const isCut = kept.length < groups.length || groups.length === defaultGroupLimit
  return { groups: kept, caveats: isCut ? [{ kind: 'groupLimit', limit: kept.length }] : [] }
}

/** Cuts rows as they came, where each group has one in every segment. */
export function cutRows<Data extends LabelledData>(
  data: Data,
  top: number | undefined,
  split: Split,
): { data: Data; caveats: readonly Caveat[] } {
  if (split.by !== 'group') return { data, caveats: [] }
  const keys = decodeLabels(data, split.shape).map(({ groupValues }) => JSON.stringify(groupValues))
  const { groups, caveats } = cutGroups([...new Set(keys)], top, split)
  const isKept = (_: unknown, position: number): boolean => groups.includes(keys[position] ?? '')
  const { series, seriesLabels, seriesMeta } = data
  return {
    data: {
      ...data,
      series: series.filter(isKept),
      seriesLabels: seriesLabels?.filter(isKept),
      seriesMeta: seriesMeta?.filter(isKept),
    },
    caveats,
  }
}

/**
 * The limit to send. A comparison asks for more groups than are shown, because the largest of today need not have been
 * among the largest of the range before; the number of groups costs nothing.
 */
export function limitToSend(top: number | undefined, isComparison: boolean): number | undefined {
  return isComparison && top !== undefined && top <= defaultGroupLimit ? undefined : top
}
