import { addDays, bucketEnd, today } from '../../query/date-range.ts'
import type { Interval } from '../../query/query.ts'
import { inBucket, nameBucket } from '../../result/bucket-phrase.ts'
import { formatBucket } from '../../result/format-value.ts'
import { behindClock, type Present } from './moment-words.ts'
import type { Measure } from './told-alert.ts'

/** When a value was counted, behind the number: `yesterday`, `so far today`, `at 14:05`, `from 13:00 to 14:00 on Sun, Nov 22`. */
export function whenCounted(label: string, measure: Measure, present: Present): string {
  const people = whoBegan(measure)
  if (people !== undefined) return `${people} ${whenIn(label, measure.interval, present)}`
  return whenIn(label, measure.interval, present)
}

/** `so far today`; of a bucket that is over by now `so far yesterday`, for the number was read before. */
export function soFar(label: string, interval: Interval, present: Present): string {
  const isRunning = bucketEnd(label, interval, present.timeZone) > present.now
  if (!isRunning) return `so far ${whenIn(label, interval, present)}`
  switch (interval) {
    case '5min':
    case 'hour':
      return `so far since ${formatBucket(label, interval)}`
    case 'day':
      return 'so far today'
    case 'week':
    case 'month':
      return `so far this ${interval}`
  }
}

/** A bucket that is over, as people say it now. */
export function whenIn(label: string, interval: Interval, present: Present): string {
  const day = label.slice(0, 10)
  switch (interval) {
    case '5min':
      return `at ${formatBucket(label, interval)}${behindClock(day, present)}`
    case 'hour':
      return `from ${formatBucket(label, interval)} to ${hourAfter(label)}${behindClock(day, present)}`
    case 'day':
      return dayName(day, present).replace(/^(?=[A-Z])/, 'on ')
    case 'week':
    case 'month':
      return inBucket(label, interval)
  }
}

function hourAfter(label: string): string {
  return `${String((Number(label.slice(11, 13)) + 1) % 24).padStart(2, '0')}:00`
}

/** `today`, `yesterday`, `Fri, Nov 20`. */
export function dayName(day: string, { now, timeZone }: Present): string {
  const present = today(now, timeZone)
  if (day === present) return 'today'
  return day === addDays(present, -1) ? 'yesterday' : nameBucket(day, 'day')
}

/** Shares and lifetime values belong to people who began at some time, and not to that time. */
function whoBegan({ query, age }: Measure): string | undefined {
  switch (query?.kind) {
    case 'funnel':
      return 'of those who began'
    case 'retention': {
      const when = age === undefined ? '' : ` on ${query.interval} ${age}`
      return `came back${when}, of those who began`
    }
    case 'ltv':
      return age === undefined ? 'from those who began' : `by day ${age} from those who began`
    case 'users':
    case 'event':
    case 'formula':
    case 'sessions':
    case 'composition':
    case 'realtime':
    case 'chart':
    case undefined:
      return undefined
  }
}
