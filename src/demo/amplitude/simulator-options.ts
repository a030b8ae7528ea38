import type { DayCounting } from './wire/cost.ts'
import type { ShortBudget } from './server/rate-limits.ts'

/** How a simulator is set up. Everything may be left out, and everything can travel to a worker thread. */
export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** The same seed makes the same people do the same things. */
  seed?: number
  /** 1 is the whole product: some ten thousand people; tests take a hundredth. */
  population?: number
  /** Where the clock starts; by default the real present. It runs on from there unless it is frozen. */
  now?: Date
  isClockFrozen?: boolean
  /** `YYYY-MM-DD` on which the product opened; by default a Monday some 32 weeks before the start of the clock. */
  openingDay?: string
  apiKey?: string
  secretKey?: string
  projectName?: string
  /** IANA zone of the project; default UTC. */
  timeZone?: string
  /** Real ms that every answer takes at least; default 0. */
  latencyMs?: number
  /** Real ms after which the fault `hang` cuts the connection; default 30 s. */
  hangMs?: number
  /** Whether answers are cached as long as Amplitude does; by default every answer is computed. */
  isCaching?: boolean
  /** Whether a share of the sessions on phones arrives hours to three days late; by default everything is known at once. */
  hasLateData?: boolean
  dayCounting?: DayCounting
  shortBudget?: ShortBudget
}
