/** Between values and their logarithms, where a change of so many per cent is one distance at any level. */
export interface LogScale {
  logOf(value: number): number
  valueOf(log: number): number
  /** How far chance alone leads from that logarithm, by so many standard deviations of a count; 0 where nothing is counted. */
  chanceAt(log: number, times: number): Chance
  /** Whole numbers are counted people or events, whose chance is known; of shares and averages nothing is. */
  isCount: boolean
}

export interface Chance {
  drop: number
  spike: number
}

/** The scale that suits such values. */
export function logScaleFor(values: readonly number[]): LogScale {
  const isCount = values.every((value) => Number.isInteger(value))
  // Zero needs a logarithm, too.
  const offset = isCount ? 1 : offsetShare * Math.max(...values, Number.MIN_VALUE)
  const logOf = (value: number): number => Math.log(Math.max(0, value) + offset)
  const valueOf = (log: number): number => Math.max(0, Math.exp(log) - offset)
  return {
    logOf,
    valueOf,
    chanceAt(log, times) {
      if (!isCount) return { drop: 0, spike: 0 }
      const expected = valueOf(log)
      const play = times * Math.sqrt(expected)
      return { drop: log - logOf(expected - play), spike: logOf(expected + play) - log }
    },
    isCount,
  }
}

const offsetShare = 0.005
