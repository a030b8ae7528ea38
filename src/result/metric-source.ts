import type { Priority, Wait } from '../budget/wait.ts'
import type { MetricQuery, Query } from '../query/query.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import type { MetricResult, ProjectIdentity } from './metric-result.ts'
import type { FoundPerson, PersonActivity } from './person.ts'
import type { SourceStatus } from './source-status.ts'
import type { RealtimeCount } from './usual-range.ts'

/** The port through which everything inward asks for numbers; `amplitude/` is its adapter. */
export interface MetricSource {
  /** The project a query names, or the first one; throws `InvalidQueryError` where there is no such project. */
  projectOf(query: Pick<Query, 'project'>): ProjectIdentity
  /** The project's visible events, cached for some minutes. Throws `UpstreamError`. */
  listEvents(
    project: ProjectIdentity,
    signal: AbortSignal,
    options?: AskOptions,
  ): Promise<readonly EventSummary[]>
  /** Answers one question whose event names are resolved. Throws `UpstreamError`; aborts with the signal. */
  answer(query: MetricQuery, signal: AbortSignal, options?: AskOptions): Promise<MetricResult>
  /** People whose ids match or begin so, at most 50. Spends the separate budget of user look-ups. Throws `UpstreamError`. */
  findPeople(project: ProjectIdentity, who: string, signal: AbortSignal): Promise<readonly FoundPerson[]>
  /** A person's summary and latest events. Throws `UpstreamError`. */
  readPerson(project: ProjectIdentity, amplitudeId: string, signal: AbortSignal): Promise<PersonActivity>
  /**
   * What is kept of realtime from `from` (included) to `to` (excluded): one entry per five minutes, oldest first, null where
   * nothing is known. Asks Amplitude nothing; goes back ten weeks at most, to the first time that somebody asked.
   */
  realtimeHistory(project: ProjectIdentity, from: Date, to: Date): Promise<readonly RealtimeCount[]>
  /** What a question costs of the project's budget at most: less where days are kept or an answer is fresh enough. */
  costOf(query: MetricQuery): number
  /**
   * What it costs to look again at the buckets that are not settled, while the earlier ones are kept; undefined where they cannot be
   * kept, and each look would cost what `costOf` says.
   */
  lookCostOf(query: MetricQuery): number | undefined
  /** How the source is doing: budget, what waits, where answers came from, whether Amplitude is up. */
  status(): Promise<SourceStatus>
}

/** On whose behalf a question is asked. Without options it is a person's, alone. */
export interface AskOptions {
  /** A person goes before the timetable and has a reserve; `person` unless told otherwise. */
  priority?: Priority
  /** Those with the same key take turns with the others as one: a channel's id, a digest's. */
  fairnessKey?: string
  /**
   * A figure over the whole range that the buckets do not add up to (distinct users) costs the whole range each time.
   * `left out` spares it where only the buckets matter, as in an alert; `asked` unless told otherwise.
   */
  wholeRange?: 'asked' | 'left out'
  /**
   * Whether, when Amplitude does not answer, the last known numbers will do; they carry the caveat `outage`. A person
   * takes them unless told otherwise, the timetable does not: an alert must not judge yesterday's numbers as today's.
   */
  takesLastKnown?: boolean
  /**
   * An answer that came before that instant is not used again, as short a time ago as it may be: an alert whose bucket has just
   * settled must not be judged by numbers of a minute before. What came since then is, for as long as Amplitude gives the same.
   */
  askedSince?: Date
  /**
   * Hears of each request that has to wait, with the reason and the time that it will take, and again when that has changed
   * much. `describeWait` puts it into words; below some 3 s nobody need be told.
   */
  onWait?: ((wait: Wait) => void) | undefined
  /** Hears how many of the requests wait for their turn, whenever that changes. Amplitude has not been asked these yet. */
  onWaiting?: ((count: number) => void) | undefined
  /** How long a request may wait for its turn, ms; then it fails as `rateLimited`. As long as `signal` lets it unless told. */
  longestWaitMs?: number
}
