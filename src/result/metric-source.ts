import type { MetricQuery, Query } from '../query/query.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import type { MetricResult, ProjectIdentity } from './metric-result.ts'
import type { FoundPerson, PersonActivity } from './person.ts'

/** The port through which everything inward asks for numbers; `amplitude/` is its adapter. */
export interface MetricSource {
  /** The project a query names, or the first one; throws `InvalidQueryError` where there is no such project. */
  projectOf(query: Pick<Query, 'project'>): ProjectIdentity
  /** The project's visible events, cached for some minutes. Throws `UpstreamError`. */
  listEvents(project: ProjectIdentity, signal: AbortSignal): Promise<readonly EventSummary[]>
  /** Answers one question whose event names are resolved. Throws `UpstreamError`; aborts with the signal. */
  answer(query: MetricQuery, signal: AbortSignal): Promise<MetricResult>
  /** People whose ids match or begin so, at most 50. Spends the separate budget of user look-ups. Throws `UpstreamError`. */
  findPeople(project: ProjectIdentity, who: string, signal: AbortSignal): Promise<readonly FoundPerson[]>
  /** A person's summary and latest events. Throws `UpstreamError`. */
  readPerson(project: ProjectIdentity, amplitudeId: string, signal: AbortSignal): Promise<PersonActivity>
}
