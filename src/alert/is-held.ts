import { Temporal } from 'temporal-polyfill'
import type { Alert, AlertDefinition } from './alert-rule.ts'

type Holdable = Pick<Alert, 'state' | 'snoozedUntil'> & {
  definition: Pick<AlertDefinition, 'quietHours'>
}

/**
 * Whether messages of an alert wait, and until when: it is muted (until somebody resumes it), snoozed, or in its quiet hours.
 * Undefined where they do not. Everything is judged all the same.
 */
export function isHeld(alert: Holdable, now: Date): { until: Date | undefined } | undefined {
  if (alert.state !== 'active') return { until: undefined }
  let until = now
  // A snooze may end within the quiet hours, and a quiet night at the beginning of a quiet weekend.
  for (let step = 0; step < mostSteps; step += 1) {
    const next = holdAt(alert, until)
    if (next === undefined) break
    until = next
  }
  return until > now ? { until } : undefined
}

/** Quiet nights and weekends that follow each other are a handful; who never wants to be told would mute. */
const mostSteps = 12

function holdAt({ snoozedUntil, definition }: Holdable, at: Date): Date | undefined {
  if (snoozedUntil !== undefined && snoozedUntil > at) return snoozedUntil
  return definition.quietHours === undefined ? undefined : quietUntil(definition.quietHours, at)
}

type QuietHours = NonNullable<AlertDefinition['quietHours']>

const saturday = 6

function quietUntil({ from, to, timeZone, weekends }: QuietHours, at: Date): Date | undefined {
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  if (weekends && now.dayOfWeek >= saturday)
    return instantOf(now.toPlainDate().add({ days: 8 - now.dayOfWeek }), '00:00', timeZone)
  const time = now.toPlainTime().toString().slice(0, 5)
  const isOvernight = from > to
  const isQuiet = isOvernight ? time >= from || time < to : time >= from && time < to
  if (!isQuiet) return undefined
  const endsTomorrow = isOvernight && time >= from
  const end = instantOf(now.toPlainDate().add({ days: endsTomorrow ? 1 : 0 }), to, timeZone)
  // Where the clocks go back an end may lie behind already, the first time that its hour comes.
  return end > at ? end : undefined
}

/** A time that the clocks leap over counts from when they have. */
function instantOf(day: Temporal.PlainDate, time: string, timeZone: string): Date {
  const zoned = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
  return new Date(zoned.epochMilliseconds)
}
