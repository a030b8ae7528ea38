import { z } from 'zod'
import type { Bucket, Series, SeriesComparison } from '../result/metric-result.ts'
import { startedBuckets } from './buckets.ts'
import { decodeLabels, seriesLabelsSchema, seriesMetaSchema, type SeriesLabel } from './decode-labels.ts'
import { timeFrame, type Question, type RangeQuery, type RangeReply, type Replies } from './question.ts'
import { askedLabels, type Split } from './split.ts'

/** The body of `users` and `events/segmentation`. `series` may be empty, or hold an empty row, or nulls. */
export const seriesBodySchema = z.object({
  data: z.object({
    xValues: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}/)),
    series: z.array(z.array(z.number().nullable())),
    seriesLabels: seriesLabelsSchema,
    seriesMeta: seriesMetaSchema,
    seriesCollapsed: z.array(z.array(z.unknown())).nullish().catch(undefined),
  }),
})
export type SeriesBody = z.infer<typeof seriesBodySchema>

export interface ReadSeries {
  buckets: readonly Bucket[]
  series: readonly Series[]
}

/** Turns Amplitude's rows into series: one per asked event and segment, or one per group that came back. */
export function readSeries(
  question: Question<RangeQuery>,
  reply: RangeReply<SeriesBody>,
  split: Split,
): ReadSeries {
  const { data } = reply.body
  const buckets = startedBuckets(data.xValues, timeFrame(question, reply))
  const labels = decodeLabels(data, split.shape)
  const toSeries = (label: SeriesLabel, position: number): Series => ({
    label: split.labelOf(label),
    values: buckets.map((_, index) => data.series[position]?.[index] ?? null),
    wholeRange: collapsedValue(data.seriesCollapsed?.[position]),
  })
  if (split.by === 'group') {
    const series = labels.map(toSeries)
    return { buckets, series: series.filter((_, position) => data.series[position]?.length !== 0) }
  }
  const series = askedLabels(split.shape).map((asked) => {
    const position = labels.findIndex(
      ({ event, segment }) => event === asked.event && segment === asked.segment,
    )
    return toSeries(asked, position)
  })
  return { buckets, series }
}

/** The comparison that belongs to the present series; undefined where no earlier range was asked for. */
export function readComparison(
  earlier: Replies<SeriesBody>['earlier'],
  current: ReadSeries,
  read: (reply: RangeReply<SeriesBody>) => ReadSeries,
): SeriesComparison | undefined {
  if (earlier === undefined) return undefined
  const { label, range } = earlier
  return { label, range, ...alignSeries(read(earlier), current) }
}

/** The series of an earlier range in the order of the present ones; nulls for a group that did not come back. */
function alignSeries(earlier: ReadSeries, current: ReadSeries): ReadSeries {
  const buckets = earlier.buckets.slice(0, current.buckets.length)
  const byLabel = new Map(earlier.series.map((series) => [series.label, series]))
  const series = current.series.map(({ label }): Series => {
    const partner = byLabel.get(label)
    return {
      label,
      values: buckets.map((_, index) => partner?.values[index] ?? null),
      wholeRange: partner?.wholeRange,
    }
  })
  return { buckets, series }
}

/** `[{ setId, value }]` is the figure over the whole range; a bare number, as from `users`, means nothing. */
function collapsedValue(collapsed: readonly unknown[] | undefined): number | undefined {
  const first = collapsed?.[0]
  if (typeof first !== 'object' || first === null || !('value' in first)) return undefined
  return typeof first.value === 'number' ? first.value : undefined
}
