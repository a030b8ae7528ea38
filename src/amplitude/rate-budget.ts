import { randomUUID } from 'node:crypto'
import { foreignSpendings, pauseAfterRefusals } from '../budget/correction.ts'
import {
  emptyBudget,
  ended,
  joined,
  left,
  promoted,
  started,
  type BudgetState,
  type WaitingRequest,
} from '../budget/budget-state.ts'
import { forecast } from '../budget/forecast.ts'
import type { BudgetLimits } from '../budget/limits.ts'
import { nextStep } from '../budget/next-step.ts'
import type { SpentCostStore } from '../budget/spent-cost-store.ts'
import type { Priority, Wait } from '../budget/wait.ts'
import type { Clock } from '../clock.ts'
import { UpstreamError, type UpstreamLimit } from '../errors.ts'
import type { Logger } from '../logger.ts'

/** Lets the requests of one project go out when Amplitude's limits allow it. */
export interface RateBudget {
  /** Resolves when the request may be sent; rejects with the signal's reason, or when it can never be sent. */
  take(request: BudgetRequest, signal: AbortSignal): Promise<Lease>
  /** For the status: what is spent, what runs and what waits. */
  state(): BudgetState
  close(): void
}

export interface BudgetRequest {
  cost: number
  priority: Priority
  fairnessKey: string
  /** Hears of the wait once, when there is one. */
  onWait?: ((wait: Wait) => void) | undefined
  /** Calls back when a person comes to wait for a request of the timetable. */
  onTicket?: ((ticket: Ticket) => void) | undefined
}

/** A place in the line. */
export interface Ticket {
  /** Moves the request up among those of people, if it still waits. */
  promote(onWait?: (wait: Wait) => void): void
}

/** The right to send one request; it has to be ended, once. */
export interface Lease {
  /** `refused` by a limit: Amplitude charged nothing, and less is left than was thought. */
  end(outcome: 'answered' | { refused: UpstreamLimit }): void
}

export interface RateBudgetDeps {
  /** Which budget of which project, for the store: the same across restarts, and never a key. */
  name: string
  limits: BudgetLimits
  clock: Clock
  logger: Logger
  store?: SpentCostStore | undefined
}

export function createRateBudget(deps: RateBudgetDeps): RateBudget {
  return new Line(deps)
}

interface Waiter {
  request: WaitingRequest
  send(): void
}

/** Answers are fast mostly; the true figure is learnt from them. */
const firstTypicalMs = 1_500

class Line implements RateBudget {
  readonly #deps: RateBudgetDeps
  readonly #waiters = new Map<string, Waiter>()
  readonly #loaded: Promise<void>
  #state: BudgetState = emptyBudget
  #order = 0
  #refusalsInARow = 0
  #typicalMs = firstTypicalMs
  #alarm: AbortController | undefined

  constructor(deps: RateBudgetDeps) {
    this.#deps = deps
    this.#loaded = this.#load()
  }

  state(): BudgetState {
    return this.#state
  }

