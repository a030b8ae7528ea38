import { Temporal } from 'temporal-polyfill'
import { addDays, today } from '../../query/date-range.ts'
import { formatDay } from '../../result/format-value.ts'

/** From when, and in which zone, people look at a moment. */
export interface Present {
  now: Date
  timeZone: string
}

/** `14:05` */
export function clockTime(at: Date, timeZone: string): string {
  return localLabel(at, timeZone).slice(11, 16)
}

/** `2026-11-24T14:05:00`, as buckets are named. */
export function localLabel(at: Date, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDateTime().toString({ smallestUnit: 'second' })
}

/** `14:05` of today, `Mon, Nov 23, 14:05` of any other day. */
export function momentWords(at: Date, { now, timeZone }: Present): string {
  const day = today(at, timeZone)
  const time = clockTime(at, timeZone)
  return day === today(now, timeZone) ? time : `${formatDay(day, { weekday: true })}, ${time}`
}

/** Nothing for today; else ` yesterday`, ` on Mon, Nov 23`: to be put behind a clock time. */
export function behindClock(day: string, { now, timeZone }: Present): string {
  const present = today(now, timeZone)
  if (day === present) return ''
  return day === addDays(present, -1) ? ' yesterday' : ` on ${formatDay(day, { weekday: true })}`
}
