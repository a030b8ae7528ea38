import { Temporal } from 'temporal-polyfill'
import { addDays, today } from '../query/date-range.ts'
import type { MetricQuery } from '../query/query.ts'
import { hourSettleMs, realtimePollMs, startOfDay, usualSettleMs } from './judge/ripeness.ts'

/**
 * When something new can be judged, first after that instant: a minute after each five minutes, ten minutes after each hour,
 * three hours after each day, week or month of the project. Of a funnel the day counts from the end of its window on.
 */
export function nextCheck(query: MetricQuery, after: Date, timeZone: string): Date {
  switch (query.kind) {
    case 'realtime':
      return nextStep({ stepMs: 5 * 60_000, delayMs: realtimePollMs, offsetMs: 0 }, after)
    case 'funnel':
      return nextDay(() => true, after, {
        timeZone,
        delayMs: usualSettleMs + ((query.windowSeconds % 86_400) * 1000 || 0),
      })
    case 'users':
    case 'event':
    case 'formula':
    case 'sessions':
    case 'retention':
    case 'ltv':
      return nextOfInterval(query.interval, after, timeZone)
    case 'composition':
    case 'chart':
      return nextOfInterval('day', after, timeZone)
  }
}

function nextOfInterval(
  interval: Extract<MetricQuery, { interval: unknown }>['interval'],
  after: Date,
  timeZone: string,
): Date {
  const days = { timeZone, delayMs: usualSettleMs }
  switch (interval) {
    case '5min':
      return nextStep({ stepMs: 5 * 60_000, delayMs: realtimePollMs, offsetMs: 0 }, after)
    case 'hour':
      // Some zones stand half an hour beside the others, and their hours do too.
      return nextStep(
        { stepMs: 60 * 60_000, delayMs: hourSettleMs, offsetMs: offsetOf(after, timeZone) },
        after,
      )
    case 'day':
      return nextDay(() => true, after, days)
    case 'week':
      return nextDay((day) => Temporal.PlainDate.from(day).dayOfWeek === 1, after, days)
    case 'month':
      return nextDay((day) => day.endsWith('-01'), after, days)
  }
}

function nextStep(step: { stepMs: number; delayMs: number; offsetMs: number }, after: Date): Date {
  const { stepMs, delayMs, offsetMs } = step
  const passed = Math.floor((after.getTime() - delayMs + offsetMs) / stepMs)
  return new Date((passed + 1) * stepMs - offsetMs + delayMs)
}

function offsetOf(instant: Date, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return zoned.offsetNanoseconds / 1e6
}

/** The first midnight of such a day, and so long after it. */
function nextDay(
  isMeant: (day: string) => boolean,
  after: Date,
  { timeZone, delayMs }: { timeZone: string; delayMs: number },
): Date {
  // The delay may reach into the next day, so the day before is looked at too.
  let day = addDays(today(after, timeZone), -1)
  for (;;) {
    const at = new Date(startOfDay(day, timeZone).getTime() + delayMs)
    if (isMeant(day) && at > after) return at
    day = addDays(day, 1)
  }
}
