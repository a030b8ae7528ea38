import { pathFrom, type FunnelRules, type Path, type Walk } from './funnel-path.ts'

/** An occurrence of the first step within the range and the segment. */
export interface Entry {
  /** Index into the walk. */
  index: number
  bucket: number
  /** The value by which the funnel is split; empty where it is not. */
  value: string
}

export interface BestPaths {
  overall: Path
  byBucket: Map<number, Path>
}

/**
 * The path with the most steps, and among equals the earliest: once over the whole range and once for each bucket of
 * entry, because a person who enters on two days counts on both. Separately for each value.
 */
export function bestPaths(walk: Walk, entries: readonly Entry[], rules: FunnelRules): Map<string, BestPaths> {
  const best = new Map<string, BestPaths>()
  for (const { index, bucket, value } of entries) {
    const known = best.get(value)
    const ofBucket = known?.byBucket.get(bucket)
    if (ofBucket?.length === rules.stepCount) continue
    const path = pathFrom(walk, index, rules)
    if (known === undefined) {
      best.set(value, { overall: path, byBucket: new Map([[bucket, path]]) })
      continue
    }
    if (path.length > known.overall.length) known.overall = path
    if (ofBucket === undefined || path.length > ofBucket.length) known.byBucket.set(bucket, path)
  }
  return best
}
