import { details } from '../product/details.ts'
import { dayMs } from '../product/rhythm.ts'
import type { DayRange, Interval } from './calendar.ts'
import type { PropertyRef, Segment } from './definition.ts'
import { gatherByPerson, partOf } from './gather.ts'
import { groupingBy } from './grouping.ts'
import { eventMatcher, every } from './matching.ts'
import { divide } from './measure.ts'
import type { Present } from './present.ts'
import { segmentMatcher } from './segments.ts'
import { firstEventMatcher } from './users.ts'

export interface LifetimeValueQuery {
  measure: 'arpu' | 'arppu' | 'revenue' | 'payers'
  range: DayRange
  interval: Extract<Interval, 'day' | 'week' | 'month'>
  segments: readonly Segment[]
  /** At most one user property, read from the first event. */
  groupBy: readonly PropertyRef[]
}

export interface LifetimeValueCohort {
  label: string
  /** New people, those of them who ever paid, and what they paid. */
  count: number
  paid: number
  amount: number
  /** The measure cumulated to N days of age; index 0 is day 0. */
  byAge: readonly number[]
}

export interface LifetimeValueLine {
  segmentIndex: number
  group: string | undefined
  /** Oldest first. */
  cohorts: readonly LifetimeValueCohort[]
}

/** Ages that are told. */
const longestAge = 90

/** What new people bring in, by the bucket of their first event. */
export function lifetimeValue(present: Present, query: LifetimeValueQuery): LifetimeValueLine[] {
  const buckets = present.calendar.buckets(query.range, query.interval)
  const segments: readonly Segment[] = query.segments.length === 0 ? [[]] : query.segments
  const grouping = groupingBy(present, query.groupBy)
  const paymentsOf = paymentReader(present, buckets[0]?.start ?? 0)
  return segments.flatMap((segment, segmentIndex): LifetimeValueLine[] => {
    const isNew = every([firstEventMatcher(present), segmentMatcher(present, segment, buckets)])
    const groups = new Map<number, { size: number; cohorts: Payments[][] }>()
    for (const [cohort, { start, end }] of buckets.entries()) {
      const stop = present.positionAt(end)
      for (let position = present.positionAt(start); position < stop; position++) {
        if (!isNew(position)) continue
        const key = grouping.groupAt(position)
        let group = groups.get(key)
        if (group === undefined) groups.set(key, (group = { size: 0, cohorts: buckets.map(() => []) }))
        group.size++
        group.cohorts[cohort]?.push(paymentsOf(position))
      }
    }
    if (groups.size === 0 && query.groupBy.length === 0)
      groups.set(0, { size: 0, cohorts: buckets.map(() => []) })
    return [...groups]
      .sort(([, a], [, b]) => b.size - a.size)
      .map(([key, group]) => ({
        segmentIndex,
        group: query.groupBy.length === 0 ? undefined : (grouping.valuesOf(key)[0] ?? ''),
        cohorts: group.cohorts.map((people, cohort) =>
          summarise(query.measure, people, buckets[cohort]?.label ?? ''),
        ),
      }))
  })
}

/** What one new person paid at which age in days. */
type Payments = readonly { age: number; amount: number }[]

function paymentReader(present: Present, from: number): (firstPosition: number) => Payments {
  const { time, person, detail } = present.history.index
  const isPayment = eventMatcher(present, { name: 'Purchase', filters: [], groupBy: [] })
  const payments = gatherByPerson(present, { from, to: Infinity }, isPayment)
  return function paymentsOf(firstPosition) {
    const born = time[firstPosition] as number
    return Array.from(partOf(payments, person[firstPosition] as number), (position) => ({
      age: Math.floor(((time[position] as number) - born) / dayMs),
      amount: Number(details[detail[position] as number]?.['price'] ?? 0),
    }))
  }
}

/** Ages that are still to come show what there is by now: the curve goes on flat. */
function summarise(
  measure: LifetimeValueQuery['measure'],
  people: readonly Payments[],
  label: string,
): LifetimeValueCohort {
  const payers = people.filter((payments) => payments.length > 0)
  const revenue = new Float64Array(longestAge + 1)
  const newPayers = new Float64Array(longestAge + 1)
  for (const payments of payers) {
    for (const { age, amount } of payments)
      if (age <= longestAge) revenue[age] = (revenue[age] as number) + amount
    const first = payments[0]?.age ?? Infinity
    if (first <= longestAge) newPayers[first] = (newPayers[first] as number) + 1
  }
  const totals = runningSums(revenue)
  const byMeasure = {
    arpu: () => totals.map((total) => divide(total, people.length)),
    arppu: () => totals.map((total) => divide(total, payers.length)),
    revenue: () => totals,
    payers: () => runningSums(newPayers),
  }
  const amount = payers.flat().reduce((sum, payment) => sum + payment.amount, 0)
  return {
    label,
    count: people.length,
    paid: payers.length,
    amount: fourDecimals(amount),
    byAge: Array.from(byMeasure[measure](), fourDecimals),
  }
}

function runningSums(column: Float64Array): Float64Array {
  let sum = 0
  return column.map((value) => (sum += value))
}

function fourDecimals(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
