import { UpstreamError } from '../errors.ts'

/**
 * Look-ups of people have a budget of their own, which a refusal does not name. And Amplitude's own words may repeat the id
 * that was looked for, while an error's details end up in logs: they are taken out, and only the asker is told them.
 */
export async function asLookup<Found>(looking: Promise<Found>): Promise<Found> {
  try {
    return await looking
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    const { reason, isRetryable, limit } = error
    const userMessage = limit === 'hourly' ? lookupsUsedUp : error.userMessage
    throw new UpstreamError(reason, { userMessage, isRetryable, limit })
  }
}

const lookupsUsedUp =
  'The 360 look-ups of people that Amplitude allows in an hour are used up. Ask again within the hour.'
