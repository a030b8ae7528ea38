export interface Candidate {
  value: number
  weight: number
}

/** The value with half of the weight at or below it. Sorts its argument, which must not be empty. */
export function weightedMedian(candidates: Candidate[]): number {
  candidates.sort((a, b) => a.value - b.value)
  const half = candidates.reduce((sum, each) => sum + each.weight, 0) / 2
  let below = 0
  for (const each of candidates) {
    below += each.weight
    if (below >= half) return each.value
  }
  return candidates[0]?.value ?? Number.NaN
}
