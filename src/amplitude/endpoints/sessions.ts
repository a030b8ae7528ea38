import type { ResolvedRange } from '../../query/date-range.ts'
import type { SessionsQuery } from '../../query/query.ts'
import type { SeriesResult } from '../../result/metric-result.ts'
import { cutRows } from '../limit-groups.ts'
import {
  askWithComparison,
  commonOf,
  type Ask,
  type Question,
  type RangeReply,
  type Replies,
} from '../question.ts'
import {
  readComparison,
  readSeries,
  seriesBodySchema,
  type ReadSeries,
  type SeriesBody,
} from '../read-series.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'
import { splitOf } from '../split.ts'

/** Mean length of sessions, or sessions per user, by day: `GET /api/2/sessions/average` and `/peruser`. */
export async function answerSessions(question: Question<SessionsQuery>, ask: Ask): Promise<SeriesResult> {
  const replies = await askWithComparison(question, (range) =>
    ask(sessionsRequest(question.query, range), seriesBodySchema),
  )
  return toResult(question, replies)
}

const paths: Record<SessionsQuery['measure'], string> = {
  length: '/api/2/sessions/length',
  average: '/api/2/sessions/average',
  perUser: '/api/2/sessions/peruser',
}

/** The documentation lists days alone, yet the endpoints take segments and a property, too. */
export function sessionsRequest(query: SessionsQuery, range: ResolvedRange): ApiRequest {
  const { measure, where, segments, groupBy } = query
  return { path: paths[measure], params: requestParams({ range, where, segments, groupBy }) }
}

function toResult(question: Question<SessionsQuery>, replies: Replies<SeriesBody>): SeriesResult {
  const { query, displayName } = question
  const { current, earlier } = replies
  const isAverage = query.measure === 'average'
  const soleLabel = isAverage ? 'Average session length' : 'Sessions per user'
  const split = splitOf({ ...query, displayName, soleLabel })
  // Amplitude's order is kept: a mean does not tell how many sessions it stands for.
  const { data, caveats } = cutRows(current.body.data, query.top, split)
  const read = (reply: RangeReply<SeriesBody>): ReadSeries => {
    const inSeconds = readSeries(question, reply, split)
    return isAverage ? inMilliseconds(inSeconds) : inSeconds
  }
  const { buckets, series } = read({ ...current, body: { data } })
  return {
    kind: 'series',
    query,
    unit: isAverage ? 'durationMs' : 'number',
    splitBy: split.by,
    ...commonOf(question, current, [...(earlier?.caveats ?? []), ...caveats]),
    buckets,
    series,
    comparison: readComparison(earlier, { buckets, series }, read),
  }
}

const msPerSecond = 1000

function inMilliseconds({ buckets, series }: ReadSeries): ReadSeries {
  const toMs = (seconds: number | null): number | null =>
    seconds === null ? null : Math.round(seconds * msPerSecond)
  return { buckets, series: series.map((line) => ({ ...line, values: line.values.map(toMs) })) }
}
