import { describeQuery } from '../query/describe-query.ts'
import type { MetricQuery } from '../query/query.ts'

/** A question as a digest keeps it: canonical, without who may see it and as what, which the digest decides. */
export function partText(query: MetricQuery): string {
  return describeQuery({ ...query, isPrivate: false, output: 'picture' })
}
