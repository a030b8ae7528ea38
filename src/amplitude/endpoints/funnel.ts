import { z } from 'zod'
import type { ResolvedRange } from '../../query/date-range.ts'
import type { FunnelQuery } from '../../query/query.ts'
import type { FunnelGroup, FunnelResult } from '../../result/metric-result.ts'
import { limitGroups, limitToSend } from '../limit-groups.ts'
import { askWithComparison, commonOf, type Ask, type Question, type Replies } from '../question.ts'
import { eventLabel } from '../question-words.ts'
import { requestParams, type ApiRequest } from '../request-params.ts'
import { askedLabels, splitOf, type Split } from '../split.ts'

/** Conversion through two steps or more: `GET /api/2/funnels`. */
export async function answerFunnel(question: Question<FunnelQuery>, ask: Ask): Promise<FunnelResult> {
  const { query } = question
  const replies = await askWithComparison(question, (range, isComparison) =>
    ask(funnelRequest({ ...query, top: limitToSend(query.top, isComparison) }, range), funnelBodySchema),
  )
  return toResult(question, replies)
}

export function funnelRequest(query: FunnelQuery, range: ResolvedRange): ApiRequest {
  const { steps, interval, order, windowSeconds, population, where, segments, groupBy, top } = query
  const asked = { steps, range, interval, order, windowSeconds, population, where, segments, groupBy }
  return { path: '/api/2/funnels', params: requestParams({ ...asked, limit: top }) }
}

/** One element per group or segment; none at all when nobody entered. */
const funnelBodySchema = z.object({
  data: z.array(
    z.object({
      meta: z.object({ segmentIndex: z.int().nullish() }).nullish(),
      groupValue: z.union([z.string(), z.number(), z.boolean()]).nullish(),
      cumulativeRaw: z.array(z.number().nullable()),
      medianTransTimes: z.array(z.number().nullable()).nullish(),
    }),
  ),
})
type FunnelBody = z.infer<typeof funnelBodySchema>
type FunnelRow = FunnelBody['data'][number]

function toResult(question: Question<FunnelQuery>, replies: Replies<FunnelBody>): FunnelResult {
  const { query, displayName } = question
  const { current, earlier } = replies
  const split = splitOf({ ...query, displayName, soleLabel: '' })
  const { groups, caveats } = limitGroups(readGroups(current.body, query, split), query.top, split)
  return {
    kind: 'funnel',
    query,
    steps: query.steps.map((step) => eventLabel(step, displayName)),
    splitBy: split.by === 'event' ? 'none' : split.by,
    ...commonOf(question, current, [...(earlier?.caveats ?? []), ...caveats]),
    groups,
    comparison: earlier && {
      label: earlier.label,
      range: earlier.range,
      groups: sameGroups(readGroups(earlier.body, query, split), groups),
    },
  }
}

/** A segment without anybody is an answer, so it has zeros; a group without anybody is not known by name. */
function readGroups({ data }: FunnelBody, query: FunnelQuery, split: Split): FunnelGroup[] {
  const steps = query.steps.length
  if (split.by === 'group') return data.map((row) => toGroup(groupLabel(row), row, steps))
  if (split.by === 'none') return [toGroup('', data[0], steps)]
  return askedLabels(split.shape).map((label) => {
    const row = data.find((each, position) => (each.meta?.segmentIndex ?? position) === label.segment)
    return toGroup(split.labelOf(label), row, steps)
  })
}

function toGroup(label: string, row: FunnelRow | undefined, steps: number): FunnelGroup {
  const counts = Array.from({ length: steps }, (_, step) => row?.cumulativeRaw[step] ?? 0)
  const times = row?.medianTransTimes ?? []
  const medianStepMs = counts.map((count, step) =>
    step === 0 || count === 0 ? undefined : knownMs(times[step]),
  )
  return { label, counts, medianStepMs, medianTotalMs: totalMs(times, counts) }
}

/**
 * The first time is that of the whole funnel. Amplitude's documentation has a 0 there, which is not believed where a
 * step takes longer; with two steps the second time says the same.
 */
function totalMs(times: readonly (number | null)[], counts: readonly number[]): number | undefined {
  if (counts.at(-1) === 0) return undefined
  const [whole, ...steps] = times.map(knownMs)
  if (whole !== 0) return whole
  if (counts.length === 2) return steps[0]
  return steps.some((step) => step !== undefined && step > 0) ? undefined : whole
}

/** -1 means that nobody got there. */
function knownMs(time: number | null | undefined): number | undefined {
  return time === null || time === undefined || time < 0 ? undefined : time
}

function groupLabel({ groupValue }: FunnelRow): string {
  if (groupValue === null || groupValue === undefined) return '(none)'
  return groupValue === '' ? '(empty)' : String(groupValue)
}

function sameGroups(earlier: readonly FunnelGroup[], shown: readonly FunnelGroup[]): FunnelGroup[] {
  return shown.flatMap(({ label }) => earlier.find((group) => group.label === label) ?? [])
}
