import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import type { MetricSource } from '../result/metric-source.ts'
import { isDeadlineError, withDeadline } from './deadline.ts'

/** Examples are worth this long and no longer; the list is mostly in the cache. */
const patienceMs = 1_500

/**
 * The project's busiest events this week, for examples that people recognise. Empty where they cannot be had quickly:
 * help must also come while Amplitude is down.
 */
export async function readTopEvents(
  { source, clock }: { source: MetricSource; clock: Clock },
  signal: AbortSignal,
): Promise<readonly EventSummary[]> {
  try {
    const events = await withDeadline({ clock, durationMs: patienceMs, signal }, (inTime) =>
      source.listEvents(source.projectOf({}), inTime),
    )
    return events.toSorted((a, b) => b.weeklyTotal - a.weeklyTotal)
  } catch (error) {
    if (error instanceof AppError || isDeadlineError(error)) return []
    throw error
  }
}
