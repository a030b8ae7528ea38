import { z } from 'zod'

/** One value of a property. */
export const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** How Amplitude names one series: a number, a text, or a list that begins with a number or does not. */
export const labelSchema = z.union([scalarSchema, z.array(scalarSchema)])
export type WireLabel = z.infer<typeof labelSchema>

const indexSchema = z.int().optional().catch(undefined)

/** What stands beside a label. Some endpoints put the label itself here, and some leave the whole list out. */
const metaSchema = z.union([
  z.string(),
  z.object({
    segmentIndex: indexSchema,
    eventIndex: indexSchema,
    eventGroupBy: z.string().optional().catch(undefined),
    eventGroupBys: z.array(z.string()).optional().catch(undefined),
  }),
])
type WireMeta = z.infer<typeof metaSchema>

export const seriesLabelsSchema = z.array(labelSchema).nullish()
export const seriesMetaSchema = z.array(metaSchema.optional().catch(undefined)).nullish().catch(undefined)

export interface LabelledData {
  series: readonly unknown[]
  seriesLabels?: readonly WireLabel[] | null | undefined
  seriesMeta?: readonly (WireMeta | undefined)[] | null | undefined
}

/** How many of each the question asked for. Whether an answer is grouped is known from here, never from the answer. */
export interface LabelShape {
  events: number
  segments: number
  groupBys: number
}

/** Which part of the question a series answers. `groupValues` is empty when nothing was grouped. */
export interface SeriesLabel {
  event: number
  segment: number
  groupValues: readonly string[]
}

/**
 * The one decoder of `seriesLabels`, for all of their variants (`0`, `"Germany"`, `[0, "card"]`, `[0, "card", "iOS"]`,
 * `["Germany", "iOS"]`). Group values are always the last elements of a label. A leading number is the event's or the
 * segment's index, but in some answers it merely counts the groups. So `seriesMeta` is believed first, then the number
 * where it makes sense, then the order: all segments of the first event before those of the second.
 */
export function decodeLabels(data: LabelledData, shape: LabelShape): SeriesLabel[] {
  const rows = data.series.map((_, position) => ({
    label: data.seriesLabels?.[position],
    meta: data.seriesMeta?.[position] ?? undefined,
  }))
  const groups = rows.map(({ label, meta }) => groupValues(label, meta, shape.groupBys))
  const numbers = believableNumbers(
    rows.map(({ label }) => leadingNumber(label)),
    shape,
  )
  const ranks = shape.groupBys === 0 ? rows.map((_, position) => position) : occurrences(groups)
  return rows.map(({ meta }, position) => {
    // More series than were asked for would have no place, so the last place is theirs.
    const index = Math.min(numbers?.[position] ?? ranks[position] ?? 0, shape.events * shape.segments - 1)
    return {
      event: metaIndex(meta, 'eventIndex', shape.events) ?? Math.floor(index / shape.segments),
      segment: metaIndex(meta, 'segmentIndex', shape.segments) ?? index % shape.segments,
      groupValues: groups[position] ?? [],
    }
  })
}

function groupValues(label: WireLabel | undefined, meta: WireMeta | undefined, count: number): string[] {
  if (count === 0) return []
  if (Array.isArray(label)) {
    const values = typeof label[0] === 'number' && label.length > 1 ? label.slice(1) : label
    return values.slice(-count).map(groupText)
  }
  if (label !== undefined && typeof label !== 'number') return [groupText(label)]
  return groupValuesOfMeta(meta) ?? [label === undefined ? 'All users' : groupText(label)]
}

function groupValuesOfMeta(meta: WireMeta | undefined): string[] | undefined {
  if (meta === undefined) return undefined
  if (typeof meta === 'string') return [groupText(meta)]
  return meta.eventGroupBys ?? (meta.eventGroupBy === undefined ? undefined : [meta.eventGroupBy])
}

/** `(none)` is Amplitude's own word for a property that is not set; an empty text would leave a legend without a name. */
export function groupText(value: string | number | boolean | null): string {
  if (value === null) return '(none)'
  return value === '' ? '(empty)' : String(value)
}

function leadingNumber(label: WireLabel | undefined): number | undefined {
  const first = Array.isArray(label) ? label[0] : label
  return typeof first === 'number' && Number.isInteger(first) ? first : undefined
}

/**
 * The leading numbers where they can be indexes of the events or segments asked for: all within their count, and not
 * all 0, which says nothing. With several events and several segments nobody has seen which of the two they count.
 */
function believableNumbers(
  numbers: readonly (number | undefined)[],
  shape: LabelShape,
): readonly (number | undefined)[] | undefined {
  if (shape.events > 1 && shape.segments > 1) return undefined
  // A grouped label begins with the event's index, never with the segment's.
  const count = shape.groupBys > 0 ? shape.events : shape.events * shape.segments
  const areIndexes = numbers.every((number) => number !== undefined && number >= 0 && number < count)
  return areIndexes && numbers.some((number) => number !== 0) ? numbers : undefined
}

/** How often each group was seen before: the same group once more is that group of the next segment or event. */
function occurrences(groups: readonly (readonly string[])[]): number[] {
  const seen = new Map<string, number>()
  return groups.map((values) => {
    const key = JSON.stringify(values)
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return before
  })
}

function metaIndex(
  meta: WireMeta | undefined,
  key: 'segmentIndex' | 'eventIndex',
  count: number,
): number | undefined {
  const index = typeof meta === 'object' ? meta[key] : undefined
  return index !== undefined && index >= 0 && index < count ? index : undefined
}
