import type { Interval } from '../query/query.ts'
import { formatBucket, formatDay } from '../result/format-value.ts'
import type { Bucket } from '../result/metric-result.ts'
import type { XLabel } from './decor/decor-spec.ts'

const mostLabels = 8
/** From here on the months are named instead of the days. */
const manyDays = 63
const hoursApart = [1, 2, 3, 4, 6, 12]

/**
 * Names for five to eight moments of the time axis: the same weekday where the buckets are days, midnights and round
 * hours where they are shorter, first days of months in long ranges. The newest complete bucket keeps its name.
 */
export function timeLabels(buckets: readonly Bucket[], interval: Interval): XLabel[] {
  switch (interval) {
    case '5min':
    case 'hour':
      return clockLabels(buckets, interval)
    case 'day':
      return buckets.length > manyDays
        ? monthLabels(buckets)
        : evenLabels(buckets, interval, dayStep(buckets.length))
    case 'week':
    case 'month':
      return evenLabels(buckets, interval, Math.ceil(buckets.length / (interval === 'week' ? mostLabels : 7)))
  }
}

function dayStep(count: number): number {
  if (count <= mostLabels) return 1
  return count < 28 ? Math.ceil(count / 7) : 7 * Math.ceil(count / (7 * mostLabels))
}

function evenLabels(buckets: readonly Bucket[], interval: Interval, step: number): XLabel[] {
  const anchor = Math.max(
    0,
    buckets.findLastIndex(({ isComplete }) => isComplete),
  )
  return buckets.flatMap(({ label }, index) =>
    (anchor - index) % step === 0 ? [{ at: index, text: formatBucket(label, interval) }] : [],
  )
}

function monthLabels(buckets: readonly Bucket[]): XLabel[] {
  const firsts = buckets.flatMap(({ label }, index) =>
    label.slice(8, 10) === '01' ? [{ at: index, label }] : [],
  )
  const step = Math.ceil(firsts.length / 6)
  return firsts
    .filter((_, index) => (firsts.length - 1 - index) % step === 0)
    .map(({ at, label }) => ({ at, text: formatBucket(label, 'month') }))
}

/** Midnight is named by its day where there is more than one. */
function clockLabels(buckets: readonly Bucket[], interval: Interval): XLabel[] {
  const days = new Set(buckets.map(({ label }) => label.slice(0, 10))).size
  const shownHours = hoursApart.find((hours) => (days * 24) / hours <= mostLabels) ?? 24
  const dayStepCount = Math.ceil(days / mostLabels)
  let midnights = 0
  return buckets.flatMap(({ label }, index) => {
    const [hours, minutes] = [Number(label.slice(11, 13)), label.slice(14, 16)]
    if (minutes !== '00' || hours % shownHours !== 0) return []
    if (hours !== 0 || days === 1) return [{ at: index, text: formatBucket(label, interval) }]
    midnights += 1
    return (midnights - 1) % dayStepCount === 0 ? [{ at: index, text: formatDay(label.slice(0, 10)) }] : []
  })
}
