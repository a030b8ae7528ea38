import type { Interval } from '../metrics/calendar.ts'
import type { Present } from '../metrics/present.ts'
import type { DayCounting } from '../wire/cost.ts'

/** One route of the API. */
export interface Endpoint {
  /** Without query; `{id}` stands for one part of the path. */
  path: string
  /** Which limits it falls under: the cost budgets of queries, or the counted look-ups of people. */
  budget: 'queries' | 'people'
  /** Understands a request. Throws `InvalidDefinitionError`, answered with 400, or `NotFoundError`, with 404. */
  prepare(params: URLSearchParams, circumstances: Circumstances): Preparation
}

interface Circumstances {
  dayCounting: DayCounting
  /** What stood for `{id}`. */
  id: string
  /** Today in the project's time zone, for saved charts with a range of their own. */
  today: string
}

export interface Preparation {
  cost: number
  /** Decides for how long the answer may be served from the cache; undefined for what is never cached. */
  freshness: { interval: Interval; days: number } | undefined
  /** The kind of engine query whose envelope surrounds `data`; undefined for endpoints that answer without one. */
  envelope: 'SEGMENTATION' | 'FUNNEL' | 'RETENTION' | undefined
  /** The body without envelope. Throws `InvalidDefinitionError` for names that the project does not have. */
  answer(present: Present): Record<string, unknown>
}

/** Thrown for a saved chart that does not exist. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
}
