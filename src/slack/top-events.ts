import { AppError } from '../errors.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import type { MetricSource } from '../result/metric-source.ts'

/** Examples are worth this long and no longer; the list is mostly in the cache. */
const patienceMs = 1_500

/**
 * The project's busiest events this week, for examples that people recognise. Empty where they cannot be had quickly:
 * help must also come while Amplitude is down.
 */
export async function readTopEvents(
  source: MetricSource,
  signal: AbortSignal,
): Promise<readonly EventSummary[]> {
  const hurry = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  try {
    const events = await source.listEvents(source.projectOf({}), hurry)
    return events.toSorted((a, b) => b.weeklyTotal - a.weeklyTotal)
  } catch (error) {
    if (error instanceof AppError || hurry.aborted) return []
    throw error
  }
}