  async take(request: BudgetRequest, signal: AbortSignal): Promise<Lease> {
    this.#refuseTheImpossible(request)
    await this.#loaded
    signal.throwIfAborted()
    const { cost, priority, fairnessKey } = request
    const since = this.#now()
    this.#order += 1
    const waiting = { id: randomUUID(), order: this.#order, cost, priority, fairnessKey, since }
    await this.#wait(waiting, request, signal)
    const sentAt = this.#now()
    await this.#remember({ id: waiting.id, cost, at: sentAt })
    return { end: (outcome) => this.#end(waiting, sentAt, outcome) }
  }

  close(): void {
    this.#alarm?.abort()
  }

  /** What was spent before this process began counts too. Without the store the line works from what it sees. */
  async #load(): Promise<void> {
    const { store, name, limits, logger } = this.#deps
    try {
      const spent = (await store?.load(name, this.#now() - limits.hour.windowMs)) ?? []
      this.#state = { ...this.#state, spent }
    } catch (error) {
      logger.error({ error, budget: name }, 'budget.load_failed')
    }
  }

  async #wait(waiting: WaitingRequest, request: BudgetRequest, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const giveUp = (): void => {
      if (!this.#waiters.delete(waiting.id)) return
      this.#state = left(this.#state, waiting.id)
      reject(signal.reason)
      this.#advance()
    }
    this.#waiters.set(waiting.id, { request: waiting, send: resolve })
    this.#state = joined(this.#state, waiting)
    signal.addEventListener('abort', giveUp)
    this.#advance()
    if (this.#waiters.has(waiting.id)) {
      request.onWait?.(this.#forecast(waiting.id))
      request.onTicket?.({ promote: (onWait) => this.#promote(waiting.id, onWait) })
    }
    await promise.finally(() => signal.removeEventListener('abort', giveUp))
  }

  #promote(id: string, onWait?: (wait: Wait) => void): void {
    if (!this.#waiters.has(id)) return
    this.#state = promoted(this.#state, id)
    this.#advance()
    if (this.#waiters.has(id)) onWait?.(this.#forecast(id))
  }

  #forecast(id: string): Wait {
    return forecast(this.#state, id, {
      limits: this.#deps.limits,
      now: this.#now(),
      typicalMs: this.#typicalMs,
    })
  }

  /** Sends whatever may be sent, and sets an alarm for the instant at which more may be. */
  #advance(): void {
    this.#alarm?.abort()
    this.#alarm = undefined
    for (;;) {
      const step = nextStep(this.#state, this.#deps.limits, this.#now())
      if (step.kind === 'send') {
        this.#state = started(this.#state, step.request)
        const waiter = this.#waiters.get(step.request.id)
        this.#waiters.delete(step.request.id)
        waiter?.send()
        continue
      }
      if (step.kind === 'wait' && step.until !== undefined) this.#setAlarm(step.until)
      return
    }
  }

  #setAlarm(until: number): void {
    const alarm = new AbortController()
    this.#alarm = alarm
    // One millisecond more, because a timer may ring early and a window's end belongs to the window.
    const durationMs = Math.max(1, until - this.#now() + 1)
    this.#deps.clock.sleep(durationMs, alarm.signal).then(
      () => this.#advance(),
      () => {},
    )
  }

  #end(request: WaitingRequest, sentAt: number, outcome: Parameters<Lease['end']>[0]): void {
    const { limits, name, store, logger } = this.#deps
    const at = this.#now()
    const isRefused = outcome !== 'answered'
    const cost = isRefused ? 0 : request.cost
    this.#state = ended(this.#state, { id: request.id, cost, at }, at - limits.hour.windowMs)
    if (isRefused) {
      this.#learn(outcome.refused, at)
      store?.remove(name, request.id).catch((error: unknown) => {
        logger.error({ error, budget: name }, 'budget.record_failed')
      })
    } else {
      this.#refusalsInARow = 0
      this.#typicalMs += (at - sentAt - this.#typicalMs) / 10
      void this.#remember({ id: request.id, cost, at })
    }
    this.#advance()
  }

  #learn(limit: UpstreamLimit, now: number): void {
    this.#refusalsInARow += 1
    const pausedUntil = now + pauseAfterRefusals(this.#refusalsInARow)
    const others =
      limit === 'hourly' ? foreignSpendings(this.#state, this.#deps.limits, now) : this.#state.others
    this.#state = { ...this.#state, others, pausedUntil }
    this.#deps.logger.warn(
      { limit, budget: this.#deps.name, pausedUntil: new Date(pausedUntil) },
      'budget.corrected',
    )
  }

  async #remember(spending: { id: string; cost: number; at: number }): Promise<void> {
    const { store, name, logger } = this.#deps
    try {
      await store?.record(name, spending)
    } catch (error) {
      logger.error({ error, budget: name }, 'budget.record_failed')
    }
  }

  #refuseTheImpossible({ cost }: BudgetRequest): void {
    const most = this.#deps.limits.hour.everyone
    if (cost <= most) return
    throw new UpstreamError('tooLarge', {
      userMessage: `This question would cost ${cost.toLocaleString('en-US')} of the ${most.toLocaleString('en-US')} that Amplitude allows in an hour. Ask for fewer days, groups or segments.`,
      details: `cost ${cost}`,
    })
  }

  #now(): number {
    return this.#deps.clock.now().getTime()
  }
}
