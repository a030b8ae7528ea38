import type { Wait, WaitReason } from './wait.ts'

/** A wait in one line for the person who waits: `3 ahead of you, about 20 s (…)`. */
export function describeWait({ reason, aheadOfYou, expectedMs }: Wait): string {
  const queue = aheadOfYou === 0 ? '' : `${aheadOfYou} ahead of you, `
  const text = `${queue}about ${roundedTime(expectedMs)}`
  const why = words[reason]
  return why === undefined ? text : `${text}: ${why}`
}

const words: Record<WaitReason, string | undefined> = {
  turn: undefined,
  inFlight: undefined,
  shortBudget: "the project's five-minute budget of Amplitude's API is used up",
  hourBudget: "the project's hourly budget of Amplitude's API is used up",
  quietWindow: 'the question is so large that it has to run alone',
  refused: 'Amplitude asked for a pause',
}

/** Exact seconds would promise too much: tens of seconds, then minutes. */
function roundedTime(ms: number): string {
  const seconds = ms / 1000
  if (seconds <= 10) return `${Math.max(1, Math.ceil(seconds))} s`
  if (seconds <= 90) return `${Math.ceil(seconds / 10) * 10} s`
  return `${Math.round(seconds / 60)} min`
}
