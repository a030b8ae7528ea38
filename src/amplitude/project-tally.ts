import type { Clock } from '../clock.ts'
import type { UpstreamError } from '../errors.ts'
import type { AnswerCounts, CostCounts, RecentError } from '../result/source-status.ts'

/** Counts what one project was asked for and what that cost, since the process began. */
export interface ProjectTally {
  /** A request went out. */
  sent(cost: number): void
  failed(error: UpstreamError): void
  /** An answer was given that would have cost `fullCost` if all of it had been asked for. */
  answered(origin: keyof AnswerCounts, fullCost: number): void
  reading(): { answers: AnswerCounts; cost: CostCounts; lastErrors: readonly RecentError[] }
}

const errorsKept = 5

export function createProjectTally(clock: Clock): ProjectTally {
  const answers: AnswerCounts = { asked: 0, merged: 0, kept: 0, reused: 0 }
  let spent = 0
  let fullCosts = 0
  let lastErrors: readonly RecentError[] = []
  return {
    sent: (cost) => {
      spent += cost
    },
    failed: ({ reason, details }) => {
      lastErrors = [{ at: clock.now(), reason, details }, ...lastErrors].slice(0, errorsKept)
    },
    answered: (origin, fullCost) => {
      answers[origin] += 1
      fullCosts += fullCost
    },
    reading: () => ({
      answers: { ...answers },
      cost: { spent, spared: Math.max(0, fullCosts - spent) },
      lastErrors,
    }),
  }
}
