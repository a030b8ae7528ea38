import type { z } from 'zod'
import { comparisonRange, daysIn, type ResolvedRange } from '../query/date-range.ts'
import type { ComparisonKind, Interval, MetricQuery } from '../query/query.ts'
import { plural } from '../result/format-value.ts'
import type { Caveat, ProjectIdentity } from '../result/metric-result.ts'
import type { TimeFrame } from './buckets.ts'
import type { Envelope } from './envelope.ts'
import type { DisplayName } from './question-words.ts'
import type { ApiRequest } from './request-params.ts'

/** A query about to be asked, with the names that people know its events by. */
export interface Asked<Q extends MetricQuery> {
  query: Q
  project: ProjectIdentity
  displayName: DisplayName
}

/** A query about days, which are known. */
export interface Question<Q extends RangeQuery> extends Asked<Q> {
  range: ResolvedRange
}
export type RangeQuery = Extract<MetricQuery, { range: unknown }>

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

type ComparableQuery = Extract<RangeQuery, { segments: unknown }>

/** Asks both at once. When one fails so does the whole: half an answer would have to be explained. */
export async function askWithComparison<Body>(
  { query, range }: Question<ComparableQuery>,
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

export function timeFrame({ query, project }: Question<RangeQuery>, reply: RangeReply<unknown>): TimeFrame {
  return { range: reply.range, interval: intervalOf(query), timeZone: project.timeZone, asOf: reply.asOf }
}

/** What every result over days holds. */
export function commonOf(question: Question<RangeQuery>, reply: Reply<unknown>, more: readonly Caveat[]) {
  return {
    range: question.range,
    interval: intervalOf(question.query),
    ...baseOf(question, reply, more),
  }
}

/** What every kind of result holds. Caveats are those of `reply` and `more`, each kind told once. */
export function baseOf(
  { project }: Pick<Asked<MetricQuery>, 'project'>,
  { computedAt, caveats: own }: Reply<unknown>,
  more: readonly Caveat[] = [],
) {
  const caveats = [...own, ...more]
  const isFirst = ({ kind }: Caveat, index: number) =>
    caveats.findIndex((each) => each.kind === kind) === index
  return { project, computedAt, caveats: caveats.filter(isFirst) }
}

/** Amplitude counts sessions by the day whatever a query says, and a composition has no intervals at all. */
function intervalOf(query: RangeQuery): Interval {
  return query.kind === 'sessions' || query.kind === 'composition' ? 'day' : query.interval
}

function comparisonLabel(comparison: ComparisonKind, range: ResolvedRange): string {
  return comparison === 'previous' ? `previous ${plural(daysIn(range), 'day')}` : comparison
}
