/** For how long something belongs to whoever works on it. */
export interface Lease {
  /** Who works on it: unlike every process that ever ran. */
  holder: string
  now: Date
  until: Date
}

export interface LeaseTimes {
  /** After this somebody who works on a slot is given up for dead; whoever lives renews it in time. */
  slotMs: number
  /** The same for a message: longer than Slack may take to answer and make us wait, after it was told that we begin. */
  sendingMs: number
}

export const usualLeases: LeaseTimes = { slotMs: 60_000, sendingMs: 120_000 }

export function leaseFrom(now: Date, holder: string, durationMs: number): Lease {
  return { holder, now, until: new Date(now.getTime() + durationMs) }
}
