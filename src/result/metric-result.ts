import type {
  CompositionQuery,
  Day,
  EventQuery,
  FormulaQuery,
  FunnelQuery,
  Interval,
  LtvQuery,
  RealtimeQuery,
  RetentionQuery,
  SavedChartQuery,
  SessionsQuery,
  UsersQuery,
} from '../query/query.ts'
import type { ResolvedRange } from '../query/date-range.ts'
import type { UsualRange } from './usual-range.ts'

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

interface ResultBase {
  project: ProjectIdentity
  /** When Amplitude computed the numbers (`timeComputed`), else when we received them: the "as of" to print. */
  computedAt: Date
  caveats: readonly Caveat[]
}

interface ResultCommon extends ResultBase {
  range: ResolvedRange
  interval: Interval
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

/** Numbers over time: users, event segmentation, formulas, average session length and sessions per user. */
export interface SeriesResult extends ResultCommon {
  kind: 'series'
  query: UsersQuery | EventQuery | FormulaQuery | SessionsQuery
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

/** How long sessions last: counts per bin. */
export interface SessionLengthResult extends ResultCommon {
  kind: 'sessionLength'
  query: SessionsQuery
  bins: readonly SessionBin[]
  groups: readonly SessionLengthGroup[]
  splitBy: 'none' | 'group' | 'segment'
  comparison: { label: string; range: ResolvedRange; groups: readonly SessionLengthGroup[] } | undefined
}

/** From `fromMs`, included, to `toMs`, excluded; Amplitude caps sessions at a day. */
export interface SessionBin {
  fromMs: number
  toMs: number
}

export interface SessionLengthGroup {
  label: string
  /** Sessions per bin. */
  counts: readonly number[]
}

/** Active users by the value of a property; one user may stand in several values. */
export interface CompositionResult extends ResultCommon {
  kind: 'composition'
  query: CompositionQuery
  /** Largest first; `(none)` may stand anywhere. */
  values: readonly { label: string; users: number }[]
}

/** Lifetime value of new users, cohort by cohort. */
export interface LtvResult extends ResultCommon {
  kind: 'ltv'
  query: LtvQuery
  groups: readonly LtvGroup[]
  splitBy: 'none' | 'group' | 'segment'
}

export interface LtvGroup {
  label: string
  /** Oldest first. */
  cohorts: readonly LtvCohort[]
}

export interface LtvCohort {
  start: Day
  newUsers: number
  payers: number
  revenue: number
  /** The chosen measure, cumulated by age; ascending by `day`. Ages that the cohort has not reached are left out. */
  values: readonly { day: number; value: number; isComplete: boolean }[]
}

/** Active users by five minutes. Both days share the clock times of `points`. */
export interface RealtimeResult extends ResultBase {
  kind: 'realtime'
  query: RealtimeQuery
  /** The last 24 hours, oldest first; `time` is `HH:mm` in the project's zone, `start` the instant of today's bucket. */
  points: readonly RealtimePoint[]
  /** What is usual at these times of these weekdays; undefined until three weeks are known. */
  usual?: UsualRange | undefined
}

export interface RealtimePoint {
  time: string
  start: Date
  /** Null where Amplitude has nothing yet. */
  today: number | null
  yesterday: number | null
  /** False for the bucket that is still filling and for everything after the last value. */
  isComplete: boolean
}

/** A chart that somebody saved in Amplitude, as its CSV export has it. */
export interface SavedChartResult extends ResultBase {
  kind: 'savedChart'
  query: SavedChartQuery
  title: string
  content: SavedChartContent
}

export type SavedChartContent =
  /** Rows over time; `isComparison` marks `[Previous]` rows. `unit` is `ratio` for conversion over time. */
  | {
      shape: 'series'
      unit: Unit
      interval: Interval | undefined
      buckets: readonly Bucket[]
      series: readonly (Series & { isComparison: boolean })[]
    }
  | { shape: 'funnel'; steps: readonly string[]; groups: readonly FunnelGroup[] }
  /** Anything else, as text cells. */
  | { shape: 'table'; header: readonly string[]; rows: readonly (readonly string[])[] }

export type MetricResult =
  | SeriesResult
  | FunnelResult
  | RetentionResult
  | SessionLengthResult
  | CompositionResult
  | LtvResult
  | RealtimeResult
  | SavedChartResult
