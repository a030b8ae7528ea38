import type { StepTimes } from './funnel.ts'

/** Ms from the first to the last step, of those who went all the way. */
export function wholeDurations(ways: readonly StepTimes[], stepCount: number): number[] {
  const durations: number[] = []
  for (const times of ways)
    if (times.length === stepCount) durations.push(Math.max(0, (times.at(-1) ?? 0) - (times[0] ?? 0)))
  return durations
}

/** Ms from the step before to this one, of those who reached it. */
export function stepDurations(ways: readonly StepTimes[], step: number): number[] {
  const durations: number[] = []
  for (const times of ways) {
    const reached = times[step]
    if (reached !== undefined) durations.push(Math.max(0, reached - (times[step - 1] ?? reached)))
  }
  return durations
}
