import { runningCost, spentSince, type BudgetState } from './budget-state.ts'
import { strictly, type BudgetLimits } from './limits.ts'
import type { Spending } from './spent-cost-store.ts'

/**
 * What Amplitude's "rate limit" refusal says about the hour: others have spent what we have not. When they did is not
 * told, so it is spread evenly over the hour; room then comes back bit by bit, and if the guess was too low the next
 * refusal corrects it again.
 */
export function foreignSpendings(state: BudgetState, limits: BudgetLimits, now: number): Spending[] {
  const { everyone, windowMs } = limits.hour
  const missing = everyone - spentSince(state.spent, now - windowMs) - runningCost(state)
  if (missing <= 0) return []
  return Array.from({ length: slices }, (_, index) => ({
    id: `others-${now}-${index}`,
    cost: missing / slices,
    at: now - windowMs + ((index + 1) * windowMs) / slices,
  }))
}

const slices = 12

/**
 * Until when the short budget is to be read strictly after a "concurrent" refusal: for an hour where what ran at once leaves
 * it unexplained and the sum of five minutes would not. Where neither explains it, others ask at the same time.
 */
export function strictUntilAfter(
  cost: number,
  { state, limits, now }: { state: BudgetState; limits: BudgetLimits; now: number },
): number {
  const { everyone, windowMs } = strictly(limits).short
  const atOnce = runningCost(state) + cost
  const inWindow = atOnce + spentSince(state.spent, now - windowMs)
  return atOnce <= everyone && inWindow > everyone ? now + strictForMs : state.strictUntil
}

const strictForMs = 60 * 60_000

/** "Concurrent" frees within seconds: a pause that doubles while Amplitude goes on saying no. */
export function pauseAfterRefusals(refusalsInARow: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (refusalsInARow - 1))
}

const firstPauseMs = 2_000
const longestPauseMs = 20_000
