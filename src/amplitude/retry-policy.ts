import type { UpstreamError } from '../errors.ts'

export interface Failure {
  error: UpstreamError
  retryAfterMs: number | undefined
}

/**
 * How long to wait before asking again, or undefined for "do not". An outage and a garbled answer pass within moments;
 * the concurrent budget frees when running queries end. The hourly budget, refused keys and wrong questions stay as they
 * are, and a hang has already used up the time there was.
 */
export function pauseBeforeRetry(
  { error, retryAfterMs }: Failure,
  failuresBefore: number,
  random: () => number,
): number | undefined {
  const pauseMs = pausesFor(error)[failuresBefore]
  if (pauseMs === undefined) return undefined
  // Jitter keeps the questions of one digest from returning together; a time that was asked for is kept exactly.
  if (retryAfterMs === undefined) return pauseMs * (0.5 + random())
  return retryAfterMs <= longestRetryAfterMs ? retryAfterMs : undefined
}

const outagePausesMs = [500, 2_000]
const concurrentPausesMs = [2_000, 5_000, 10_000]
const longestRetryAfterMs = 20_000

function pausesFor(error: UpstreamError): readonly number[] {
  if (error.limit === 'concurrent') return concurrentPausesMs
  const isOutage = error.reason === 'unavailable' || error.reason === 'invalidResponse'
  return isOutage && error.isRetryable ? outagePausesMs : []
}
