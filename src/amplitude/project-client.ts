import type { Dispatcher } from 'undici'
import { lookupLimits, queryLimitsFor, type BudgetLimits, type ShortBudget } from '../budget/limits.ts'
import type { SpentCostStore } from '../budget/spent-cost-store.ts'
import type { Clock } from '../clock.ts'
import type { UpstreamError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { ProjectStatus } from '../result/source-status.ts'
import { createCircuitBreaker, isOutage, type CircuitBreaker } from './circuit-breaker.ts'
import { addressOf, attempt, type Attempt } from './http.ts'
import { projectStatus, type BudgetReading } from './project-status.ts'
import { createProjectTally, type ProjectTally } from './project-tally.ts'
import { keyedName, type AmplitudeProject } from './project.ts'
import { isPersonLookup, queryCost } from './query-cost.ts'
import { createRateBudget, type BudgetRequest, type Lease, type RateBudget } from './rate-budget.ts'
import type { ApiRequest } from './request-params.ts'
import { pauseBeforeRetry } from './retry-policy.ts'
import { createSharedWork } from './shared-work.ts'
import { timedOut } from './transport-error.ts'
import { createWaitingRoom, type Asker } from './waiting-room.ts'

/** Sends the requests of one project: as the budgets allow, equal ones once, and again where that may help. */
export interface ProjectClient {
  readonly project: AmplitudeProject
  /** The body as JSON. Throws `UpstreamError`, or the signal's reason when aborted. */
  getJson(request: ApiRequest, signal: AbortSignal, asker?: Asker): Promise<unknown>
  status(): ProjectStatus
  /** Counts an answer that was given, whether or not a request was sent for it. */
  answered: ProjectTally['answered']
  close(): void
}

const somebody: Asker = { priority: 'person', fairnessKey: '' }

export interface ClientDeps {
  clock: Clock
  logger: Logger
  dispatcher: Dispatcher
  limits: ClientLimits
  random: () => number
  /** Where spent cost survives a restart. */
  spentCosts?: SpentCostStore | undefined
}

export interface ClientLimits {
  /** From the instant at which a request is let go, retries and the pauses between them included. */
  timeoutMs: number
  maxBytes: number
  shortBudget: ShortBudget
  /** Answers are used again no longer than this, however long Amplitude's own cache keeps them. */
  mostReuseMs: number
}

export const defaultLimits: ClientLimits = {
  timeoutMs: 60_000,
  maxBytes: 32 * 1024 * 1024,
  shortBudget: 'sliding',
  mostReuseMs: Number.POSITIVE_INFINITY,
}

export function createProjectClient(project: AmplitudeProject, deps: ClientDeps): ProjectClient {
  const shared = createSharedWork<unknown>()
  const budgets = openBudgets(project, deps)
  const room = createWaitingRoom(deps.clock)
  const tally = createProjectTally(deps.clock)
  const breaker = createCircuitBreaker(deps.clock, deps.logger, (error) => budgets.dismiss(error))
  return {
    project,
    getJson: (request, signal, asker = somebody) => {
      const address = addressOf(project, request)
      const { priority, fairnessKey } = asker
      const place: BudgetRequest = {
        priority,
        fairnessKey,
        cost: queryCost(request),
        onWait: listens(asker) ? (wait) => room.callWait(address, wait) : undefined,
        onTicket: (ticket) => room.giveTicket(address, ticket),
      }
      const take = async (signalOfTake: AbortSignal): Promise<Lease> => {
        const lease = await budgets.for(request).take(place, signalOfTake)
        room.callSent(address)
        return lease
      }
      const start = (sharedSignal: AbortSignal): Promise<unknown> =>
        exchange({ project, request, take, breaker, tally, ...deps }, sharedSignal).finally(() =>
          room.clear(address),
        )
      const answer = (patient: AbortSignal): Promise<unknown> => shared.join(address, start, patient)
      return room.sit(address, asker, { signal, answer })
    },
    status: () =>
      projectStatus({
        project: project.name,
        ...budgets.readings(),
        tally,
        health: breaker.health(),
        now: deps.clock.now().getTime(),
      }),
    answered: (origin, fullCost) => tally.answered(origin, fullCost),
    close: () => {
      shared.abortAll(new DOMException('Ampbot is shutting down', 'AbortError'))
      budgets.close()
    },
  }
}

/** Forecasts are worth their making only where somebody hears them. */
function listens({ onWait, onWaiting, longestWaitMs }: Asker): boolean {
  return onWait !== undefined || onWaiting !== undefined || longestWaitMs !== undefined
}

interface Budgets {
  for(request: ApiRequest): RateBudget
  /** Ends what waits. */
  dismiss(reason: Error): void
  readings(): { queries: BudgetReading; lookups: BudgetReading }
  close(): void
}

/** The two budgets of a project. */
function openBudgets(project: AmplitudeProject, { clock, logger, limits, spentCosts }: ClientDeps): Budgets {
  const open = (name: string, budgetLimits: BudgetLimits): RateBudget =>
    createRateBudget({
      name: `${keyedName(project)}:${name}`,
      limits: budgetLimits,
      clock,
      logger,
      store: spentCosts,
    })
  const shown = queryLimitsFor(limits.shortBudget)
  const queries = open('queries', shown)
  const lookups = open('lookups', lookupLimits)
  return {
    for: (request) => (isPersonLookup(request) ? lookups : queries),
    readings: () => ({
      queries: { state: queries.state(), limits: shown },
      lookups: { state: lookups.state(), limits: lookupLimits },
    }),
    dismiss: (reason) => {
      for (const budget of [queries, lookups]) budget.dismiss(reason)
    },
    close: () => {
      for (const budget of [queries, lookups]) budget.close()
    },
  }
}

interface Exchange extends ClientDeps {
  project: AmplitudeProject
  request: ApiRequest
  /** Waits until the budget allows one more attempt. */
  take(signal: AbortSignal): Promise<Lease>
  breaker: CircuitBreaker
  tally: ProjectTally
}

/**
 * One deadline holds for all attempts together. It begins when the first one is let go, and anew when a further one had to
 * wait for its turn: that is no hang.
 */
async function exchange(deps: Exchange, caller: AbortSignal): Promise<unknown> {
  deps.breaker.pass()
  let lease = await firstLease(deps, caller)
  let { deadline, signal } = withDeadline(deps, caller)
  let lastError: UpstreamError = timedOut(deps.limits.timeoutMs)
  try {
    for (let failures = 0; ; failures += 1) {
      const outcome = await underLease(lease, () => judgedAttempt(deps, signal))
      if (outcome.kind === 'json') return outcome.json
      lastError = outcome.error
      const pauseMs = pauseBeforeRetry(outcome, failures, deps.random)
      if (pauseMs === undefined) throw outcome.error
      await deps.clock.sleep(pauseMs, signal)
      deps.breaker.pass()
      const waitingSince = deps.clock.now().getTime()
      lease = await deps.take(caller)
      if (deps.clock.now().getTime() > waitingSince) ({ deadline, signal } = withDeadline(deps, caller))
    }
  } catch (error) {
    if (caller.aborted) deps.breaker.leftAlone()
    caller.throwIfAborted()
    if (!deadline.aborted) throw error
    if (lastError.reason === 'timeout') {
      deps.breaker.failed(lastError)
      deps.tally.failed(lastError)
    }
    throw lastError
  }
}

function withDeadline({ limits }: Exchange, caller: AbortSignal) {
  const deadline = AbortSignal.timeout(limits.timeoutMs)
  return { deadline, signal: AbortSignal.any([caller, deadline]) }
}

async function firstLease(deps: Exchange, caller: AbortSignal): Promise<Lease> {
  try {
    return await deps.take(caller)
  } catch (error) {
    deps.breaker.leftAlone()
    throw error
  }
}

/** Tells the breaker what came of it. A hang ends by the deadline, and is told where that is noticed. */
async function judgedAttempt(deps: Exchange, signal: AbortSignal): Promise<Attempt> {
  if (!isPersonLookup(deps.request)) deps.tally.sent(queryCost(deps.request))
  const outcome = await loggedAttempt(deps, signal)
  if (outcome.kind === 'failure') deps.tally.failed(outcome.error)
  if (outcome.kind === 'failure' && isOutage(outcome.error)) deps.breaker.failed(outcome.error)
  else deps.breaker.answered()
  return outcome
}

/** Whatever Amplitude has not refused for its limits counts as charged, also what was given up on the way. */
async function underLease(lease: Lease, send: () => Promise<Attempt>): Promise<Attempt> {
  let outcome: Attempt | undefined
  try {
    outcome = await send()
    return outcome
  } finally {
    const limit = outcome?.kind === 'failure' ? outcome.error.limit : undefined
    lease.end(limit === undefined ? 'answered' : { refused: limit })
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
