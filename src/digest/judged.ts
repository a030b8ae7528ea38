/**
 * From this many robust standard deviations on something has moved. Measured on labelled days, each judged by the four weeks before
 * it: on generated series four of five incidents are found, with one false alarm in twenty weeks of a metric (one in twelve with 3);
 * on real ones, with their holidays, a third and one in eight.
 */
export const surprising = 3.5

/** What is alike: `weekday` is Sundays for a Sunday, `hour` the same hour of every day. */
export type Peers = 'weekday' | 'weekday and hour' | 'hour' | 'all'

/** What can be said about the newest finished value of an answer. */
export type Surprise =
  | Judged
  /** Nothing can be said: why, as a sentence. */
  | { kind: 'unknown'; reason: string }

export interface Judged {
  kind: 'judged'
  /** Robust standard deviations between the newest value and its usual one, 0 or more. */
  score: number
  value: number
  usual: number
  /** What the usual value was learnt from. */
  peers: Peers | 'cohorts' | 'clock time'
  /** The bucket, or the first day of the cohort, or the clock time that was judged. */
  label: string
  /** The line that it is about; undefined where there is but one. */
  group: string | undefined
  /** How many other lines are surprising in the same direction. */
  alike: number
}
