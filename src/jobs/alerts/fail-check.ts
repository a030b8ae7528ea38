import type { MetricQuery } from '../../query/query.ts'
import { nextCheck } from '../../alert/next-check.ts'
import { afterFailedRead } from '../../alert/transition.ts'
import { AppError, InvalidQueryError, UpstreamError } from '../../errors.ts'
import type { AlertOutcome, RememberedAlert } from './alert-store.ts'

/** Why an alert could not be checked. */
export interface CheckFailure {
  remembered: RememberedAlert
  error: unknown
  /** Undefined where its text is no question any more. */
  question: { query: MetricQuery; timeZone: string } | undefined
}

const minuteMs = 60_000
/** So long a failure that only a person can mend has to last until it ends an alert: Amplitude, too, has hours in which it refuses what it takes. */
const lastingMs = 6 * 60 * minuteMs
const retryMs = [5 * minuteMs, 15 * minuteMs, 60 * minuteMs]

/** A failed read keeps the state: nothing fires and nothing recovers by it. It is tried again soon, where something may be due. */
export function failCheck({ remembered, error, question }: CheckFailure, now: Date): AlertOutcome {
  const { memory, alert } = remembered
  const isFirst = memory.groups.length === 0 && memory.dueSince === undefined
  const first = isFirst ? { dueSince: (alert.nextCheckAt ?? now).toISOString() } : {}
  const { refusedSince = now.toISOString(), ...known } = afterFailedRead(memory)
  const after = { ...known, ...first, ...(isLasting(error) ? { refusedSince } : {}) }
  const { failedReads } = after
  const retryAt = now.getTime() + (retryMs[Math.min(failedReads, retryMs.length) - 1] ?? minuteMs)
  const regularAt = question && nextCheck(question.query, now, question.timeZone).getTime()
  const reason = reasonOf(error)
  const isBroken = isLasting(error) && now.getTime() - Date.parse(refusedSince) >= lastingMs
  return {
    memory: after,
    nextCheckAt: new Date(Math.min(retryAt, regularAt ?? retryAt)),
    state: isBroken ? { state: 'ended', because: reason } : undefined,
    events: failedReads === 1 || isBroken ? [{ at: now, what: 'check failed', by: undefined, reason }] : [],
    tellings: [],
    now,
  }
}

/** What is no `AppError` is a bug, whose text may hold anything. */
export function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.userMessage : 'Something broke while it was checked.'
}

/** Whether only a change of the alert can help: its event is gone, Amplitude does not take the question. */
export function isLasting(error: unknown): boolean {
  if (error instanceof InvalidQueryError) return true
  return error instanceof UpstreamError && lastingReasons.has(error.reason)
}

const lastingReasons: ReadonlySet<UpstreamError['reason']> = new Set([
  'invalidRequest',
  'notFound',
  'tooLarge',
])
