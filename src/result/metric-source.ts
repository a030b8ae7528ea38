import type { Query } from '../query/query.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import type { MetricResult, ProjectIdentity } from './metric-result.ts'

/** The port through which everything inward asks for numbers; `amplitude/` is its adapter. */
export interface MetricSource {
  /** The project a query names, or the first one; throws `InvalidQueryError` where there is no such project. */
  projectOf(query: Pick<Query, 'project'>): ProjectIdentity
  /** The project's visible events, cached for some minutes. Throws `UpstreamError`. */
  listEvents(project: ProjectIdentity, signal: AbortSignal): Promise<readonly EventSummary[]>
  /** Answers one question whose event names are resolved. Throws `UpstreamError`; aborts with the signal. */
  answer(query: Query, signal: AbortSignal): Promise<MetricResult>
}
