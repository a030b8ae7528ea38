import type { KeptBucket, KeptSeries } from './history-store.ts'

/** Lines of one answer: a text per line, and values by label. */
export interface FreshLines {
  lines: readonly string[]
  values: readonly ReadonlyMap<string, number>[]
}

export interface MergeInput {
  /** All buckets of the question, in order. */
  labels: readonly string[]
  kept: KeptSeries
  /** What was asked for now, from `freshFrom` on; undefined where nothing had to be. */
  fresh: FreshLines | undefined
  freshFrom: string | undefined
  /** A group that an answer does not name had nobody; a line that is no group is in every answer. */
  isGrouped: boolean
  wholeRange: 'sum' | 'none' | 'asked'
  limit: number | undefined
}

export interface MergedLine {
  line: string
  values: (number | null)[]
  wholeRange: number | undefined
}

/**
 * Puts kept buckets and new ones together. The new ones win wherever they reach. Groups come largest first, as Amplitude
 * has them; those without anybody in the range are not in it.
 */
export function mergeLines(input: MergeInput): MergedLine[] {
  const { kept, fresh, isGrouped, limit } = input
  const names = [...new Set([...kept.lines, ...(fresh?.lines ?? [])])]
  const lines = names.map((line) => mergeLine(line, input))
  if (!isGrouped) return lines
  const sizes = new Map(lines.map((line) => [line, sizeOf(line)]))
  const present = lines.filter((line) => (sizes.get(line) ?? 0) > 0)
  return present.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)).slice(0, limit)
}

/** What an answer adds to history: buckets in the order of all lines known so far. */
export function toBuckets(
  labels: readonly string[],
  fresh: FreshLines,
  { lines, readAt, isGrouped }: { lines: readonly string[]; readAt: number; isGrouped: boolean },
): KeptBucket[] {
  const positions = lines.map((line) => fresh.lines.indexOf(line))
  return labels.flatMap((label) => {
    const values = positions.map((position) => fresh.values[position]?.get(label))
    if (!isGrouped && values.includes(undefined)) return []
    return { label, readAt, values: values.map((value) => value ?? 0) }
  })
}

function mergeLine(
  line: string,
  { labels, kept, fresh, freshFrom, isGrouped, wholeRange }: MergeInput,
): MergedLine {
  const keptPosition = kept.lines.indexOf(line)
  const freshValues = fresh?.values[fresh.lines.indexOf(line)]
  const absent = isGrouped ? 0 : null
  const values = labels.map((label): number | null => {
    if (freshFrom !== undefined && label >= freshFrom) return freshValues?.get(label) ?? absent
    return kept.buckets.get(label)?.values[keptPosition] ?? absent
  })
  const isWhole = wholeRange === 'sum' && values.every((value) => value !== null)
  return {
    line,
    values,
    wholeRange: isWhole ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0) : undefined,
  }
}

function sizeOf({ values }: MergedLine): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}
