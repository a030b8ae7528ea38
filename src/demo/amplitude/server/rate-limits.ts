import { hourMs, minuteMs } from '../product/rhythm.ts'
import { concurrencyLimited, rateLimited, type Refusal } from '../wire/refusal.ts'

/** How the short budget is understood: what runs at once (most likely), or what was spent in the last five minutes. */
export type ShortBudget = 'in flight' | 'sliding5m'

/** The budgets of one project. All times are the simulator's own clock, in epoch ms. */
export interface RateLimits {
  /** Admits a request and holds its place until `release`, or says why not; refused requests cost nothing. */
  admit(request: { budget: 'queries' | 'people'; cost: number; now: number }): Admission
  spent(now: number): BudgetState
  reset(): void
}

export type Admission = { isAdmitted: true; release: () => void } | { isAdmitted: false; refusal: Refusal }

export interface BudgetState {
  spentFiveMinutes: number
  spentHour: number
  inFlight: number
  peopleLookupsHour: number
}

const mostInFlight = 5
const mostShortCost = 1000
const mostHourlyCost = 108_000
const mostLookupsInFlight = 10
const mostHourlyLookups = 360
const fiveMinutesMs = 5 * minuteMs

export function createRateLimits(shortBudget: ShortBudget): RateLimits {
  const queries = createMeter()
  const people = createMeter()

  function refuseQuery(cost: number, now: number): Refusal | undefined {
    const short =
      shortBudget === 'sliding5m' ? queries.spentSince(now - fiveMinutesMs) : queries.runningCost()
    const isAlone = short === 0 && queries.running() === 0
    if (queries.running() >= mostInFlight) return concurrencyLimited(cost)
    if (!isAlone && short + cost > mostShortCost) return concurrencyLimited(cost)
    return queries.spentSince(now - hourMs) + cost > mostHourlyCost ? rateLimited(cost) : undefined
  }

  function refuseLookup(now: number): Refusal | undefined {
    if (people.running() >= mostLookupsInFlight) return concurrencyLimited(1)
    return people.spentSince(now - hourMs) >= mostHourlyLookups ? rateLimited(1) : undefined
  }

  return {
    admit({ budget, cost, now }) {
      const refusal = budget === 'queries' ? refuseQuery(cost, now) : refuseLookup(now)
      if (refusal !== undefined) return { isAdmitted: false, refusal }
      return { isAdmitted: true, release: (budget === 'queries' ? queries : people).start(cost, now) }
    },
    spent: (now) => ({
      spentFiveMinutes: queries.spentSince(now - fiveMinutesMs),
      spentHour: queries.spentSince(now - hourMs),
      inFlight: queries.running() + people.running(),
      peopleLookupsHour: people.spentSince(now - hourMs),
    }),
    reset() {
      queries.clear()
      people.clear()
    },
  }
}

/** What was admitted when, and what of it still runs. */
function createMeter() {
  let spendings: { at: number; cost: number }[] = []
  const running = new Set<{ cost: number }>()
  return {
    start(cost: number, at: number): () => void {
      const spending = { at, cost }
      spendings = spendings.filter((earlier) => earlier.at > at - hourMs)
      spendings.push(spending)
      running.add(spending)
      return () => void running.delete(spending)
    },
    spentSince: (instant: number) =>
      spendings.reduce((sum, { at, cost }) => (at > instant ? sum + cost : sum), 0),
    running: () => running.size,
    runningCost: () => [...running].reduce((sum, { cost }) => sum + cost, 0),
    clear: () => void (spendings = []),
  }
}
