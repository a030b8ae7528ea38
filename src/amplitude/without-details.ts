import { UpstreamError } from '../errors.ts'

/**
 * For look-ups of people: Amplitude's own words may repeat the id that was looked for, and an error's details end up in
 * logs. The asker is still told everything.
 */
export async function withoutDetails<Found>(looking: Promise<Found>): Promise<Found> {
  try {
    return await looking
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const { reason, userMessage, isRetryable, limit } = error
    throw new UpstreamError(reason, { userMessage, isRetryable, limit })
  }
}
