import { Temporal } from 'temporal-polyfill'
import type { Day } from '../query/query.ts'

/** Until when somebody wants to hear nothing; days begin at nine where they live. */
export type SnoozeSaid =
  | { kind: 'length'; minutes: number }
  | { kind: 'tomorrow' }
  | { kind: 'day'; day: Day }

const wakingHour = 9
export const longestSnoozeDays = 90

/** The instant that was meant; undefined for one that is over already or too far away. */
export function snoozeUntil(said: SnoozeSaid, now: Date, timeZone: string): Date | undefined {
  const until = instantOf(said, now, timeZone)
  const isNear = until.getTime() - now.getTime() <= longestSnoozeDays * 24 * 60 * 60_000
  return until > now && isNear ? until : undefined
}

function instantOf(said: SnoozeSaid, now: Date, timeZone: string): Date {
  if (said.kind === 'length') return new Date(now.getTime() + said.minutes * 60_000)
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  const day = said.kind === 'tomorrow' ? here.add({ days: 1 }) : Temporal.PlainDate.from(said.day)
  const morning = day.toZonedDateTime({ timeZone, plainTime: { hour: wakingHour } })
  return new Date(morning.epochMilliseconds)
}
