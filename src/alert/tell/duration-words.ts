import { today } from '../../query/date-range.ts'
import type { Interval } from '../../query/query.ts'
import { nameBucket } from '../../result/bucket-phrase.ts'
import { formatDuration, plural } from '../../result/format-value.ts'
import { dayName } from './bucket-words.ts'
import { momentWords, type Present } from './moment-words.ts'
import type { Measure } from './told-alert.ts'

/** From when on an incident lasts, and the label of the point that is told last. */
interface OpenSpan {
  since: string
  newest: string | undefined
}

/** `Since 14:05, for 3h 10m`, `Since yesterday`, `Since Fri, Nov 20, 3 days in a row`. */
export function sinceWords(span: OpenSpan, measure: Measure, present: Present): string {
  const { interval } = measure
  const lasting = openFor(span, measure, present)
  const when = sinceWhen(span.since, interval, present)
  if (hasClock(interval)) return `Since ${when}, for ${lasting}`
  return `Since ${when}${lasting.startsWith('1 ') ? '' : `, ${lasting} in a row`}`
}

/** `14:05`, `yesterday`, `Fri, Nov 20`: when an incident began, by its buckets. */
export function sinceWhen(since: string, interval: Interval, present: Present): string {
  const from = new Date(since)
  if (hasClock(interval)) return momentWords(from, present)
  const label = today(from, present.timeZone)
  return interval === 'day' ? dayName(label, present) : nameBucket(label, interval)
}

/** `3h 10m`; of days and longer how many there were: `3 days`. */
export function openFor({ since, newest }: OpenSpan, { interval }: Measure, present: Present): string {
  const from = new Date(since)
  if (hasClock(interval)) return formatDuration(Math.max(present.now.getTime() - from.getTime(), aMinuteMs))
  const label = today(from, present.timeZone)
  return plural(bucketsBetween(label, newest ?? label, interval) + 1, interval)
}

const aMinuteMs = 60_000

export function hasClock(interval: Interval): boolean {
  return interval === '5min' || interval === 'hour'
}

export function bucketsBetween(from: string, to: string, interval: Interval): number {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  const length = interval === 'week' ? 7 : interval === 'month' ? 30.4 : 1
  return Math.max(0, interval === 'month' ? Math.round(days / length) : Math.floor(days / length))
}
