import { catalogue } from '../product/catalogue.ts'
import type { EventDefinition } from '../metrics/definition.ts'
import type { FunnelGroup, FunnelQuery, StepTimes } from '../metrics/funnel.ts'
import { stepDurations, wholeDurations } from '../metrics/funnel-durations.ts'
import { divide, rounded } from '../metrics/measure.ts'
import { previousCountBins, transitionBins } from './funnel-bins.ts'
import { monthAndDay } from './month-and-day.ts'

/** One element of a funnel's `data`. */
export function funnelRow(
  group: FunnelGroup,
  { steps }: FunnelQuery,
  labels: readonly string[],
): Record<string, unknown> {
  const { ways, waysByBucket, segmentIndex } = group
  const reached = stepCounts(ways, steps.length)
  const lost = reached.map((count, step) => (step === 0 ? 0 : (reached[step - 1] ?? 0) - count))
  const none = reached.map(() => 0)
  const formattedXValues = labels.map(monthAndDay)
  const byBucket = (series: readonly unknown[]) => ({ xValues: labels, series, formattedXValues })
  return {
    meta: { segmentIndex },
    groupValue: group.value,
    events: steps.map(stepLabel),
    cumulativeRaw: reached,
    cumulative: reached.map((count, step) => (step === 0 ? 1 : rounded(divide(count, reached[0] ?? 0)))),
    stepByStep: reached.map((count, step) =>
      step === 0 ? 1 : rounded(divide(count, reached[step - 1] ?? 0)),
    ),
    avgTransTimes: transitionTimes(ways, steps.length, mean),
    medianTransTimes: transitionTimes(ways, steps.length, median),
    dayFunnels: byBucket(waysByBucket.map((ofBucket) => stepCounts(ofBucket, steps.length))),
    dayAvgTransTimes: byBucket(waysByBucket.map((ofBucket) => transitionTimes(ofBucket, steps.length, mean))),
    dayMedianTransTimes: byBucket(
      waysByBucket.map((ofBucket) => transitionTimes(ofBucket, steps.length, median)),
    ),
    dayPropsum: byBucket(labels.map(() => [])),
    propsum: [],
    stepTransTimeDistribution: { segment_index: segmentIndex, step_bins: transitionBins(ways, steps.length) },
    ...previousCounts(group, steps.length),
    convertedCounts: byStep(reached),
    dropoffCounts: byStep(lost),
    excludedDropoffCounts: byStep(none),
    convertedTotalCounts: byStep(reached),
    dropoffTotalCounts: byStep(lost),
    excludedDropoffTotalCounts: byStep(none),
    convertedUniqueCounts: byStep(reached),
    dropoffUniqueCounts: byStep(lost),
    excludedUniqueDropoffCounts: byStep(none),
    converted: byStep(reached.map(() => [null])),
    dropoff: byStep(reached.map(() => [null])),
    excludedDropoff: byStep(reached.map(() => [null])),
    novaSegmentIndex: segmentIndex,
  }
}

/** Index 0 is the whole funnel, index k the way from step k - 1 to step k; -1 where nobody went it. Whole ms. */
function transitionTimes(
  ways: readonly StepTimes[],
  stepCount: number,
  summarise: (times: number[]) => number,
): number[] {
  return Array.from({ length: stepCount }, (_, step) => {
    const durations = step === 0 ? wholeDurations(ways, stepCount) : stepDurations(ways, step)
    return durations.length === 0 ? -1 : Math.round(summarise(durations))
  })
}

/** What the step is called, with the values of its filters in brackets. */
function stepLabel({ name, filters }: EventDefinition): string {
  const known = catalogue.find((event) => event.name === name)
  const label = name.startsWith('ce:')
    ? `[Custom] ${name.slice(3)}`
    : (specialLabels[name] ?? known?.display ?? name)
  const values = filters.flatMap((filter) => filter.values)
  return values.length === 0 ? label : `${label} (${values.join(', ')})`
}

const specialLabels: Readonly<Record<string, string>> = { _active: 'Any Active Event', _all: 'Any Event' }

function previousCounts(
  { ways, repeats, segmentIndex }: FunnelGroup,
  stepCount: number,
): Record<string, unknown> {
  const counts = Array.from({ length: stepCount }, (_, step) =>
    step === 0 ? ways.map(() => 0) : repeats.flatMap((ofWay) => ofWay[step - 1] ?? []),
  )
  return {
    stepPrevStepCountDistribution: { segment_index: segmentIndex, step_bins: counts.map(previousCountBins) },
    avgPrevStepCounts: counts.map((of) => ({
      sums: of.reduce((sum, count) => sum + count, 0),
      totals: of.length,
    })),
    medianPrevStepCounts: counts.map((of) => (of.length === 0 ? 0 : median(of))),
  }
}

function stepCounts(ways: readonly StepTimes[], stepCount: number): number[] {
  const counts = Array.from({ length: stepCount }, () => 0)
  for (const times of ways)
    for (let step = 0; step < times.length; step++) counts[step] = (counts[step] ?? 0) + 1
  return counts
}

function byStep<T>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value, step) => [String(step), value]))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
