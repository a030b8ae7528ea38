import type { Clock } from '../clock.ts'
import { InvalidQueryError } from '../errors.ts'
import { checkLimits } from '../query/check-limits.ts'
import type { ParsedQuestion } from '../query/parse-command.ts'
import type { Query } from '../query/query.ts'
import { resolveEvents } from '../query/resolve-events.ts'
import type { AskOptions, MetricSource } from '../result/metric-source.ts'

/**
 * From what was typed to a question that can be asked: the project exists, Amplitude's limits are kept, each event is one
 * of the project's. Asks for the events list only where an event is named. Throws `InvalidQueryError`, `UpstreamError`.
 */
export async function understandQuestion(
  { source, clock, asking }: { source: MetricSource; clock: Clock; asking?: AskOptions },
  question: ParsedQuestion,
  signal: AbortSignal,
): Promise<Query> {
  const project = source.projectOf(question.query)
  const beyond = checkLimits(question, clock.now(), project.timeZone)
  if (beyond !== undefined) throw beyond
  const events = question.eventSpans.length === 0 ? [] : await source.listEvents(project, signal, asking)
  const query = resolveEvents(question, events, project.name)
  if (query instanceof InvalidQueryError) throw query
  return query
}
