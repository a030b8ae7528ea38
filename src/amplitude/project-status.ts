import { runningCost, spentSince, type BudgetState } from '../budget/budget-state.ts'
import { strictly, type BudgetLimits } from '../budget/limits.ts'
import { nextStep } from '../budget/next-step.ts'
import type { Priority } from '../budget/wait.ts'
import type { ProjectStatus, UpstreamHealth } from '../result/source-status.ts'
import type { ProjectTally } from './project-tally.ts'

export interface BudgetReading {
  state: BudgetState
  limits: BudgetLimits
}

export interface StatusParts {
  project: string
  queries: BudgetReading
  lookups: BudgetReading
  tally: ProjectTally
  health: UpstreamHealth
  now: number
}

/** What a project's budgets, counts and breaker say, put together for whoever looks. */
export function projectStatus({ project, queries, lookups, tally, health, now }: StatusParts): ProjectStatus {
  const { state, limits } = queries
  const running = runningCost(state)
  const step = nextStep(state, limits, now)
  const waitingOf = (priority: Priority): number =>
    state.waiting.filter((request) => request.priority === priority).length
  return {
    project,
    fiveMinutes: {
      used: running + spentSince(state.spent, now - strictly(limits).short.windowMs),
      limit: limits.short.everyone,
    },
    atOnce: { used: running, limit: limits.short.everyone },
    shortBudget: limits.short.windowMs > 0 || now < state.strictUntil ? 'sliding' : 'running',
    hour: {
      used: running + spentSince(state.spent, now - limits.hour.windowMs),
      limit: limits.hour.everyone,
    },
    inFlight: { used: state.running.length + state.elsewhere.length, limit: limits.inFlight.everyone },
    lookups: {
      used: spentSince(lookups.state.spent, now - lookups.limits.hour.windowMs),
      limit: lookups.limits.hour.everyone,
    },
    waiting: {
      people: waitingOf('person'),
      timetable: waitingOf('timetable'),
      reason: step.kind === 'wait' ? step.reason : undefined,
    },
    ...tally.reading(),
    health,
  }
}
