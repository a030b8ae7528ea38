/** Between values and their logarithms, where a change of so many per cent is one distance at any level. */
export interface LogScale {
  logOf(value: number): number
  valueOf(log: number): number
  /** What chance alone does around that logarithm, as a standard deviation; 0 where nothing is counted. */
  chanceAt(log: number): number
  /** Whole numbers are counted people or events, whose chance is known; of shares and averages nothing is. */
  isCount: boolean
}

/** The scale that suits such values. */
export function logScaleFor(values: readonly number[]): LogScale {
  const isCount = values.every((value) => Number.isInteger(value))
  // Zero needs a logarithm, too.
  const offset = isCount ? 1 : offsetShare * Math.max(...values, Number.MIN_VALUE)
  const valueOf = (log: number): number => Math.max(0, Math.exp(log) - offset)
  return {
    logOf: (value) => Math.log(Math.max(0, value) + offset),
    valueOf,
    chanceAt: (log) => (isCount ? 1 / Math.sqrt(valueOf(log) + 1) : 0),
    isCount,
  }
}

const offsetShare = 0.005
