import { formatDuration } from './format-value.ts'
import type { SessionBin, SessionLengthGroup, SessionLengthResult } from './metric-result.ts'
import { sumOf } from './series-figures.ts'

/** Sessions that end this soon are called bounces. */
export const bounceMs = 10_000
/** Sessions from here on are long. */
export const longMs = 30 * 60_000

/** Groups are taken together; segments overlap, so the largest stands for them. */
export function mainSessions({
  groups,
  splitBy,
}: Pick<SessionLengthResult, 'groups' | 'splitBy'>): SessionLengthGroup {
  const [largest] = [...groups].sort((a, b) => sessionCount(b) - sessionCount(a))
  if (largest !== undefined && (splitBy === 'segment' || groups.length === 1)) return largest
  const width = Math.max(0, ...groups.map(({ counts }) => counts.length))
  const counts = Array.from({ length: width }, (_, bin) =>
    sumOf(groups.map((group) => group.counts[bin] ?? 0)),
  )
  return { label: '', counts }
}

export function sessionCount({ counts }: Pick<SessionLengthGroup, 'counts'>): number {
  return sumOf(counts)
}

/** Index of the bin in which the median session lies; undefined where there are no sessions. */
export function medianBin({ counts }: Pick<SessionLengthGroup, 'counts'>): number | undefined {
  const half = sumOf(counts) / 2
  if (half === 0) return undefined
  let below = 0
  return counts.findIndex((count) => {
    below += count
    return below >= half
  })
}

/** Share of the sessions that are shorter than `ms`; undefined where no bin ends there, or there are no sessions. */
export function shareBelow(
  bins: readonly SessionBin[],
  { counts }: Pick<SessionLengthGroup, 'counts'>,
  ms: number,
): number | undefined {
  const total = sumOf(counts)
  const last = bins.findIndex(({ toMs }) => toMs === ms)
  return total === 0 || last < 0 ? undefined : sumOf(counts.slice(0, last + 1)) / total
}

/** A bin in words: `under 3s`, `30s to 1m`, `1h or more`. Amplitude ends a session after a day. */
export function binName({ fromMs, toMs }: SessionBin): string {
  if (fromMs === 0) return `under ${formatDuration(toMs)}`
  return toMs >= 86_400_000
    ? `${formatDuration(fromMs)} or more`
    : `${formatDuration(fromMs)} to ${formatDuration(toMs)}`
}
