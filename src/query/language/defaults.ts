import type { DateRange, Interval } from '../query.ts'
import type { KindDefinition } from './kinds/kind-definition.ts'

/** A range and an interval that belong together. */
export interface Timing {
  range: DateRange
  interval: Interval
}

/**
 * Fills in what was not said: the interval is the unit of the range where the kind has it, else days; the range is as
 * long as the interval needs to show a course, and short enough for Amplitude to answer.
 */
export function completeTiming(kind: KindDefinition, said: Partial<Timing>): Timing {
  const interval =
    said.interval ?? (said.range === undefined ? usualInterval(kind) : intervalOf(kind, said.range))
  return { interval, range: said.range ?? usualRanges[interval] }
}

/** The interval of a kind when nothing says otherwise; a kind without intervals is asked for a range of days. */
export function usualInterval(kind: KindDefinition): Interval {
  return kind.intervals[0] ?? 'day'
}

/** The part of a timing that has to be said for the rest to follow: as little as possible, the range first. */
export function shortestTiming(kind: KindDefinition, { range, interval }: Timing): Partial<Timing> {
  const candidates: Partial<Timing>[] = [{}, { range }, { interval }]
  return (
    candidates.find((said) => isSame(completeTiming(kind, said), { range, interval })) ?? { range, interval }
  )
}

/** The range of a question that names only its interval, or nothing. */
export function usualRange(interval: Interval): DateRange {
  return usualRanges[interval]
}

const usualRanges: Readonly<Record<Interval, DateRange>> = {
  '5min': { kind: 'last', count: 24, unit: 'hour' },
  hour: { kind: 'last', count: 24, unit: 'hour' },
  day: { kind: 'last', count: 30, unit: 'day' },
  week: { kind: 'last', count: 12, unit: 'week' },
  month: { kind: 'last', count: 12, unit: 'month' },
}

/** Only `last N units` has a unit of its own; `last month` is a stretch of days like any other. */
function intervalOf(kind: KindDefinition, range: DateRange): Interval {
  const wanted = range.kind === 'last' ? range.unit : 'day'
  return kind.intervals.includes(wanted) ? wanted : usualInterval(kind)
}

function isSame(one: Timing, other: Timing): boolean {
  return one.interval === other.interval && JSON.stringify(one.range) === JSON.stringify(other.range)
}
