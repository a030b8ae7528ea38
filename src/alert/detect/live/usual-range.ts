/** How wide the usual range is: standard deviations, or roots of the expected count, whichever is more. */
const widths = 3

export interface UsualRange {
  expected: number
  lower: number
  upper: number
}

/**
 * Where a single value usually lies, in the unit of the values. Half an hour of values in its lower half can be an anomaly all the
 * same, as one value outside need not be.
 * @param spread Usual size of a deviation, in logs of the value plus `offset`.
 */
export function usualRange(expected: number, spread: number, offset: number): UsualRange {
  const factor = Math.exp(widths * spread)
  const countNoise = widths * Math.sqrt(expected)
  return {
    expected,
    lower: Math.max(0, Math.min((expected + offset) / factor - offset, expected - countNoise)),
    upper: Math.max((expected + offset) * factor - offset, expected + countNoise),
  }
}
