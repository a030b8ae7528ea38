import { Temporal } from 'temporal-polyfill'
import { addDays, today } from '../query/date-range.ts'
import type { MetricQuery } from '../query/query.ts'
import type { AlertDefinition } from './alert-rule.ts'
import { mindsSpikes } from './condition/yardstick-for.ts'
import { isCount } from './condition/objection.ts'
import { hourSettleMs, realtimePollMs, startOfDay, usualSettleMs } from './judge/ripeness.ts'
import { unitOf } from './unit-of.ts'

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

/**
 * When a day, week or month that is still running is worth a look, first after that instant: ten minutes after each hour. Undefined
 * where nothing can be told before it is over: of shares and means, of short buckets, and of rules that only mind falls, unless the
 * pace of the day is known (`dayPace`).
 */
export function nextLook(
  {
    condition,
    query,
    hasPace,
  }: Pick<AlertDefinition, 'condition'> & { query: MetricQuery; hasPace: boolean },
  after: Date,
  timeZone: string,
): Date | undefined {
  if (!('interval' in query) || query.interval === 'hour' || query.interval === '5min') return undefined
  if (query.kind !== 'users' && query.kind !== 'event') return undefined
  const unit = unitOf(query)
  if (unit === undefined || !isCount(unit)) return undefined
  const tells = mindsSpikes(condition) || (hasPace && query.interval === 'day')
  return tells ? nextOfInterval('hour', after, timeZone) : undefined
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
