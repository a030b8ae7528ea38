import { randomUUID } from 'node:crypto'
import { foreignSpendings, pauseAfterRefusals, strictUntilAfter } from '../budget/correction.ts'
import {
  emptyBudget,
  ended,
  informed,
  joined,
  left,
  promoted,
  putBack,
  started,
  type BudgetState,
  type WaitingRequest,
} from '../budget/budget-state.ts'
import { forecast } from '../budget/forecast.ts'
import type { BudgetLimits } from '../budget/limits.ts'
import { mayBeSent, nextStep } from '../budget/next-step.ts'
import type { SpentCostStore } from '../budget/spent-cost-store.ts'
import type { Priority, Wait } from '../budget/wait.ts'
import type { Clock } from '../clock.ts'
import type { UpstreamLimit } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { openSpentLedger, type SpentLedger } from './spent-ledger.ts'
import { tooDear } from './too-dear.ts'
import { createWaiters } from './waiters.ts'

/** Lets the requests of one project go out when Amplitude's limits allow it. */
export interface RateBudget {
  /** Resolves when the request may be sent; rejects with the signal's reason, or when it can never be sent. */
  take(request: BudgetRequest, signal: AbortSignal): Promise<Lease>
  /** Ends what waits, because there is no point in waiting any more. */
  dismiss(reason: Error): void
  /** For the status: what is spent, what runs and what waits. */
  state(): BudgetState
  close(): void
}

export interface BudgetRequest {
  cost: number
  priority: Priority
  fairnessKey: string
  /** Hears of the wait, when there is one, and again when it has become another one. */
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

/** Answers are fast mostly; the true figure is learnt from them. */
const firstTypicalMs = 1_500

class Line implements RateBudget {
  readonly #deps: RateBudgetDeps
  readonly #ledger: SpentLedger
  readonly #waiters = createWaiters(
    (id) => this.#forecast(id),
    () => this.#now(),
  )
  readonly #loaded: Promise<void>
  #state: BudgetState = emptyBudget
  #order = 0
  #refusalsInARow = 0
  #typicalMs = firstTypicalMs
  #alarm: AbortController | undefined

  constructor(deps: RateBudgetDeps) {
    this.#deps = deps
    const { name, store, logger, limits } = deps
    this.#ledger = openSpentLedger({ name, store, logger, windowMs: limits.hour.windowMs })
    // What was spent before this process began counts too.
    this.#loaded = this.#look()
  }

  state(): BudgetState {
    return this.#state
  }

