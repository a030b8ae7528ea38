import type { Grouping } from './grouping.ts'
import type { Present } from './present.ts'
import type { Figures, Tally, TallyRequest } from './tally.ts'

/** How often people did something, in the bins that Amplitude shows: exactly up to five times, then wider. */
const bins = [1, 2, 3, 4, 5, 6, 11, 21, 51, 101].map((low, position, all) => ({
  low,
  label: label(low, all[position + 1]),
}))

/** People per number of occurrences, for each bucket and for the whole range. Groups other than the bins are not split. */
export function frequencies(
  present: Present,
  request: TallyRequest,
): { grouping: Grouping; groups: Map<number, Tally> } {
  const { matches, buckets, lookBack } = request
  const perBucket = buckets.map(({ start, end }) => peopleByBin(present, { matches, start, end }))
  const range = peopleByBin(present, {
    matches,
    start: buckets[lookBack]?.start ?? Infinity,
    end: buckets.at(-1)?.end ?? -Infinity,
  })
  const groups = bins.flatMap((_, bin): [number, Tally][] =>
    range[bin] === 0 && perBucket.every((counts) => counts[bin] === 0)
      ? []
      : [[bin, { buckets: perBucket.map((counts) => figures(counts[bin])), range: figures(range[bin]) }]],
  )
  const grouping: Grouping = {
    size: bins.length,
    groupAt: () => 0,
    valuesOf: (bin) => [bins[bin]?.label ?? ''],
  }
  return { grouping, groups: new Map(groups) }
}

function peopleByBin(
  present: Present,
  { matches, start, end }: { matches: TallyRequest['matches']; start: number; end: number },
): number[] {
  const { person } = present.history.index
  const times = new Uint32Array(present.history.people.length)
  const stop = present.positionAt(end)
  for (let position = present.positionAt(start); position < stop; position++) {
    if (matches(position))
      times[person[position] as number] = (times[person[position] as number] as number) + 1
  }
  const counts = bins.map(() => 0)
  for (const count of times) {
    if (count === 0) continue
    const bin = bins.findLastIndex(({ low }) => count >= low)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

function label(low: number, next: number | undefined): string {
  if (next === undefined) return `${low}+ times`
  if (next === low + 1) return low === 1 ? '1 time' : `${low} times`
  return `${low}-${next - 1} times`
}

function figures(uniques: number | undefined): Figures {
  return { totals: 0, uniques: uniques ?? 0, sum: 0, numbers: 0 }
}
