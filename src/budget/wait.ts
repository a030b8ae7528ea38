/** Who asks: a person who looks at a screen, or the timetable of digests and alerts. */
export type Priority = 'person' | 'timetable'

/**
 * Why a request is not sent yet. `turn`: others are before it. `inFlight`: as many are open as Amplitude allows.
 * `shortBudget` and `hourBudget`: the cost of the last five minutes or of the last hour. `quietWindow`: it is too dear to
 * run beside others. `refused`: Amplitude said no a moment ago.
 */
export type WaitReason = 'turn' | 'inFlight' | 'shortBudget' | 'hourBudget' | 'quietWindow' | 'refused'

/** What somebody who waits may be told. */
export interface Wait {
  reason: WaitReason
  /** Requests that will be sent before this one. */
  aheadOfYou: number
  /** Until the request is sent; how long Amplitude then takes is not in it. */
  expectedMs: number
}
