import { setTimeout as wait } from 'node:timers/promises'
import type { DemoFaultKind } from '../../slack/page-protocol.ts'
import type { Endpoint, Preparation } from '../endpoints/endpoint.ts'
import { NotFoundError } from '../endpoints/endpoint.ts'
import { findEndpoint } from '../endpoints/routes.ts'
import type { Calendar } from '../metrics/calendar.ts'
import { InvalidDefinitionError } from '../metrics/definition.ts'
import { presentAt } from '../metrics/present.ts'
import type { History } from '../store/history.ts'
import type { DayCounting } from '../wire/cost.ts'
import { serialise, withEnvelope } from '../wire/envelope.ts'
import { chartNotFound, invalidDefinition, tooLongUrl, unknownRoute, type Refusal } from '../wire/refusal.ts'
import { cacheLifeMs, type AnswerCache } from './answer-cache.ts'
import { refuseCredentials, type Credentials } from './credentials.ts'
import { refusalFor, type Faults } from './faults.ts'
import type { RateLimits } from './rate-limits.ts'
import type { SimulatedClock } from './simulated-clock.ts'

/** What the API's side of the simulator works with. */
export interface QueryDeps {
  history: History
  calendar: Calendar
  clock: SimulatedClock
  credentials: Credentials
  limits: RateLimits
  faults: Faults
  cache: AnswerCache
  settings: QuerySettings
}

export interface QuerySettings {
  dayCounting: DayCounting
  isCaching: boolean
  /** How long an answer takes at least, in real ms. */
  latencyMs: number
}

/** What happens to one request: an answer, a refusal, or silence until the connection is cut. */
export type Outcome =
  | { kind: 'answer'; body: string; cost: number; isTruncated: boolean }
  | { kind: 'refusal'; refusal: Refusal; cost: number | undefined }
  /** Until `release` is called the request counts as running. */
  | { kind: 'silence'; cost: number; release: () => void }

/** Past this length gateways refuse a URL. */
const longestUrl = 8192

/** Answers one request to the API. Route, credentials, definition, faults and budgets are looked at in this order. */
export async function answerQuery(
  deps: QueryDeps,
  url: URL,
  authorization: string | undefined,
): Promise<Outcome> {
  if (url.pathname.length + url.search.length > longestUrl) return refused(tooLongUrl)
  const route = findEndpoint(url.pathname)
  if (route === undefined) return refused(unknownRoute)
  const credentialsRefusal = refuseCredentials(authorization, deps.credentials)
  if (credentialsRefusal !== undefined) return refused(credentialsRefusal)
  try {
    return await answerPrepared(deps, { ...route, url })
  } catch (error) {
    if (error instanceof InvalidDefinitionError) return refused(invalidDefinition(error.message))
    if (error instanceof NotFoundError) return refused(chartNotFound)
    throw error
  }
}

async function answerPrepared(
  deps: QueryDeps,
  { endpoint, id, url }: { endpoint: Endpoint; id: string; url: URL },
): Promise<Outcome> {
  const { clock, calendar, settings } = deps
  const today = calendar.dayOf(clock.now())
  const preparation = endpoint.prepare(url.searchParams, { dayCounting: settings.dayCounting, id, today })
  const { cost } = preparation
  const fault = deps.faults.kindFor(endpoint.path)
  const faultRefusal = refusalFor(fault, cost)
  if (faultRefusal !== undefined) return refused(faultRefusal, cost)
  const admission = deps.limits.admit({ budget: endpoint.budget, cost, now: clock.now() })
  if (!admission.isAdmitted) return refused(admission.refusal, cost)
  if (fault === 'hang') return { kind: 'silence', cost, release: admission.release }
  try {
    if (settings.latencyMs > 0) await wait(settings.latencyMs)
    const body = serialise(computeBody(deps, { preparation, url, fault }))
    return { kind: 'answer', body, cost, isTruncated: fault === 'truncated' }
  } finally {
    admission.release()
  }
}

function computeBody(
  deps: QueryDeps,
  { preparation, url, fault }: { preparation: Preparation; url: URL; fault: DemoFaultKind },
): Record<string, unknown> {
  const { clock, cache, settings } = deps
  const question = url.pathname + url.search
  const now = clock.now()
  const started = performance.now()
  const cached = settings.isCaching ? cache.find(question, now) : undefined
  const { computedAt, body } = cached ?? {
    computedAt: now,
    body: preparation.answer(presentAt(deps.history, deps.calendar, now)),
  }
  const { freshness, envelope, cost } = preparation
  if (settings.isCaching && cached === undefined && freshness !== undefined) {
    cache.keep(question, { computedAt, body }, cacheLifeMs(freshness))
  }
  if (envelope === undefined) return body
  return withEnvelope(body, {
    queryType: envelope,
    question,
    timeComputed: computedAt,
    now,
    isCached: cached !== undefined,
    cost,
    runtimeMs: performance.now() - started,
    isIncomplete: fault === 'incomplete',
  })
}

function refused(refusal: Refusal, cost?: number): Outcome {
  return { kind: 'refusal', refusal, cost }
}
