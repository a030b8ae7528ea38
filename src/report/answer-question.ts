import type { ParsedQuestion } from '../query/parse-command.ts'
import type { MetricQuery, Query } from '../query/query.ts'
import { buildReport, type ReportDeps } from './build-report.ts'
import type { Report } from './report.ts'
import { understandQuestion } from './understand-question.ts'

/**
 * From a question as it was read to its report, with what was read differently from how it was typed in the small print.
 * Throws `InvalidQueryError` and `UpstreamError`; a `TypeError` for lists of events and people, which have no report.
 */
export async function answerQuestion(
  deps: ReportDeps,
  question: ParsedQuestion,
  signal: AbortSignal,
): Promise<Report> {
  const query = await understandQuestion(deps, question, signal)
  if (!isMetricQuery(query)) throw new TypeError(`${query.kind} has no report.`)
  const report = await buildReport(deps, query, signal)
  return { ...report, context: [...report.context, ...question.notes] }
}

/** Whether a question is answered with numbers, and not with a list to pick from or a person. */
export function isMetricQuery(query: Query): query is MetricQuery {
  return query.kind !== 'events' && query.kind !== 'user'
}
