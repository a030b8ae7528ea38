import { daysIn, type ResolvedRange } from '../query/date-range.ts'
import type { Interval } from '../query/query.ts'
import type { ApiRequest } from './request-params.ts'

/**
 * How long Amplitude serves an answer from its cache, by interval and length of the range, also a historic one (Dashboard
 * REST API, Caching). Asking again within that time costs and tells nothing new.
 */
export function cacheLifeMs({ interval, days }: { interval: Interval; days: number }): number {
  switch (interval) {
    case '5min':
    case 'hour':
      return 5 * minuteMs
    case 'day':
      return (days <= 7 ? 1 : days <= 30 ? 6 : 18) * hourMs
    case 'week':
      return (days <= 28 ? 6 : days <= 84 ? 12 : 48) * hourMs
    case 'month':
      return (days <= 93 ? 18 : days <= 186 ? 48 : 96) * hourMs
  }
}

/** The range and interval of a request; undefined for those that have none. */
export function askedTime({ params }: ApiRequest): { range: ResolvedRange; interval: Interval } | undefined {
  const value = (key: string): string | undefined => params.find(([name]) => name === key)?.[1]
  const [start, end] = [value('start'), value('end')]
  if (start === undefined || end === undefined) return undefined
  return { range: { start: day(start), end: day(end) }, interval: intervalOf(value('i')) }
}

/** For how long an answer may be used again; 0 for what changes with every look, such as one person's activity. */
export function reuseMs(request: ApiRequest): number {
  const asked = askedTime(request)
  if (asked !== undefined) return cacheLifeMs({ interval: asked.interval, days: daysIn(asked.range) })
  return request.path === '/api/2/realtime' ? 5 * minuteMs : 0
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const intervals: Readonly<Record<string, Interval>> = {
  '-300000': '5min',
  '-3600000': 'hour',
  '1': 'day',
  '7': 'week',
  '30': 'month',
}

function intervalOf(wire = '1'): Interval {
  return intervals[wire] ?? 'day'
}

function day(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`
}
