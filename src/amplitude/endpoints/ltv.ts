import { z } from 'zod'
import type { ResolvedRange } from '../../query/date-range.ts'
import type { LtvQuery } from '../../query/query.ts'
import type { LtvGroup, LtvResult } from '../../result/metric-result.ts'
import { decodeLabels, seriesLabelsSchema, seriesMetaSchema } from '../decode-labels.ts'
import { cutGroups } from '../limit-groups.ts'
import { commonOf, timeFrame, type Ask, type Question, type RangeReply } from '../question.ts'
import { ltvSeriesSchema, readLtvCohorts } from '../read-ltv-cohorts.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'
import { askedLabels, splitOf, type Split } from '../split.ts'

/** What new users bring in as they grow older: `GET /api/2/revenue/ltv`. */
export async function answerLtv(question: Question<LtvQuery>, ask: Ask): Promise<LtvResult> {
  const { query, range } = question
  return toResult(question, { ...(await ask(ltvRequest(query, range), ltvBodySchema)), range })
}

export function ltvRequest(query: LtvQuery, range: ResolvedRange): ApiRequest {
  const { measure: lifetimeMeasure, interval, where, segments, groupBy } = query
  const asked = { lifetimeMeasure, range, interval, where, segments, groupBy }
  return { path: '/api/2/revenue/ltv', params: requestParams(asked) }
}

const ltvBodySchema = z.object({
  data: z.object({
    series: z.array(ltvSeriesSchema),
    seriesLabels: seriesLabelsSchema,
    seriesMeta: seriesMetaSchema,
  }),
})
type LtvBody = z.infer<typeof ltvBodySchema>

function toResult(question: Question<LtvQuery>, reply: RangeReply<LtvBody>): LtvResult {
  const { query, displayName } = question
  const split = splitOf({ ...query, displayName, soleLabel: '' })
  const all = readGroups(question, reply, split)
  const ordered = split.by === 'group' ? all.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : all
  const { groups, caveats } = cutGroups(ordered, query.top, split)
  return {
    kind: 'ltv',
    query,
    splitBy: split.by === 'event' ? 'none' : split.by,
    ...commonOf(question, reply, caveats),
    groups,
  }
}

function readGroups(question: Question<LtvQuery>, reply: RangeReply<LtvBody>, split: Split): LtvGroup[] {
  const { data } = reply.body
  const labels = decodeLabels(data, split.shape)
  const cohortsAt = (position: number) => readLtvCohorts(data.series[position], timeFrame(question, reply))
  if (split.by === 'group')
    return labels.map((label, position) => ({ label: split.labelOf(label), cohorts: cohortsAt(position) }))
  return askedLabels(split.shape).map((asked) => ({
    label: split.labelOf(asked),
    cohorts: cohortsAt(labels.findIndex(({ segment }) => segment === asked.segment)),
  }))
}

function sizeOf({ cohorts }: LtvGroup): number {
  return cohorts.reduce((sum, { newUsers }) => sum + newUsers, 0)
}
