import type { Dispatcher } from 'undici'
import type { Clock } from '../clock.ts'
import type { UpstreamError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { addressOf, attempt, type Attempt } from './http.ts'
import type { AmplitudeProject } from './project.ts'
import type { ApiRequest } from './request-params.ts'
import { createRequestQueue, type RequestQueue } from './request-queue.ts'
import { pauseBeforeRetry } from './retry-policy.ts'
import { createSharedWork } from './shared-work.ts'
import { timedOut } from './transport-error.ts'

/** Sends the requests of one project: a few at a time, equal ones once, and again where that may help. */
export interface ProjectClient {
  readonly project: AmplitudeProject
  /** The body as JSON. Throws `UpstreamError`, or the signal's reason when aborted. */
  getJson(request: ApiRequest, signal: AbortSignal): Promise<unknown>
  close(): void
}

export interface ClientDeps {
  clock: Clock
  logger: Logger
  dispatcher: Dispatcher
  limits: ClientLimits
  random: () => number
}

export interface ClientLimits {
  /** From the first byte sent to the last one received, retries and the pauses between them included. */
  timeoutMs: number
  maxBytes: number
  /** Amplitude refuses a sixth request of the same project. */
  requestsInFlight: number
  /** Look-ups of people have a limit of their own. */
  lookupsInFlight: number
}

export const defaultLimits: ClientLimits = {
  timeoutMs: 60_000,
  maxBytes: 32 * 1024 * 1024,
  requestsInFlight: 5,
  lookupsInFlight: 10,
}

export function createProjectClient(project: AmplitudeProject, deps: ClientDeps): ProjectClient {
  const queries = createRequestQueue(deps.limits.requestsInFlight)
  const lookups = createRequestQueue(deps.limits.lookupsInFlight)
  const queueOf = (request: ApiRequest): RequestQueue => (isPersonLookup(request) ? lookups : queries)
  const shared = createSharedWork<unknown>()
  return {
    project,
    // A question keeps its place while it pauses: when Amplitude is loaded, fewer requests is what helps.
    getJson: (request, signal) =>
      shared.join(
        addressOf(project, request),
        (sharedSignal) =>
          queueOf(request).run(() => exchange({ project, request, ...deps }, sharedSignal), sharedSignal),
        signal,
      ),
    close: () => shared.abortAll(new DOMException('Ampbot is shutting down', 'AbortError')),
  }
}

function isPersonLookup({ path }: ApiRequest): boolean {
  return path === '/api/2/useractivity' || path === '/api/2/usersearch'
}

interface Exchange extends ClientDeps {
  project: AmplitudeProject
  request: ApiRequest
}

/** One deadline holds for all attempts together. */
async function exchange(deps: Exchange, caller: AbortSignal): Promise<unknown> {
  const deadline = AbortSignal.timeout(deps.limits.timeoutMs)
  const signal = AbortSignal.any([caller, deadline])
  let lastError: UpstreamError = timedOut(deps.limits.timeoutMs)
  try {
    for (let failures = 0; ; failures += 1) {
      const outcome = await loggedAttempt(deps, signal)
      if (outcome.kind === 'json') return outcome.json
      lastError = outcome.error
      const pauseMs = pauseBeforeRetry(outcome, failures, deps.random)
      if (pauseMs === undefined) throw outcome.error
      await deps.clock.sleep(pauseMs, signal)
    }
  } catch (error) {
    caller.throwIfAborted()
    throw deadline.aborted ? lastError : error
  }
}

/** The path is logged without its parameters: they hold what people ask about people. So may a refused look-up's details. */
async function loggedAttempt(deps: Exchange, signal: AbortSignal): Promise<Attempt> {
  const { project, request, clock, logger, dispatcher, limits } = deps
  const startedAt = clock.now().getTime()
  const outcome = await attempt(project, request, { dispatcher, maxBytes: limits.maxBytes, signal })
  const durationMs = clock.now().getTime() - startedAt
  const fields = { project: project.name, path: request.path, durationMs }
  if (outcome.kind === 'json') logger.debug({ ...fields, bytes: outcome.bytes }, 'amplitude.answered')
  else
    logger.warn(
      {
        ...fields,
        reason: outcome.error.reason,
        details: isPersonLookup(request) ? undefined : outcome.error.details,
      },
      'amplitude.failed',
    )
  return outcome
}
