import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { RealtimeQuery } from '../query/query.ts'
import type { MetricSource } from '../result/metric-source.ts'

export interface ContinueRealtimeDeps {
  source: MetricSource
  projects: readonly { name: string }[]
  clock: Clock
  logger: Logger
  signal: AbortSignal
}

/**
 * Amplitude tells two days of realtime, so whoever looks on Mondays alone would have mostly gaps. Once somebody
 * has asked for it, it is looked at about once a day, for a cost of 2. Ends with the signal, and never rejects.
 */
export async function continueRealtime(deps: ContinueRealtimeDeps): Promise<void> {
  const { projects, clock, signal } = deps
  while (!signal.aborted) {
    for (const { name } of projects) await lookIfDue(deps, name)
    await clock.sleep(pauseMs, signal).catch(() => undefined)
  }
}

const hourMs = 60 * 60_000
const pauseMs = 6 * hourMs

/** With the pause less than two days in any case, also where Amplitude is away for a day. */
const dueAfterMs = 18 * hourMs
/** Where a bot was away for longer, somebody has to ask anew. */
const awayForMs = 14 * 24 * hourMs

async function lookIfDue(
  { source, clock, logger, signal }: ContinueRealtimeDeps,
  name: string,
): Promise<void> {
  const query: RealtimeQuery = { kind: 'realtime', project: name, isPrivate: true, output: 'table' }
  try {
    const now = clock.now()
    const since = new Date(now.getTime() - awayForMs)
    const kept = await source.realtimeHistory(source.projectOf(query), since, now)
    const newest = kept.findLast(({ users }) => users !== null)
    if (newest === undefined || now.getTime() - newest.start.getTime() < dueAfterMs) return
    await source.answer(query, signal, { priority: 'timetable', fairnessKey: 'realtime' })
  } catch (error) {
    if (!signal.aborted) logger.warn({ error, project: name }, 'realtime.missed')
  }
}
