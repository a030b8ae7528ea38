/** Between values and their logarithms, where a change of so many per cent is one distance at any level. */
export interface LogScale {
  logOf(value: number): number
  valueOf(log: number): number
  /** How far chance alone leads from that logarithm, about once in a thousand times; 0 where nothing is counted. */
  chanceAt(log: number): Chance
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
    chanceAt(log) {
      if (!isCount) return { drop: 0, spike: 0 }
      const expected = valueOf(log)
      return {
        drop: log - logOf(fewestByChance(expected)),
        spike: logOf(expected + 3 * Math.sqrt(expected)) - log,
      }
    },
    isCount,
  }
}

const offsetShare = 0.005

/**
 * Three standard deviations below; that would never be reached by fewer than nine, so for them the square roots are compared, after
 * Anscombe: nobody of seven is no chance, nobody of five may be.
 */
function fewestByChance(expected: number): number {
  const ofMany = expected - 3 * Math.sqrt(expected)
  const ofFew = Math.max(0, Math.sqrt(expected + 3 / 8) - 2) ** 2 - 3 / 8
  return Math.max(0, ofMany, ofFew)
}
