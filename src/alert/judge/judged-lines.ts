import type { Bucket, SeriesResult } from '../../result/metric-result.ts'
import type { JudgedPoint, JudgedSeries } from './judged-series.ts'
import { isRipe, spanOf, type Ripeness } from './ripeness.ts'

type Timed = Pick<SeriesResult, 'interval' | 'unit' | 'project'>

/** Lines over time. Hours and five minutes are asked with the same days of a week ago, which are put before them. */
export function judgedLines(result: SeriesResult, ripeness: Ripeness): JudgedSeries[] {
  const earlier = result.comparison
  const known = new Set(result.buckets.map(({ label }) => label))
  const before = timesOf(earlier?.buckets ?? [], result, ripeness).filter(({ label }) => !known.has(label))
  const times = timesOf(result.buckets, result, ripeness)
  return result.series.map((line, index) => {
    const match =
      result.splitBy === 'none'
        ? earlier?.series[index]
        : earlier?.series.find(({ label }) => label === line.label)
    const points = [...pointsOf(before, match?.values ?? []), ...pointsOf(times, line.values)]
    const group = result.splitBy === 'none' ? '' : line.label
    return { group, unit: result.unit, interval: result.interval, points }
  })
}

/** A bucket's place in time; all lines of an answer share it. */
export type Time = Omit<JudgedPoint, 'value' | 'outOf'> & { position: number }

/**
 * A week or month that the range cuts is left out, except the newest, which is still filling. So is a time that the clocks leap
 * over: it has no length, and whatever Amplitude says of it is no fall.
 */
export function timesOf(
  buckets: readonly Bucket[],
  { interval, project }: Omit<Timed, 'unit'>,
  ripeness: Ripeness,
): Time[] {
  const lastWhole = buckets.findLastIndex(({ isComplete }) => isComplete)
  let lastEndMs = 0
  return buckets.flatMap(({ label, isComplete }, position) => {
    if (!isComplete && position < lastWhole) return []
    const { start, end } = spanOf(label, interval, project.timeZone)
    if (start > ripeness.asOf || end.getTime() === lastEndMs) return []
    lastEndMs = end.getTime()
    return [{ label, start, end, isSettled: isComplete && isRipe(end, interval, ripeness), position }]
  })
}

export function pointsOf(times: readonly Time[], values: readonly (number | null)[]): JudgedPoint[] {
  return times.map(({ label, start, end, isSettled, position }) => ({
    label,
    start,
    end,
    value: values[position] ?? null,
    outOf: undefined,
    isSettled,
  }))
}
