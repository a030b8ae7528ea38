import type { Clock } from '../clock.ts'
import { UpstreamError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { formatDuration } from '../result/format-value.ts'
import type { UpstreamHealth } from '../result/source-status.ts'

/**
 * Stops asking a project that does not answer, so that an outage costs nothing and people hear of it at once instead of
 * waiting for it again and again. After a while one request is let through; if it is answered, all are.
 */
export interface CircuitBreaker {
  /** Throws `UpstreamError` while the circuit is open. */
  pass(): void
  answered(): void
  failed(error: UpstreamError): void
  /** Whoever asked left before the answer: nothing was learnt, and the next one may try. */
  leftAlone(): void
  health(): UpstreamHealth
}

const failuresToOpen = 5
const firstPauseMs = 30_000
const longestPauseMs = 5 * 60_000

/** `onOpened` hears what to tell those who wait to ask: they would be refused when it is their turn. */
export function createCircuitBreaker(
  clock: Clock,
  logger: Logger,
  onOpened: (error: UpstreamError) => void = () => {},
): CircuitBreaker {
  let failures = 0
  let openings = 0
  let since = clock.now()
  let retryAt: Date | undefined
  let isProbing = false

  function open(): void {
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** openings)
    openings += 1
    retryAt = new Date(clock.now().getTime() + pauseMs)
    logger.warn({ failures, since, retryAt }, 'amplitude.circuit_opened')
    onOpened(notAsked(clock.now(), since, retryAt))
  }

  return {
    pass: () => {
      if (retryAt === undefined) return
      const now = clock.now()
      if (now < retryAt || isProbing) throw notAsked(now, since, retryAt)
      isProbing = true
    },
    answered: () => {
      if (retryAt !== undefined) logger.info({ failures, since }, 'amplitude.circuit_closed')
      failures = 0
      openings = 0
      retryAt = undefined
      isProbing = false
    },
    failed: (error) => {
      if (!isOutage(error)) return
      if (failures === 0) since = clock.now()
      failures += 1
      // Requests that were under way when the circuit opened say nothing new.
      if (isProbing || (retryAt === undefined && failures >= failuresToOpen)) open()
      isProbing = false
    },
    leftAlone: () => {
      isProbing = false
    },
    health: () => {
      if (retryAt !== undefined) return { state: 'open', since, retryAt }
      return failures === 0 ? { state: 'well' } : { state: 'failing', since, failures }
    },
  }
}

/** A refusal, also one for a limit, comes from a service that works. */
export function isOutage({ reason, isRetryable }: UpstreamError): boolean {
  return reason === 'unavailable' || reason === 'timeout' || (reason === 'invalidResponse' && isRetryable)
}

function notAsked(now: Date, since: Date, retryAt: Date): UpstreamError {
  const lasting = formatDuration(now.getTime() - since.getTime())
  const pause = formatDuration(Math.max(1000, retryAt.getTime() - now.getTime()))
  return new UpstreamError('unavailable', {
    userMessage: `Amplitude has not been answering for ${lasting}. I ask it again in ${pause}.`,
    details: 'circuit open',
    isRetryable: true,
  })
}
