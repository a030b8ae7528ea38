import type { LedgerEntry, Spending } from './spent-cost-store.ts'
import type { Priority } from './wait.ts'

/** One budget of one project at an instant, as a value: every change makes a new one, so that it can be played forward. */
export interface BudgetState {
  waiting: readonly WaitingRequest[]
  /** Sent and not answered yet. */
  running: readonly WaitingRequest[]
  /** The same in other processes, as far as they have told. */
  elsewhere: readonly Spending[]
  /** Answered. Counted from the answer on, because nobody knows when Amplitude counted between sending and answer. */
  spent: readonly Spending[]
  /** What others must have spent of the hour, as far as a refusal told. */
  others: readonly Spending[]
  /** When each fairness key was served last, as a number that counts up. */
  served: ReadonlyMap<string, number>
  servings: number
  /** Amplitude asked for a pause until then; epoch ms. */
  pausedUntil: number
  /** Until then the short budget is read in the strict way, whatever was configured; epoch ms. */
  strictUntil: number
}

export interface WaitingRequest {
  id: string
  /** Position in the order of arrival. */
  order: number
  cost: number
  priority: Priority
  fairnessKey: string
  since: number
}

export const emptyBudget: BudgetState = {
  waiting: [],
  running: [],
  elsewhere: [],
  spent: [],
  others: [],
  served: new Map(),
  servings: 0,
  pausedUntil: Number.NEGATIVE_INFINITY,
  strictUntil: Number.NEGATIVE_INFINITY,
}

export function joined(state: BudgetState, request: WaitingRequest): BudgetState {
  return { ...state, waiting: [...state.waiting, request] }
}

export function left(state: BudgetState, id: string): BudgetState {
  return { ...state, waiting: state.waiting.filter((request) => request.id !== id) }
}

/** Another process was faster: the request waits again, in its old place. */
export function putBack(state: BudgetState, request: WaitingRequest): BudgetState {
  return joined({ ...state, running: state.running.filter(({ id }) => id !== request.id) }, request)
}

/** Whoever has not told the end of a request after so long has ended without a word. */
export const longestRunMs = 2 * 60_000

/** What the ledger of all processes says, put into what this one knows. */
export function informed(state: BudgetState, entries: readonly LedgerEntry[], now: number): BudgetState {
  const isOwn = new Set(state.running.map(({ id }) => id))
  const hasEnded = new Set(state.spent.map(({ id }) => id))
  const isUnderWay = ({ at, isRunning }: LedgerEntry): boolean => isRunning && now - at < longestRunMs
  const news = entries.filter(
    (entry) => !isOwn.has(entry.id) && !(isUnderWay(entry) && hasEnded.has(entry.id)),
  )
  const isNews = new Set(news.map(({ id }) => id))
  const known = state.spent.filter(({ id }) => !isNews.has(id))
  return {
    ...state,
    elsewhere: news.filter(isUnderWay),
    spent: [...known, ...news.filter((entry) => !isUnderWay(entry))],
  }
}

/** A person has come to wait for what the timetable asked. */
export function promoted(state: BudgetState, id: string): BudgetState {
  const raise = (request: WaitingRequest): WaitingRequest =>
    request.id === id ? { ...request, priority: 'person' } : request
  return { ...state, waiting: state.waiting.map(raise) }
}

export function started(state: BudgetState, request: WaitingRequest): BudgetState {
  const servings = state.servings + 1
  return {
    ...left(state, request.id),
    running: [...state.running, request],
    served: new Map(state.served).set(request.fairnessKey, servings),
    servings,
  }
}

/** `cost` is 0 where the request was refused, or never reached Amplitude. */
export function ended(
  state: BudgetState,
  { id, cost, at }: Spending,
  forgetBefore = Number.NEGATIVE_INFINITY,
): BudgetState {
  const spent = state.spent.filter((spending) => spending.at >= forgetBefore)
  return {
    ...state,
    running: state.running.filter((request) => request.id !== id),
    spent: cost === 0 ? spent : [...spent, { id, cost, at }],
  }
}

export function spentSince(spendings: readonly Spending[], since: number): number {
  return spendings.reduce((sum, { at, cost }) => (at > since ? sum + cost : sum), 0)
}

export function runningCost({ running, elsewhere }: Pick<BudgetState, 'running' | 'elsewhere'>): number {
  return [...running, ...elsewhere].reduce((sum, { cost }) => sum + cost, 0)
}
