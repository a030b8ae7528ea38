import type { Session } from './sessions.ts'

/** Lengths in ms, the lower bound inclusive, the upper exclusive. */
export interface LengthBin {
  start: number
  end: number
}

const defaultEdges = [0, 3_000, 10_000, 30_000, 60_000, 180_000, 600_000, 1_800_000, 3_600_000, 86_400_000]
export const defaultLengthBins: readonly LengthBin[] = defaultEdges
  .slice(1)
  .map((end, index) => ({ start: defaultEdges[index] ?? 0, end }))

/** How many sessions fall into each bin. The longest possible session counts in the bin that ends with it. */
export function lengthBins(sessions: readonly Session[], bins: readonly LengthBin[]): number[] {
  const longest = defaultEdges.at(-1) ?? 0
  const counts = bins.map(() => 0)
  for (const { lengthMs } of sessions) {
    const length = Math.min(lengthMs, longest - 1)
    const bin = bins.findIndex(({ start, end }) => length >= start && length < end)
    if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}
