/** So many zeros in a row, each where so many are expected, are no chance: e^-60, whatever the noise was until now. */
const zerosInARow = 3
const leastExpected = 20

/** Tells when nothing arrives any more, without waiting for statistics. */
export interface OutageWatch {
  step(value: number, expected: number): boolean
}

export function createOutageWatch(): OutageWatch {
  let zeros = 0
  return {
    step(value, expected) {
      zeros = value === 0 && expected >= leastExpected ? zeros + 1 : 0
      return zeros >= zerosInARow
    },
  }
}
