import { z } from 'zod'
import type { ResolvedRange } from '../../query/date-range.ts'
import type { CompositionQuery } from '../../query/query.ts'
import type { CompositionResult } from '../../result/metric-result.ts'
import { groupText, scalarSchema } from '../decode-labels.ts'
import { cutGroups } from '../limit-groups.ts'
import { commonOf, type Ask, type Question, type Reply } from '../question.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'

/** Active users by the values of one user property: `GET /api/2/composition`. */
export async function answerComposition(
  question: Question<CompositionQuery>,
  ask: Ask,
): Promise<CompositionResult> {
  const request = compositionRequest(question.query, question.range)
  return toResult(question, await ask(request, compositionBodySchema))
}

export function compositionRequest({ property }: CompositionQuery, range: ResolvedRange): ApiRequest {
  return { path: '/api/2/composition', params: requestParams({ composed: property, range }) }
}

/** The values stand where other answers have dates, and their counts in the only row. */
const compositionBodySchema = z.object({
  data: z.object({
    xValues: z.array(scalarSchema),
    series: z.array(z.array(z.number().nullable())),
  }),
})
type CompositionBody = z.infer<typeof compositionBodySchema>

function toResult(question: Question<CompositionQuery>, reply: Reply<CompositionBody>): CompositionResult {
  const { query } = question
  const { xValues, series } = reply.body.data
  const all = xValues
    .map((value, position) => ({ label: groupText(value), users: series[0]?.[position] ?? 0 }))
    .toSorted((a, b) => b.users - a.users)
  const { groups: values, caveats } = cutGroups(all, query.top, { by: 'group' })
  return { kind: 'composition', query, ...commonOf(question, reply, caveats), values }
}
