import { pathFrom, type FunnelRules, type Path, type Walk } from './funnel-path.ts'

/** The best of one person's paths with one value of the property that splits the funnel. */
interface BestPaths {
  overall: Path
  byBucket: Map<number, Path>
}

/** Finds one person's best paths, entry by entry. */
export interface PathFinder {
  /** An occurrence of the first step, by its index in the walk and the bucket that it falls into. */
  enter(index: number, bucket: number, value: string): void
  /** By value; empty for somebody who never entered. */
  found: ReadonlyMap<string, BestPaths>
}

/**
 * The path with the most steps, and among equals the earliest: once over the whole range and once for each bucket of
 * entry, because a person who enters on two days counts on both. Separately for each value.
 */
export function createPathFinder(walk: Walk, rules: FunnelRules): PathFinder {
  const found = new Map<string, BestPaths>()
  return {
    found,
    enter(index, bucket, value) {
      const known = found.get(value)
      const ofBucket = known?.byBucket.get(bucket)
      if (ofBucket?.length === rules.stepCount) return
      const path = pathFrom(walk, index, rules)
      if (known === undefined) {
        found.set(value, { overall: path, byBucket: new Map([[bucket, path]]) })
        return
      }
      if (path.length > known.overall.length) known.overall = path
      if (ofBucket === undefined || path.length > ofBucket.length) known.byBucket.set(bucket, path)
    },
  }
}
