import { axisOf, countEvents, type CountedEvent, type SegmentationQuery } from './count-events.ts'
import { formulaLines } from './formula-lines.ts'
import { measureOf, noFigures, rankOf, type Measure, type PlainMeasure } from './measure.ts'
import type { Present } from './present.ts'
import type { Tally } from './tally.ts'

/** One line of the answer: whose it is, and its figures. */
export interface SegmentationLine {
  segmentIndex: number
  eventIndex: number
  /** Values of the properties inside the event, then of those beside it. */
  eventValues: readonly string[]
  userValues: readonly string[]
  values: readonly number[]
  wholeRange: number
}

export interface Segmentation {
  labels: readonly string[]
  lines: readonly SegmentationLine[]
}

export function segmentation(present: Present, query: SegmentationQuery): Segmentation {
  const axis = axisOf(present, query)
  const counted = countEvents(present, query, axis)
  const { measure, rollingAverage } = query
  const lines =
    measure === 'formula'
      ? formulaLines(counted, query, axis.buckets.length)
      : counted.flatMap((event) =>
          linesOf(event, query, { measure: plainMeasure(measure), length: axis.buckets.length }),
        )
  for (const line of lines) line.values = averaged(line.values, rollingAverage).slice(axis.lookBack)
  return { labels: axis.buckets.slice(axis.lookBack).map(({ label }) => label), lines }
}

function plainMeasure(measure: Exclude<Measure, 'formula'>): PlainMeasure {
  if (measure === 'histogram') return 'totals'
  return measure === 'frequency' ? 'uniques' : measure
}

function linesOf(
  counted: CountedEvent,
  query: SegmentationQuery,
  { measure, length }: { measure: PlainMeasure; length: number },
): SegmentationLine[] {
  const { segmentIndex, eventIndex, grouping, active, userGroups } = counted
  return rankedGroups(counted, query).map(([group, counts]) => {
    const values = grouping.valuesOf(group)
    const userValues = values.slice(values.length - query.groupBy.length)
    const people = active.get(group % userGroups)
    const value = (bucket: number) =>
      measureOf(measure, counts.buckets[bucket] ?? noFigures, people?.buckets[bucket] ?? noFigures)
    return {
      segmentIndex,
      eventIndex,
      eventValues: values.slice(0, values.length - userValues.length),
      userValues,
      values: Array.from({ length }, (_, bucket) => value(bucket)),
      wholeRange: measureOf(measure, counts.range, people?.range ?? noFigures),
    }
  })
}

/** The groups to show, largest first. An event without groups always has its one line, of zeros if need be. */
function rankedGroups(
  { grouping, groups }: CountedEvent,
  { measure, limit }: SegmentationQuery,
): [number, Tally][] {
  if (grouping.size === 1 && groups.size === 0) return [[0, { buckets: [], range: noFigures }]]
  const ranked = [...groups].sort(([, a], [, b]) => rankOf(measure, b.range) - rankOf(measure, a.range))
  return (measure === 'frequency' ? ranked.sort(([a], [b]) => a - b) : ranked).slice(0, limit)
}

/** Means of so many single values, the unfinished bucket included; the first ones have fewer to go by. */
function averaged(values: readonly number[], count: number): readonly number[] {
  if (count === 1) return values
  return values.map((_, end) => {
    const window = values.slice(Math.max(0, end - count + 1), end + 1)
    return window.reduce((sum, value) => sum + value, 0) / window.length
  })
}
