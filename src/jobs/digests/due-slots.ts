import { nextRun, type Schedule } from '../../schedule/schedule.ts'

export interface DueQuestion {
  schedule: Schedule
  /** The earliest slot that nobody has taken up. */
  dueAt: Date
  now: Date
  graceMinutes: number
}

/** What becomes of the slots that are due: at most one of them runs. */
export interface DueSlots {
  run: Date | undefined
  /** Passed over, with the reason as a sentence; the oldest first. */
  skipped: readonly { dueAt: Date; reason: string }[]
  nextDueAt: Date | undefined
}

/**
 * Decides about slots that were missed, while the bot was down or the clock leapt: the newest runs if it is not later than
 * the grace, and stands for all before it; whatever is older is skipped. Nothing is run twice, because every slot that is
 * decided about lies before the next one.
 */
export function dueSlots({ schedule, dueAt, now, graceMinutes }: DueQuestion): DueSlots {
  const { due, nextDueAt } = dueUntil(schedule, dueAt, now)
  const newest = due.at(-1)
  if (newest === undefined) return { run: undefined, skipped: [], nextDueAt }
  const isInTime = now.getTime() - newest.getTime() <= graceMinutes * minuteMs
  const older = due.slice(0, -1)
  const tooLate = `It was missed while the bot was not running, and ${graceMinutes} minutes late is the latest for this digest.`
  return {
    run: isInTime ? newest : undefined,
    skipped: isInTime
      ? older.map((slot) => ({ dueAt: slot, reason: joinedReason }))
      : due.map((slot) => ({ dueAt: slot, reason: tooLate })),
    nextDueAt,
  }
}

/** By which those who read the timetable know a slot that was joined. */
export const joinedReason = 'It was missed while the bot was not running, and joined with the one after it.'

const minuteMs = 60_000
/** A schedule of every quarter of an hour has this many slots in a day; of a longer absence only the end is listed. */
const mostListed = 96
const listedMs = 24 * 60 * minuteMs

/** The slots from the first on up to now; of very many only the first and the newest ones. */
function dueUntil(
  schedule: Schedule,
  first: Date,
  now: Date,
): { due: readonly Date[]; nextDueAt: Date | undefined } {
  if (first > now) return { due: [], nextDueAt: first }
  const due = [first]
  const recent = new Date(Math.max(first.getTime(), now.getTime() - listedMs))
  // Run by run: as a rule the very first one lies ahead, and a thousand digests may ask within the same second.
  let next = nextRun(schedule, recent)
  while (next !== undefined && next <= now && due.length <= mostListed) {
    due.push(next)
    next = nextRun(schedule, next)
  }
  const isCut = next !== undefined && next <= now
  return { due, nextDueAt: isCut ? nextRun(schedule, now) : next }
}
