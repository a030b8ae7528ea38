import { Temporal } from 'temporal-polyfill'
import type { Interval, MetricQuery } from '../query/query.ts'
import type { AlertDefinition } from './alert-rule.ts'
import { isCount } from './condition/objection.ts'
import { mindsSpikes } from './condition/yardstick-for.ts'
import { nextCheck } from './next-check.ts'
import { unitOf } from './unit-of.ts'

type Looking = Pick<AlertDefinition, 'condition'> & { query: MetricQuery }

/**
 * When a day, week or month that is still running is worth a look, first after that instant. Days each hour: what is counted may have
 * passed an upper bound, and each look teaches the pace of the day, by which a lower bound is judged early; rules that only mind falls
 * look while that may tell something, from eight o'clock on. Weeks and months once a day. Undefined where nothing can be told before it
 * is over: of shares and means, of what is no question over time, and of short buckets.
 */
export function nextLook({ condition, query }: Looking, after: Date, timeZone: string): Date | undefined {
  const interval = runningInterval(query)
  const isAnyTime = mindsSpikes(condition)
  if (interval === 'day') return nextHour(after, { timeZone, fromHour: isAnyTime ? 0 : firstHourOfFalls })
  if (interval === undefined || !isAnyTime) return undefined
  return nextCheck({ ...query, interval: 'day' } as MetricQuery, after, timeZone)
}

/** The latest time for a look that has come by then; undefined where nothing is looked at. */
export function lastLook(query: MetricQuery, now: Date, timeZone: string): Date | undefined {
  if (runningInterval(query) !== 'day') return undefined
  const before = new Date(now.getTime() - 2 * hourMs)
  let [last, next] = [before, nextHour(before, { timeZone, fromHour: 0 })]
  while (next <= now) [last, next] = [next, nextHour(next, { timeZone, fromHour: 0 })]
  return last
}

/** How long the buckets are that can be looked at before they are over; undefined where they cannot. */
function runningInterval(query: MetricQuery): Exclude<Interval, '5min' | 'hour'> | undefined {
  if (query.kind !== 'users' && query.kind !== 'event') return undefined
  const unit = unitOf(query)
  if (unit === undefined || !isCount(unit)) return undefined
  return query.interval === 'hour' || query.interval === '5min' ? undefined : query.interval
}

const hourMs = 60 * 60_000
const minuteMs = 60_000
/** Before that too little of a day has come. */
const firstHourOfFalls = 8
const firstMinute = 10

/**
 * Ten minutes after midnight, and each hour a minute more: Amplitude gives the same answer for an hour, and whoever asks on the hour
 * gets every other one twice. At the same times each day, so that one day can be held against another.
 */
function nextHour(after: Date, { timeZone, fromHour }: { timeZone: string; fromHour: number }): Date {
  let start = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(timeZone)
    .round({ smallestUnit: 'hour', roundingMode: 'floor' })
  for (;;) {
    const at = start.epochMilliseconds + (firstMinute + start.hour) * minuteMs
    if (at > after.getTime() && start.hour >= fromHour) return new Date(at)
    start = start.add({ hours: 1 })
  }
}
