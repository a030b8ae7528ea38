/** For how long something belongs to whoever works on it. */
export interface Lease {
  /** Who works on it: unlike every process that ever ran. */
  holder: string
  now: Date
  until: Date
}

/** After this somebody who works on a slot is given up for dead; whoever lives renews it in time. */
export const leaseMs = 60_000
/** The same for a message: longer than the longest wait for its turn, its picture and Slack together. */
export const sendingLeaseMs = 120_000

export function leaseFrom(now: Date, holder: string, durationMs = leaseMs): Lease {
  return { holder, now, until: new Date(now.getTime() + durationMs) }
}
