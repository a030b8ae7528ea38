import { daysIn, type DayRange } from '../metrics/calendar.ts'
import type { EventDefinition, Segment } from '../metrics/definition.ts'

/** How the days of a range are counted: all of them, or from the first to the last as one recorded refusal did. */
export type DayCounting = 'inclusive' | 'exclusive'

export interface CostFactors {
  range: DayRange
  segments?: readonly Segment[]
  /** User properties beside the events: `g` and `g2`. */
  groupBys?: number
  /** What the kind of query weighs. */
  weight: number
}

/** Days x conditions x kind of query: the formula of the rate limits. */
export function costOf(
  { range, segments = [], groupBys = 0, weight }: CostFactors,
  counting: DayCounting,
): number {
  const days = daysIn(range) - (counting === 'exclusive' ? 1 : 0)
  const conditions = segments.reduce((sum, segment) => sum + segment.length, 0)
  return days * (Math.max(1, segments.length) + conditions + 4 * groupBys) * weight
}

export function segmentationWeight(events: readonly EventDefinition[]): number {
  return events.length + 4 * groupBysInside(events)
}

export function funnelWeight(steps: readonly EventDefinition[]): number {
  return 2 * steps.length + 4 * groupBysInside(steps)
}

export const retentionWeight = 8
export const sessionsWeight = 4

function groupBysInside(events: readonly EventDefinition[]): number {
  return events.reduce((sum, { groupBy }) => sum + groupBy.length, 0)
}
