import type { ResolvedRange } from '../../query/date-range.ts'
import type { UsersQuery } from '../../query/query.ts'
import type { Series, SeriesResult } from '../../result/metric-result.ts'
import { cutGroups } from '../limit-groups.ts'
import { askWithComparison, commonOf, type Ask, type Question, type Replies } from '../question.ts'
import { readComparison, readSeries, seriesBodySchema, type SeriesBody } from '../read-series.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'
import { splitOf } from '../split.ts'

/** Active or new users over time: `GET /api/2/users`. */
export async function answerUsers(question: Question<UsersQuery>, ask: Ask): Promise<SeriesResult> {
  const replies = await askWithComparison(question, (range) =>
    ask(usersRequest(question.query, range), seriesBodySchema),
  )
  return toResult(question, replies)
}

export function usersRequest(query: UsersQuery, range: ResolvedRange): ApiRequest {
  const { measure, interval, where, segments, groupBy } = query
  return {
    path: '/api/2/users',
    params: requestParams({ measure, range, interval, where, segments, groupBy }),
  }
}

function toResult(question: Question<UsersQuery>, replies: Replies<SeriesBody>): SeriesResult {
  const { query, displayName } = question
  const { current, earlier } = replies
  const split = splitOf({ ...query, displayName, soleLabel: soleLabels[query.measure] })
  const { buckets, series: all } = readSeries(question, current, split)
  // The endpoint has no limit and no documented order, so the largest groups are chosen here.
  const ordered = split.by === 'group' ? all.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : all
  const { groups: series, caveats } = cutGroups(ordered, query.top, split)
  return {
    kind: 'series',
    query,
    unit: 'users',
    splitBy: split.by,
    ...commonOf(question, current, [...(earlier?.caveats ?? []), ...caveats]),
    buckets,
    series,
    comparison: readComparison(earlier, { buckets, series }, (reply) => readSeries(question, reply, split)),
  }
}

const soleLabels = { active: 'Active users', new: 'New users' } as const

function sizeOf(series: Series): number {
  return series.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}