  async take(request: BudgetRequest, signal: AbortSignal): Promise<Lease> {
    const most = this.#deps.limits.hour.everyone
    if (request.cost > most) throw tooDear(request.cost, most)
    await this.#loaded
    signal.throwIfAborted()
    const { cost, priority, fairnessKey } = request
    const since = this.#now()
    this.#order += 1
    const waiting = { id: randomUUID(), order: this.#order, cost, priority, fairnessKey, since }
    this.#state = joined(this.#state, waiting)
    await this.#wait(waiting, request, signal)
    while (!(await this.#claim(waiting))) {
      this.#state = putBack(this.#state, waiting)
      await this.#wait(waiting, request, signal)
    }
    const sentAt = this.#now()
    return { end: (outcome) => this.#end(waiting, sentAt, outcome) }
  }

  dismiss(reason: Error): void {
    // All at once: if one left after the other, the next would be sent.
    this.#state = { ...this.#state, waiting: [] }
    this.#waiters.dismiss(reason)
  }

  close(): void {
    this.#alarm?.abort()
  }

  async #look(): Promise<void> {
    const news = await this.#ledger.news(this.#now())
    this.#state = informed(this.#state, news, this.#now())
  }

  /** Takes the room for a request in the face of what other processes have spent. */
  async #claim(request: WaitingRequest): Promise<boolean> {
    const { limits } = this.#deps
    const now = this.#now()
    const { id, cost } = request
    return await this.#ledger.claim({ id, cost, at: now }, (news) => {
      this.#state = informed(this.#state, news, now)
      const running = this.#state.running.filter((each) => each.id !== id)
      return mayBeSent(request, { state: { ...this.#state, running }, limits, now })
    })
  }

  /** `waiting` has joined the line; it waits until it is its turn. */
  async #wait(waiting: WaitingRequest, request: BudgetRequest, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const { id } = waiting
    const giveUp = (reason: unknown): void => {
      if (this.#waiters.take(id) === undefined) return
      this.#state = left(this.#state, id)
      reject(reason)
      this.#advance()
    }
    const leave = (): void => giveUp(signal.reason)
    this.#waiters.add(id, { send: resolve, fail: reject, onWait: undefined })
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    this.#advance()
    this.#waiters.hear(id, request.onWait)
    if (this.#waiters.has(id)) request.onTicket?.({ promote: (onWait) => this.#promote(id, onWait) })
    await promise.finally(() => signal.removeEventListener('abort', leave))
  }

  #promote(id: string, onWait?: (wait: Wait) => void): void {
    if (!this.#waiters.has(id)) return
    this.#state = promoted(this.#state, id)
    this.#advance()
    this.#waiters.hear(id, onWait)
  }

  #forecast(id: string): Wait {
    const { limits } = this.#deps
    return forecast(this.#state, id, { limits, now: this.#now(), typicalMs: this.#typicalMs })
  }

  /** Sends whatever may be sent, and sets an alarm for the instant at which more may be. */
  #advance(): void {
    this.#alarm?.abort()
    this.#alarm = undefined
    for (;;) {
      const step = nextStep(this.#state, this.#deps.limits, this.#now())
      if (step.kind === 'send') {
        this.#state = started(this.#state, step.request)
        this.#waiters.take(step.request.id)?.send()
        continue
      }
      if (step.kind === 'wait' && step.until !== undefined) this.#setAlarm(step.until)
      break
    }
    this.#waiters.tellNews()
  }

  #setAlarm(until: number): void {
    const alarm = new AbortController()
    this.#alarm = alarm
    // One millisecond more, because a timer may ring early and a window's end belongs to the window.
    const durationMs = Math.max(1, until - this.#now() + 1)
    this.#deps.clock.sleep(durationMs, alarm.signal).then(
      () => void this.#awake(),
      () => {},
    )
  }

  async #awake(): Promise<void> {
    if (this.#state.elsewhere.length > 0) await this.#look()
    this.#advance()
  }

  #end(request: WaitingRequest, sentAt: number, outcome: Parameters<Lease['end']>[0]): void {
    const { limits } = this.#deps
    const at = this.#now()
    const { id } = request
    const isRefused = outcome !== 'answered'
    const cost = isRefused ? 0 : request.cost
    this.#state = ended(this.#state, { id, cost, at }, at - limits.hour.windowMs)
    if (isRefused) {
      this.#learn(outcome.refused, { cost: request.cost, at })
      void this.#ledger.remove(id)
    } else {
      this.#refusalsInARow = 0
      this.#typicalMs += (at - sentAt - this.#typicalMs) / 10
      void this.#ledger.record({ id, cost, at })
    }
    this.#advance()
  }

  #learn(limit: UpstreamLimit, { cost, at: now }: { cost: number; at: number }): void {
    this.#refusalsInARow += 1
    const { limits } = this.#deps
    const pausedUntil = now + pauseAfterRefusals(this.#refusalsInARow)
    const situation = { state: this.#state, limits, now }
    const others = limit === 'hourly' ? foreignSpendings(this.#state, limits, now) : this.#state.others
    const strictUntil = limit === 'hourly' ? this.#state.strictUntil : strictUntilAfter(cost, situation)
    this.#state = { ...this.#state, others, pausedUntil, strictUntil }
    this.#deps.logger.warn(
      { limit, budget: this.#deps.name, pausedUntil: new Date(pausedUntil) },
      'budget.corrected',
    )
  }

  #now(): number {
    return this.#deps.clock.now().getTime()
  }
}
