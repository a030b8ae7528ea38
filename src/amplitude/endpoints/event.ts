import type { ResolvedRange } from '../../query/date-range.ts'
import type { EventQuery } from '../../query/query.ts'
import { eventUnits } from '../../result/event-unit.ts'
import type { Series, SeriesResult } from '../../result/metric-result.ts'
import { limitGroups, limitToSend } from '../limit-groups.ts'
import { eventLabel } from '../question-words.ts'
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
import { splitOf, type Split } from '../split.ts'

/** One or two events over time: `GET /api/2/events/segmentation`. */
export async function answerEvent(question: Question<EventQuery>, ask: Ask): Promise<SeriesResult> {
  const { query } = question
  const replies = await askWithComparison(question, (range, isComparison) =>
    ask(eventRequest({ ...query, top: limitToSend(query.top, isComparison) }, range), seriesBodySchema),
  )
  return toResult(question, replies)
}

export function eventRequest(query: EventQuery, range: ResolvedRange): ApiRequest {
  const { events, metric, interval, where, segments, groupBy, rollingWindow, rollingAverage, top } = query
  const asked = { events, metric, range, interval, where, segments, groupBy, rollingWindow, rollingAverage }
  return { path: '/api/2/events/segmentation', params: requestParams({ ...asked, limit: top }) }
}

function toResult(question: Question<EventQuery>, replies: Replies<SeriesBody>): SeriesResult {
  const { query } = question
  const { current, earlier } = replies
  const split = eventSplit(question)
  const read = (reply: RangeReply<SeriesBody>) => inOurUnits(readSeries(question, reply, split), query)
  const { buckets, series: all } = read(current)
  // Amplitude puts the largest groups first.
  const { groups: series, caveats } = limitGroups(all, query.top, split)
  return {
    kind: 'series',
    query,
    unit: eventUnits[query.metric.kind],
    splitBy: split.by,
    ...commonOf(question, current, [...(earlier?.caveats ?? []), ...caveats]),
    buckets,
    series,
    comparison: readComparison(earlier, { buckets, series }, read),
  }
}

function eventSplit({ query, displayName }: Question<EventQuery>): Split {
  const [first] = query.events
  return splitOf({
    ...query,
    displayName,
    bins: query.metric.kind === 'histogram' ? 1 : 0,
    soleLabel: first === undefined ? '' : eventLabel(first, displayName),
  })
}

/** Amplitude's own interface shows this metric in percent, and nobody has recorded anything else from the API. */
const percent = 100

function inOurUnits(read: ReadSeries, { metric }: EventQuery): ReadSeries {
  if (metric.kind !== 'dauShare') return read
  return {
    buckets: read.buckets,
    series: read.series.map((series): Series => ({
      ...series,
      values: series.values.map((value) => (value === null ? null : value / percent)),
      wholeRange: series.wholeRange === undefined ? undefined : series.wholeRange / percent,
    })),
  }
}
