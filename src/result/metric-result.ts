import type { Day, EventQuery, FunnelQuery, Interval, RetentionQuery, UsersQuery } from '../query/query.ts'
import type { ResolvedRange } from '../query/date-range.ts'

/** What a number counts; `formatValue` turns number and unit into text. `ratio` is 0 to 1, durations are in ms. */
export type Unit = 'users' | 'events' | 'number' | 'ratio' | 'durationMs'

/** Something a reader must know to trust the numbers; each kind has one sentence in `describeCaveat`. */
export type Caveat =
  | { kind: 'sampled'; rate: number }
  | { kind: 'pruned' }
  | { kind: 'groupLimit'; limit: number }
  | { kind: 'realtimeMissing' }
  /** Amplitude says that the number is not whole, for a reason that none of the others names. */
  | { kind: 'partial' }
  | { kind: 'cached'; ageMs: number }
  /** Amplitude does not answer: these are the last numbers that it gave. */
  | { kind: 'outage'; ageMs: number }

export interface ProjectIdentity {
  name: string
  /** IANA zone of the Amplitude project: all days and buckets are its. */
  timeZone: string
}

interface ResultCommon {
  project: ProjectIdentity
  range: ResolvedRange
  interval: Interval
  /** When Amplitude computed the numbers (`timeComputed`), else when we received them: the "as of" to print. */
  computedAt: Date
  caveats: readonly Caveat[]
}

/** One step of the time axis. Days and longer are `YYYY-MM-DD`; hours and 5 minutes `YYYY-MM-DDTHH:mm:ss`, project time. */
export interface Bucket {
  label: string
  /**
   * False while the bucket is still filling (the last one), and for a week or month that the range cuts (the first or the
   * last one): shown and marked, never part of a headline, change or comparison.
   */
  isComplete: boolean
}

export interface Series {
  /** What the line is: a group's value, a segment in words, an event's name, or the metric itself. */
  label: string
  /** One entry per bucket; null where Amplitude has no value. */
  values: readonly (number | null)[]
  /** The figure over the whole range where Amplitude gives one (distinct users, never a sum of days). */
  wholeRange: number | undefined
}

/** Numbers over time: users and event segmentation. */
export interface SeriesResult extends ResultCommon {
  kind: 'series'
  query: UsersQuery | EventQuery
  unit: Unit
  buckets: readonly Bucket[]
  /** Why there is more than one series; decided from the question, not from how many came back. */
  splitBy: 'none' | 'group' | 'segment' | 'event'
  series: readonly Series[]
  /** The same question for an earlier range, aligned by position with `buckets`. */
  comparison: SeriesComparison | undefined
}

export interface SeriesComparison {
  /** For example `previous 30 days` or `last week`. */
  label: string
  range: ResolvedRange
  buckets: readonly Bucket[]
  series: readonly Series[]
}

export interface FunnelResult extends ResultCommon {
  kind: 'funnel'
  query: FunnelQuery
  /** Step names for people, in order. */
  steps: readonly string[]
  /** One entry ungrouped (label ''), else one per group or segment. */
  groups: readonly FunnelGroup[]
  splitBy: 'none' | 'group' | 'segment'
  comparison: { label: string; range: ResolvedRange; groups: readonly FunnelGroup[] } | undefined
}

export interface FunnelGroup {
  label: string
  /** Distinct users who reached each step, over the whole range. */
  counts: readonly number[]
  /** Median time from the step before, ms; index 0 is undefined, and so is a step nobody reached. */
  medianStepMs: readonly (number | undefined)[]
  /** Median time from first to last step, ms. */
  medianTotalMs: number | undefined
}

export interface RetentionResult extends ResultCommon {
  kind: 'retention'
  query: RetentionQuery
  /** Column names: Day 0, Day 1 … or Week 1 …, or `Day 2–7` for brackets; as many as the longest cohort has. */
  columns: readonly string[]
  groups: readonly RetentionGroup[]
  splitBy: 'none' | 'group' | 'segment'
}

export interface RetentionGroup {
  label: string
  /** Oldest first. */
  cohorts: readonly RetentionCohort[]
}

export interface RetentionCohort {
  /** First day of the cohort's bucket, with its year (Amplitude leaves the year out). */
  start: Day
  size: number
  /** One per column from the left; shorter for young cohorts. The cohort-size cell of the API is not among them. */
  cells: readonly RetentionCell[]
}

export interface RetentionCell {
  count: number
  outOf: number
  isComplete: boolean
}

export type MetricResult = SeriesResult | FunnelResult | RetentionResult
