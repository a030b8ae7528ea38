import { describeQuery } from '../query/describe-query.ts'
import { usualRange } from '../query/language/defaults.ts'
import type { MetricQuery } from '../query/query.ts'

/**
 * A question as an alert keeps it: without its range, of which an alert takes as much as it needs, without a comparison, which
 * its condition has, and without who may see it and as what.
 */
export function alertQuestion(query: MetricQuery): MetricQuery {
  const plain = { ...query, isPrivate: false, output: 'picture' as const }
  if (!('segments' in plain)) return plain
  const { comparison: _, ...rest } = plain
  return { ...rest, range: usualRange(rest.interval) }
}

/** The same as canonical text: `alertDefinitionSchema.question`. */
export function alertQuestionText(query: MetricQuery): string {
  return describeQuery(alertQuestion(query))
}
