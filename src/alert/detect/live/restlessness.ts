import type { LiveSettings } from './live-settings.ts'

const share = 0.9
/** Moves to a new value within some days of five-minute points. */
const pace = 0.005

/**
 * How much more is to be asked of a series than its spread says: bursts (mentions, jobs, one large customer) are many spreads high
 * though nothing happened. Follows the ninth decile of the evidence, which rare incidents do not move.
 */
export interface Restlessness {
  /** At least 1. */
  factor(): number
  learn(strength: number): void
}

export function createRestlessness({ calmEvidence }: LiveSettings): Restlessness {
  let decile = calmEvidence
  return {
    factor: () => Math.max(1, decile / calmEvidence),
    learn(strength) {
      decile += strength > decile ? pace * share : -pace * (1 - share)
    },
  }
}
