/**
 * What may be spent of one budget of a project. A limit has two values: what everyone may use, and what the timetable may
 * use, so that a person who asks finds a reserve.
 */
export interface BudgetLimits {
  inFlight: Share
  /** Cost within the short window; a single question above it runs alone. */
  short: Share & { windowMs: number }
  /** Cost within the long window, which nothing may exceed. */
  hour: Share & { windowMs: number }
  /** How long anybody lets others go first. After that the oldest one is next, and the line waits for it. */
  patienceMs: number
}

export interface Share {
  everyone: number
  timetable: number
}

const minuteMs = 60_000

/** Our clock and Amplitude's need not agree to the second, nor does a request arrive when it is sent. */
const marginMs = 2_000

/**
 * Amplitude allows a project 5 requests in flight, a cost of 1,000 "within a five minute period" and of 108,000 per hour
 * (Dashboard REST API, Rate limits). The period is read in the strict way, as the sum of the last five minutes, and a
 * tenth is left to whoever else uses the project's keys.
 */
export const queryLimits: BudgetLimits = {
  inFlight: { everyone: 5, timetable: 4 },
  short: { everyone: 900, timetable: 650, windowMs: 5 * minuteMs + marginMs },
  hour: { everyone: 100_000, timetable: 80_000, windowMs: 60 * minuteMs + marginMs },
  patienceMs: 10 * minuteMs,
}

/** How Amplitude's "1,000 within a five minute period" is read. */
export const shortBudgets = ['sliding', 'running'] as const
export type ShortBudget = (typeof shortBudgets)[number]

/**
 * `sliding` is the strict reading, safe in any case. `running` counts what runs at the same time, which is what Amplitude's
 * own refusal says ("concurrent") and lets people ask more at a stretch; should it be wrong, a refusal tells, and the strict
 * reading holds for an hour.
 */
export function queryLimitsFor(shortBudget: ShortBudget): BudgetLimits {
  if (shortBudget === 'sliding') return queryLimits
  return { ...queryLimits, short: { ...queryLimits.short, windowMs: 0 } }
}

/** The same limits with the short budget as the sum of five minutes. */
export function strictly(limits: BudgetLimits): BudgetLimits {
  return { ...limits, short: { ...limits.short, windowMs: queryLimits.short.windowMs } }
}

/** Looking at single people is counted in requests: 10 in flight, 360 an hour. */
export const lookupLimits: BudgetLimits = {
  inFlight: { everyone: 9, timetable: 4 },
  short: { everyone: 330, timetable: 200, windowMs: 5 * minuteMs + marginMs },
  hour: { everyone: 330, timetable: 200, windowMs: 60 * minuteMs + marginMs },
  patienceMs: 10 * minuteMs,
}
