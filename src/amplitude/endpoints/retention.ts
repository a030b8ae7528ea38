import { z } from 'zod'
import { addDays, bucketLabels, type ResolvedRange } from '../../query/date-range.ts'
import type { RetentionQuery } from '../../query/query.ts'
import type { RetentionGroup, RetentionResult } from '../../result/metric-result.ts'
import { decodeLabels, seriesLabelsSchema, seriesMetaSchema } from '../decode-labels.ts'
import { cutGroups } from '../limit-groups.ts'
import { commonOf, timeFrame, type Ask, type Question, type RangeReply } from '../question.ts'
import { cohortSeriesSchema, columnNames, readCohorts } from '../read-cohorts.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'
import { askedLabels, splitOf, type Split } from '../split.ts'

/** How many come back: `GET /api/2/retention`. */
export async function answerRetention(
  question: Question<RetentionQuery>,
  ask: Ask,
): Promise<RetentionResult> {
  const askFor = async (range: ResolvedRange): Promise<RangeReply<RetentionBody>> => ({
    ...(await ask(retentionRequest(question.query, range), retentionBodySchema)),
    range,
  })
  const [newest, ...older] = unambiguousRanges(question)
  const [current, ...earlier] = await Promise.all([askFor(newest), ...older.map(askFor)])
  return toResult(question, current, earlier)
}

export function retentionRequest(query: RetentionQuery, range: ResolvedRange): ApiRequest {
  const { startEvent, returnEvent, method, interval, where, segments, groupBy } = query
  const asked = { startEvent, returnEvent, method, range, interval, where, segments, groupBy }
  return { path: '/api/2/retention', params: requestParams(asked) }
}

const retentionBodySchema = z.object({
  data: z.object({
    series: z.array(cohortSeriesSchema),
    seriesLabels: seriesLabelsSchema,
    seriesMeta: seriesMetaSchema,
  }),
})
type RetentionBody = z.infer<typeof retentionBodySchema>

const monthsInYear = 12

/**
 * Cohorts come keyed by dates without a year, so those of `Nov 01` in two years would overwrite each other. Only months
 * can repeat within the ranges that Amplitude allows; more than a year of them is asked for year by year, which costs
 * the same and changes nothing, because a cohort depends on its own month alone. Newest first.
 */
function unambiguousRanges({
  query,
  range,
}: Pick<Question<RetentionQuery>, 'query' | 'range'>): readonly [ResolvedRange, ...ResolvedRange[]] {
  const months = query.interval === 'month' ? bucketLabels(range, 'month') : []
  const cut = months.at(-monthsInYear)
  if (cut === undefined || months.length === monthsInYear) return [range]
  const earlier = { start: range.start, end: addDays(cut, -1) }
  return [{ start: cut, end: range.end }, ...unambiguousRanges({ query, range: earlier })]
}

/** `earlier` holds the years before, newest first. */
function toResult(
  question: Question<RetentionQuery>,
  current: RangeReply<RetentionBody>,
  earlier: readonly RangeReply<RetentionBody>[],
): RetentionResult {
  const { query, displayName } = question
  const split = splitOf({ ...query, displayName, soleLabel: '' })
  const all = mergeGroups(
    [...earlier.toReversed(), current].map((reply) => readGroups(question, reply, split)),
  )
  const ordered = split.by === 'group' ? all.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : all
  const { groups, caveats } = cutGroups(ordered, query.top, split)
  const cohorts = groups.flatMap((group) => group.cohorts)
  const longest = Math.max(0, ...cohorts.map(({ cells }) => cells.length))
  return {
    kind: 'retention',
    query,
    splitBy: split.by === 'event' ? 'none' : split.by,
    ...commonOf(question, current, [...earlier.flatMap((reply) => reply.caveats), ...caveats]),
    columns: columnNames(longest, query.method, query.interval),
    groups,
  }
}

function readGroups(
  question: Question<RetentionQuery>,
  reply: RangeReply<RetentionBody>,
  split: Split,
): RetentionGroup[] {
  const { data } = reply.body
  const labels = decodeLabels(data, split.shape)
  const cohortsAt = (position: number) =>
    readCohorts(data.series[position], question.query.method, timeFrame(question, reply))
  if (split.by === 'group')
    return labels.map((label, position) => ({ label: split.labelOf(label), cohorts: cohortsAt(position) }))
  return askedLabels(split.shape).map((asked) => ({
    label: split.labelOf(asked),
    cohorts: cohortsAt(labels.findIndex(({ segment }) => segment === asked.segment)),
  }))
}

/** Puts the years of each group together. */
function mergeGroups(parts: readonly RetentionGroup[][]): RetentionGroup[] {
  const byLabel = new Map<string, RetentionGroup>()
  for (const { label, cohorts } of parts.flat())
    byLabel.set(label, { label, cohorts: [...(byLabel.get(label)?.cohorts ?? []), ...cohorts] })
  return [...byLabel.values()]
}

function sizeOf({ cohorts }: RetentionGroup): number {
  return cohorts.reduce((sum, { size }) => sum + size, 0)
}
