import type { ShortBudget } from '../budget/limits.ts'
import type { WaitReason } from '../budget/wait.ts'

/** How a source is doing, for `/amp status` and the metrics: one entry per project. */
export interface SourceStatus {
  projects: readonly ProjectStatus[]
  /** What is kept on disk; undefined where nothing is. */
  history: { points: number; bytes: number } | undefined
}

export interface ProjectStatus {
  project: string
  /** Cost, what is used and what may be. Of the short ones only the one that `shortBudget` names is held. */
  fiveMinutes: Usage
  atOnce: Usage
  shortBudget: ShortBudget
  hour: Usage
  inFlight: Usage
  /** Looks at single people within the hour, of their own budget. */
  lookups: Usage
  /** Who waits, and why the first of them does. */
  waiting: { people: number; timetable: number; reason: WaitReason | undefined }
  /** Since the process began: answers by where they came from, and what that spared. */
  answers: AnswerCounts
  cost: CostCounts
  health: UpstreamHealth
  /** The latest failures, newest first; nothing of what was asked. */
  lastErrors: readonly RecentError[]
}

interface Usage {
  used: number
  limit: number
}

export interface AnswerCounts {
  /** Amplitude was asked for everything. */
  asked: number
  /** Amplitude was asked for the days that were missing. */
  merged: number
  /** Nothing was asked: history had it all. */
  kept: number
  /** Nothing was asked: an earlier answer was fresh enough. */
  reused: number
}

export interface CostCounts {
  spent: number
  /** What the answers would have cost had each asked for its whole range, less what was spent. */
  spared: number
}

export interface RecentError {
  at: Date
  reason: string
  details: string | undefined
}

export type UpstreamHealth =
  | { state: 'well' }
  /** Some requests in a row have failed, and one more is tried each time. */
  | { state: 'failing'; since: Date; failures: number }
  /** Nothing is asked until `retryAt`. */
  | { state: 'open'; since: Date; retryAt: Date }
