import type { StepTimes } from './funnel.ts'

/** Ms from the first to the last step, of those who went all the way. */
export function wholeDurations(ways: readonly StepTimes[], stepCount: number): number[] {
  return ways.flatMap((times) =>
    times.length === stepCount ? [Math.max(0, (times.at(-1) ?? 0) - (times[0] ?? 0))] : [],
  )
}

/** Ms from the step before to this one, of those who reached it. */
export function stepDurations(ways: readonly StepTimes[], step: number): number[] {
  return ways.flatMap((times) => {
    const reached = times[step]
    return reached === undefined ? [] : [Math.max(0, reached - (times[step - 1] ?? reached))]
  })
}
