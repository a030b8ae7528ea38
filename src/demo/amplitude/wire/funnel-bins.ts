import type { StepTimes } from '../metrics/funnel.ts'
import { stepDurations, wholeDurations } from '../metrics/funnel-durations.ts'

interface Bin {
  start: number
  end: number
  bin_dist: { tempKey: []; uniques: number; sums: number; totals: number }
}

/** Widths of a histogram's bins in ms, from ten seconds for short funnels to a day for long ones. */
const widths = [10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000]
const mostBins = 120

/** Per step how long the way to it took: a stub for the entrance, then one histogram per transition, last the whole funnel. */
export function transitionBins(ways: readonly StepTimes[], stepCount: number): { bins: Bin[] }[] {
  const transitions = Array.from({ length: stepCount - 1 }, (_, step) => stepDurations(ways, step + 1))
  return [
    { bins: [binOf(0, 1000, ways.length)] },
    ...transitions.map((durations) => ({ bins: histogram(durations) })),
    { bins: histogram(wholeDurations(ways, stepCount)) },
  ]
}

/** How many people did the previous step so many times. */
export function previousCountBins(counts: readonly number[]): { bins: Bin[] } {
  const people = new Map<number, number>()
  for (const count of counts) people.set(count, (people.get(count) ?? 0) + 1)
  const sorted = [...people].sort(([a], [b]) => a - b)
  return { bins: sorted.map(([count, uniques]) => binOf(count, count + 1, uniques)) }
}

/** Bins of one width over nearly all durations; the last one catches the rest. Empty bins are left out. */
function histogram(durations: readonly number[]): Bin[] {
  if (durations.length === 0) return []
  const sorted = durations.toSorted((a, b) => a - b)
  const usual = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  const longest = sorted.at(-1) ?? 0
  const width = widths.find((candidate) => usual / candidate < mostBins) ?? 86_400_000
  const tail = (Math.floor(usual / width) + 1) * width
  const people = new Map<number, number>()
  for (const duration of sorted) {
    const start = duration >= tail ? tail : Math.floor(duration / width) * width
    people.set(start, (people.get(start) ?? 0) + 1)
  }
  return [...people].map(([start, uniques]) =>
    binOf(start, start === tail ? Math.max(tail + width, longest + 1) : start + width, uniques),
  )
}

function binOf(start: number, end: number, uniques: number): Bin {
  return { start, end, bin_dist: { tempKey: [], uniques, sums: 0, totals: uniques } }
}
