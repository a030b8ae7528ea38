import type { AlertStore } from '../jobs/alerts/alert-store.ts'
import type { TimetableStore } from '../jobs/digests/timetable-store.ts'

export interface DueParts {
  timetable: Pick<TimetableStore, 'upcoming'>
  alerts: Pick<AlertStore, 'nextCheck'>
}

/**
 * When a digest or a check of an alert is due next, of all teams; undefined where none is before `until`. Digests are told to the
 * second. Of checks, which come every few minutes, only as many as whoever leaps there can bear to stop at: each check makes up for
 * the points before it.
 */
export async function nextDue(
  { timetable, alerts }: DueParts,
  now: Date,
  until: Date,
): Promise<Date | undefined> {
  const [digest] = await timetable.upcoming(now, until, 1)
  const check = await alerts.nextCheck(now, until)
  const soonest = now.getTime() + leastStepMs(now, until)
  const bearable = check === undefined ? undefined : new Date(Math.max(check.getTime(), soonest))
  const due = [digest?.nextDueAt, bearable].filter((at) => at !== undefined && at <= until)
  return due.toSorted((a, b) => Number(a) - Number(b))[0]
}

const hourMs = 60 * 60_000

/**
 * A day is some thirty stops, which meet hourly and daily checks to the second, and a week about fifty; the last hour is lived through
 * as it is.
 */
function leastStepMs(now: Date, until: Date): number {
  const aheadMs = until.getTime() - now.getTime()
  if (aheadMs <= hourMs) return 0
  return aheadMs <= 25 * hourMs ? 0.75 * hourMs : 6 * hourMs
}
