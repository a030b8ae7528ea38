import { addDays, today } from '../query/date-range.ts'
import type { Interval, MetricQuery } from '../query/query.ts'
import { askedTime } from './answer-age.ts'
import { queryCost } from './query-cost.ts'
import { questionRequests } from './question-requests.ts'
import { splittableOf, withRange } from './splittable.ts'

/** What a question costs at most, its comparison included: less where days are kept or an answer is fresh enough. */
export function questionCost(query: MetricQuery, now: Date, timeZone: string): number {
  return questionRequests(query, now, timeZone).reduce((sum, request) => sum + queryCost(request), 0)
}

/** What its buckets cost that have not settled; undefined where they cannot be asked for by themselves. */
export function lookCost(query: MetricQuery, now: Date, timeZone: string): number | undefined {
  const day = today(now, timeZone)
  let sum = 0
  for (const request of questionRequests(query, now, timeZone)) {
    const time = askedTime(request)
    if (time === undefined || splittableOf(request) === undefined) return undefined
    const start = addDays(day, 1 - unsettledDays[time.interval])
    sum += queryCost(start <= time.range.start ? request : withRange(request, { start, end: time.range.end }))
  }
  return sum
}

/** As long as a bucket takes to settle where nothing is learnt yet, and the ones that the days of that belong to. */
const unsettledDays: Readonly<Record<Interval, number>> = { '5min': 3, hour: 3, day: 3, week: 14, month: 62 }
