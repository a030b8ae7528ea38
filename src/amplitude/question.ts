import type { z } from 'zod'
import { comparisonRange, daysIn, type ResolvedRange } from '../query/date-range.ts'
import type { ComparisonKind, Query } from '../query/query.ts'
import { plural } from '../result/format-value.ts'
import type { Caveat, ProjectIdentity } from '../result/metric-result.ts'
import type { TimeFrame } from './buckets.ts'
import type { Envelope } from './envelope.ts'
import type { DisplayName } from './question-words.ts'
import type { ApiRequest } from './request-params.ts'

/** A query about to be asked: its days are known, and so are the names that people know its events by. */
export interface Question<Q extends Query> {
  query: Q
  project: ProjectIdentity
  range: ResolvedRange
  displayName: DisplayName
}

export interface Reply<Body> extends Envelope {
  body: Body
}

/** Sends one request and checks the body; throws `UpstreamError`. */
export type Ask = <Body>(request: ApiRequest, bodySchema: z.ZodType<Body>) => Promise<Reply<Body>>

/** A reply and the days that were asked for. */
export interface RangeReply<Body> extends Reply<Body> {
  range: ResolvedRange
}

/** What the same question got for the range that it names and, where it compares, for the range before. */
export interface Replies<Body> {
  current: RangeReply<Body>
  earlier: (RangeReply<Body> & { label: string }) | undefined
}

/** Asks both at once. When one fails so does the whole: half an answer would have to be explained. */
export async function askWithComparison<Body>(
  { query, range }: Question<Query>,
  askFor: (range: ResolvedRange, isComparison: boolean) => Promise<Reply<Body>>,
): Promise<Replies<Body>> {
  const { comparison } = query
  if (comparison === undefined)
    return { current: { ...(await askFor(range, false)), range }, earlier: undefined }
  const before = comparisonRange(range, comparison)
  const [current, earlier] = await Promise.all([askFor(range, false), askFor(before, true)])
  return {
    current: { ...current, range },
    earlier: { ...earlier, range: before, label: comparisonLabel(comparison, range) },
  }
}

export function timeFrame({ query, project }: Question<Query>, reply: RangeReply<unknown>): TimeFrame {
  return { range: reply.range, interval: query.interval, timeZone: project.timeZone, asOf: reply.asOf }
}

/** What every kind of result holds. Caveats are those of `reply` and `more`, each kind told once. */
export function commonOf(question: Question<Query>, reply: Reply<unknown>, more: readonly Caveat[]) {
  const caveats = [...reply.caveats, ...more]
  return {
    project: question.project,
    range: question.range,
    interval: question.query.interval,
    computedAt: reply.computedAt,
    caveats: caveats.filter(({ kind }, index) => caveats.findIndex((each) => each.kind === kind) === index),
  }
}

function comparisonLabel(comparison: ComparisonKind, range: ResolvedRange): string {
  return comparison === 'previous' ? `previous ${plural(daysIn(range), 'day')}` : comparison
}
