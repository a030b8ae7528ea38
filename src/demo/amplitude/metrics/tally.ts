import type { Bucket } from './calendar.ts'
import type { Grouping } from './grouping.ts'
import type { Matcher } from './matching.ts'
import { createPairTable } from './pair-table.ts'
import type { Present } from './present.ts'
import type { PropertyCodes } from './property-codes.ts'

/** What was counted of one group: figures per bucket of the axis, and the same over the range without what is in front. */
export interface Tally {
  buckets: readonly Figures[]
  range: Figures
}

export interface Figures {
  /** Matching events. */
  totals: number
  /** Distinct people with one. */
  uniques: number
  /** Sum over the events' numeric property, and how many events carried a number. */
  sum: number
  numbers: number
}

export interface TallyRequest {
  matches: Matcher
  grouping: Grouping
  /** The range's buckets, and in front of them `lookBack` more that only fill the first windows. */
  buckets: readonly Bucket[]
  lookBack: number
  /** Buckets per window: each figure then covers so many buckets, ending with its own. 1 is no window. */
  window: number
  /** The property to sum. */
  numeric?: PropertyCodes | undefined
}

/** Counts matching events by group and bucket in one pass over the range. Groups without events are not in the answer. */
export function tally(present: Present, request: TallyRequest): Map<number, Tally> {
  const { matches, grouping, buckets, lookBack } = request
  const { person } = present.history.index
  const people = present.history.people.length
  const lastBucket = createPairTable(grouping.size, people)
  const numberAt = numberReader(request.numeric)
  const groups = new Map<number, Counters>()
  for (const [bucket, { start, end }] of buckets.entries()) {
    const stop = present.positionAt(end)
    for (let position = present.positionAt(start); position < stop; position++) {
      if (!matches(position)) continue
      const group = grouping.groupAt(position)
      const who = person[position] as number
      let counters = groups.get(group)
      if (counters === undefined) groups.set(group, (counters = createCounters(buckets.length)))
      countEvent(counters, bucket, numberAt(position))
      const last = lastBucket.get(group, who)
      if (last !== bucket) {
        countPerson(counters, { bucket, last, window: request.window })
        lastBucket.set(group, who, bucket)
        if (bucket >= lookBack && last < lookBack) counters.rangeUniques++
      }
    }
  }
  return new Map([...groups].map(([group, counters]) => [group, finish(counters, request)]))
}

interface Counters {
  totals: Float64Array
  sums: Float64Array
  numbers: Float64Array
  /** Changes of the number of distinct people from one bucket to the next. */
  steps: Float64Array
  rangeUniques: number
}

function createCounters(buckets: number): Counters {
  const column = () => new Float64Array(buckets + 1)
  return { totals: column(), sums: column(), numbers: column(), steps: column(), rangeUniques: 0 }
}

function countEvent({ totals, sums, numbers }: Counters, bucket: number, value: number): void {
  totals[bucket] = (totals[bucket] as number) + 1
  if (Number.isNaN(value)) return
  sums[bucket] = (sums[bucket] as number) + value
  numbers[bucket] = (numbers[bucket] as number) + 1
}

/** A person counts in every window that holds one of their buckets; windows that an earlier one covers are left alone. */
function countPerson({ steps }: Counters, seen: { bucket: number; last: number; window: number }): void {
  const { bucket, last, window } = seen
  const from = last < 0 ? bucket : Math.max(bucket, last + window)
  const to = Math.min(bucket + window, steps.length - 1)
  if (from >= to) return
  steps[from] = (steps[from] as number) + 1
  steps[to] = (steps[to] as number) - 1
}

function finish(counters: Counters, { buckets, lookBack, window }: TallyRequest): Tally {
  const totals = windowSums(counters.totals, window)
  const sums = windowSums(counters.sums, window)
  const numbers = windowSums(counters.numbers, window)
  const uniques = runningSums(counters.steps)
  const figures = buckets.map((_, bucket) => ({
    totals: totals[bucket] ?? 0,
    uniques: uniques[bucket] ?? 0,
    sum: sums[bucket] ?? 0,
    numbers: numbers[bucket] ?? 0,
  }))
  const inRange = (column: Float64Array) =>
    column.subarray(lookBack, buckets.length).reduce((sum, value) => sum + value, 0)
  return {
    buckets: figures,
    range: {
      totals: inRange(counters.totals),
      uniques: counters.rangeUniques,
      sum: inRange(counters.sums),
      numbers: inRange(counters.numbers),
    },
  }
}

function windowSums(column: Float64Array, window: number): Float64Array {
  return window === 1
    ? column
    : column.map((_, end) =>
        column.subarray(Math.max(0, end - window + 1), end + 1).reduce((sum, value) => sum + value, 0),
      )
}

function runningSums(steps: Float64Array): Float64Array {
  let sum = 0
  return steps.map((step) => (sum += step))
}

/** NaN where an event has no number. */
function numberReader(numeric: PropertyCodes | undefined): (position: number) => number {
  if (numeric === undefined) return () => NaN
  const { column, codes, values } = numeric
  const numbers = Float64Array.from(values, (value) => (value === '' ? NaN : Number(value)))
  return (position) => numbers[codes[column[position] as number] as number] as number
}
