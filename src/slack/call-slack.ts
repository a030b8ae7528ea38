import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api'
import type { Clock } from '../clock.ts'
import { deliveryFailure } from './delivery-failure.ts'

/** Waits for one call in all; somebody is looking at a placeholder meanwhile. */
const patienceMs = 30_000
/** Slack also says `ratelimited` with status 200 and no time to wait. */
const waitWithoutHintMs = 1_000

/**
 * Makes a Web API call, waiting out rate limits: a call that was refused for its rate was not carried out, so repeating it
 * is safe for messages, too. Throws `DeliveryError`.
 */
export async function callSlack<T>(clock: Clock, call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let waitedMs = 0; ;) {
    try {
      return await call()
    } catch (error) {
      const waitMs = waitAsked(error)
      if (waitMs === undefined || waitedMs + waitMs > patienceMs) throw deliveryFailure(error)
      await clock.sleep(waitMs, signal)
      waitedMs += waitMs
    }
  }
}

function waitAsked(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return Math.max(error.retryAfter * 1_000, waitWithoutHintMs)
  const isSoftLimit = error instanceof WebAPIPlatformError && /^rate_?limited$/.test(error.data.error)
  return isSoftLimit ? waitWithoutHintMs : undefined
}
