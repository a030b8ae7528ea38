import type { DeliveryError } from '../errors.ts'

/** After that many attempts at composing a slot it is parked: whatever breaks it would break it again. */
export const mostAttempts = 3

/** How long to wait before composing is tried again; the first failure is often a hiccup, the second an outage. */
export function composingRetryMs(attempt: number): number {
  return attempt <= 1 ? minuteMs : 5 * minuteMs
}

/** Why a message is not tried any more, as a sentence; `slackCode` where Slack refused the place. */
export interface GivingUp {
  because: string
  pausesOwner: boolean
  slackCode?: string
}

/** What a failed delivery leads to. */
export type Verdict =
  | { kind: 'retry'; afterMs: number; isInDoubt: boolean }
  /** Nothing more is tried; `pausesOwner` where the same would happen to every message there. */
  | ({ kind: 'giveUp' } & GivingUp)
  /** Slack takes nothing from the bot: everything waits. */
  | { kind: 'halt'; because: string }

/** How long a message is worth sending; a digest of the morning that arrives at night misleads. */
const longestTryMs = 6 * 60 * 60 * 1000
const minuteMs = 60_000
const backoffMs = [5_000, 15_000, minuteMs, 5 * minuteMs, 15 * minuteMs]

export function afterDeliveryFailure(
  error: DeliveryError,
  { attempt, ageMs }: { attempt: number; ageMs: number },
): Verdict {
  switch (error.failure) {
    case 'account':
      return { kind: 'halt', because: error.slackCode }
    case 'target':
      return { kind: 'giveUp', because: error.userMessage, pausesOwner: true, slackCode: error.slackCode }
    case 'message':
      return { kind: 'giveUp', because: error.userMessage, pausesOwner: false }
    case 'passing':
    case 'unknown': {
      if (ageMs > longestTryMs) return { kind: 'giveUp', because: error.userMessage, pausesOwner: false }
      const afterMs = backoffMs[Math.min(attempt, backoffMs.length) - 1] ?? minuteMs
      return { kind: 'retry', afterMs, isInDoubt: error.failure === 'unknown' }
    }
  }
}
