import { headlineStyle } from '../../result/series-words.ts'
import type { FunnelResult, Series, SeriesComparison, SeriesResult } from '../../result/metric-result.ts'
import { converted, entered } from '../../result/funnel-figures.ts'
import type { GroupSides } from './contribution.ts'
import type { RatioSides } from './ratio-contribution.ts'

/**
 * Which part of an answer is explained. `range` and `bucket`: all of it, or one bucket, beside the answer's comparison. `pairs`:
 * buckets beside others of the same answer, by label; of several pairs the mean.
 */
export type Moment =
  | { kind: 'range' }
  | { kind: 'bucket'; label: string }
  | { kind: 'pairs'; pairs: readonly { before: string; after: string }[] }

/** Each line before and now. One that has been on one side only was, or is, nothing on the other. */
export function changeSides(result: SeriesResult, moment: Moment): GroupSides[] {
  if (moment.kind === 'pairs') return result.series.map((line) => pairedBuckets(result, line, moment.pairs))
  const earlier = result.comparison
  const figureOf = figureAt(result, moment)
  const now = result.series.map((line, index) => {
    const before = result.splitBy === 'none' ? earlier?.series[index] : lineNamed(earlier, line.label)
    return { label: line.label, before: figureOf(before), after: figureOf(line) }
  })
  const isKnown = new Set(result.series.map(({ label }) => label))
  const gone = (earlier?.series ?? [])
    .filter(({ label }) => result.splitBy !== 'none' && !isKnown.has(label))
    .map((line) => ({ label: line.label, before: figureOf(line), after: 0 }))
  return [...now, ...gone]
}

/** Whether anything of it is over: a day that still fills is less than any other by itself. */
export function isOver({ buckets }: Pick<SeriesResult, 'buckets'>, moment: Moment): boolean {
  return moment.kind === 'pairs' || comparedPositions({ buckets }, moment).length > 0
}

function lineNamed(comparison: SeriesComparison | undefined, label: string): Series | undefined {
  return comparison?.series.find((line) => line.label === label)
}

function comparedPositions({ buckets }: Pick<SeriesResult, 'buckets'>, moment: Moment): number[] {
  return buckets.flatMap(({ label, isComplete }, position) => {
    const isMeant = moment.kind === 'bucket' ? label === moment.label : isComplete
    return isMeant ? [position] : []
  })
}

/** Distinct people of several days are Amplitude's own figure; what adds up is added up; all else is a mean. */
function figureAt(result: SeriesResult, moment: Moment) {
  const positions = comparedPositions(result, moment)
  const style = headlineStyle(result)
  const isWhole =
    moment.kind === 'range' && positions.length === result.buckets.length && positions.length > 1
  return (line: Series | undefined): number => {
    if (line === undefined) return 0
    if (isWhole && style === 'distinct' && line.wholeRange !== undefined) return line.wholeRange
    const values = positions.map((position) => line.values[position] ?? 0)
    const sum = values.reduce((total, value) => total + value, 0)
    return style === 'sum' || values.length === 0 ? sum : sum / values.length
  }
}

function pairedBuckets(
  { buckets }: SeriesResult,
  line: Series,
  wanted: Extract<Moment, { kind: 'pairs' }>['pairs'],
): GroupSides {
  const valueAt = new Map(buckets.map(({ label }, position) => [label, line.values[position] ?? 0]))
  const pairs = wanted.flatMap((labels) => {
    const [before, after] = [valueAt.get(labels.before), valueAt.get(labels.after)]
    return before === undefined || after === undefined ? [] : [{ before, after }]
  })
  const meanOf = (side: 'before' | 'after') =>
    pairs.reduce((sum, pair) => sum + pair[side], 0) / Math.max(1, pairs.length)
  return { label: line.label, before: meanOf('before'), after: meanOf('after') }
}

/** How many of each group came through a funnel, before and now. */
export function funnelSides({ groups, comparison }: FunnelResult): RatioSides[] {
  const earlier = new Map((comparison?.groups ?? []).map((group) => [group.label, group]))
  return groups.map((group) => {
    const before = earlier.get(group.label)
    return {
      label: group.label,
      before: before === undefined ? { of: 0, outOf: 0 } : { of: converted(before), outOf: entered(before) },
      after: { of: converted(group), outOf: entered(group) },
    }
  })
}

/** The two questions that a mean or a share is made of, put together group by group; one line is one line, whatever it is called. */
export function pairedSides(of: readonly GroupSides[], outOf: readonly GroupSides[]): RatioSides[] {
  const tops = new Map(of.map((side) => [side.label, side]))
  return outOf.map(({ label, before, after }) => {
    const top = outOf.length === 1 && of.length === 1 ? of[0] : tops.get(label)
    return {
      label,
      before: { of: top?.before ?? 0, outOf: before },
      after: { of: top?.after ?? 0, outOf: after },
    }
  })
}
