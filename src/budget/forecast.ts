import { ended, started, type BudgetState, type WaitingRequest } from './budget-state.ts'
import type { BudgetLimits } from './limits.ts'
import { nextStep } from './next-step.ts'
import type { Wait, WaitReason } from './wait.ts'

export interface ForecastInput {
  limits: BudgetLimits
  now: number
  /** How long an answer usually takes. */
  typicalMs: number
}

/** How long a request will wait and why: the line is played forward as it will go if nobody else comes. */
export function forecast(state: BudgetState, id: string, { limits, now, typicalMs }: ForecastInput): Wait {
  let time = now
  let played = withoutElsewhere(state)
  let aheadOfYou = 0
  let reason: WaitReason | undefined
  // Requests that run already are given the usual time from now on.
  const ends = new Map(played.running.map((request) => [request.id, now + typicalMs]))
  for (let steps = 0; steps < longestPlay; steps += 1) {
    const step = nextStep(played, limits, time)
    if (step.kind === 'rest') break
    if (step.kind === 'send') {
      if (step.request.id === id) break
      aheadOfYou += 1
      ends.set(step.request.id, time + typicalMs)
      played = started(played, step.request)
      continue
    }
    reason ??= step.reason
    const nextEnd = Math.min(...ends.values())
    time = Math.max(time, Math.min(step.until ?? Number.POSITIVE_INFINITY, nextEnd))
    if (!Number.isFinite(time)) break
    played = withEnds(played, ends, time)
  }
  const expectedMs = Number.isFinite(time) ? time - now : longestForecastMs
  return {
    reason: aheadOfYou > 0 && reason === 'inFlight' ? 'turn' : (reason ?? 'turn'),
    aheadOfYou,
    expectedMs,
  }
}

/** Longer lines are told as if they were so long: nobody waits for an exact figure there. */
const longestPlay = 500
const longestForecastMs = 60 * 60 * 1000

/** What runs in other processes ends like what runs in this one. */
function withoutElsewhere(state: BudgetState): BudgetState {
  const elsewhere = state.elsewhere.map(({ id, cost, at }): WaitingRequest => {
    return { id, cost, order: 0, priority: 'person', fairnessKey: '', since: at }
  })
  return { ...state, running: [...state.running, ...elsewhere], elsewhere: [] }
}

function withEnds(state: BudgetState, ends: Map<string, number>, time: number): BudgetState {
  let played = state
  for (const request of state.running) {
    const at = ends.get(request.id)
    if (at === undefined || at > time) continue
    ends.delete(request.id)
    played = ended(played, { id: request.id, cost: request.cost, at })
  }
  return played
}
