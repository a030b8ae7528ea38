import { Cron } from 'croner'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/**
 * When something runs, as a place on a wall clock: five cron fields (minute, hour, day of month, month, day of week) read in
 * an IANA zone. Kept so, and not as instants, because offices move with their zone's rules.
 */
export const scheduleSchema = z.object({ cron: z.string().min(1), timeZone: z.string().min(1) })
export type Schedule = z.infer<typeof scheduleSchema>

/**
 * The first run after that instant; undefined where there is none, as on February 31. A time of day that falls into a gap of
 * daylight saving runs at the next valid minute, one that comes twice runs at its first occurrence.
 */
export function nextRun(schedule: Schedule, after: Date): Date | undefined {
  return isTimeOfDay(schedule)
    ? nextTimeOfDay(schedule, after)
    : (cronOf(schedule).nextRun(after) ?? undefined)
}

/** The first `count` runs after that instant. */
export function nextRuns(schedule: Schedule, after: Date, count: number): Date[] {
  const runs: Date[] = []
  while (runs.length < count) {
    const run = nextRun(schedule, runs.at(-1) ?? after)
    if (run === undefined) break
    runs.push(run)
  }
  return runs
}

/** Whether it names hours, so that each day gets its run; `every hour` means hours as they go by. */
function isTimeOfDay({ cron }: Schedule): boolean {
  return cron.split(' ', 2).every((field) => !/[*/?]/.test(field))
}

/**
 * The pattern is matched on the calendar, as if there were no zone, and each match is then placed in the zone. Asked with the
 * zone, croner loses the run of a gap that ends at midnight, as the one of Nuuk does.
 */
function nextTimeOfDay({ cron, timeZone }: Schedule, after: Date): Date | undefined {
  const matcher = cronOf({ cron, timeZone: 'UTC' })
  const wall = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
  // No gap or overlap is longer than this, so no run after `after` has its wall time before it.
  let from = new Date(wall.toZonedDateTime('UTC').epochMilliseconds - longestShiftMs)
  for (;;) {
    const match = matcher.nextRun(from)
    if (match === null) return undefined
    const run = placeInZone(match, timeZone)
    if (run > after) return run
    from = match
  }
}

const longestShiftMs = 3 * 60 * 60 * 1000

/** The first instant at which the wall clock shows that time, or has leapt over it. */
function placeInZone(wallTime: Date, timeZone: string): Date {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallTime.getTime())
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
  const placed = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const isInGap = !placed.toPlainDateTime().equals(wall)
  const run = isInGap ? (placed.getTimeZoneTransition('next') ?? placed) : placed
  return new Date(run.epochMilliseconds)
}

/** What is wrong with a cron expression, as a clause (`its hour field cannot be “25”`); undefined where it can be run. */
export function cronProblem(cron: string): string | undefined {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== cronFields.length) return `it needs five fields: ${cronFields.join(', ')}`
  // Each field is tried alone: the library's own messages count days and months from zero.
  const wrong = fields.findIndex(
    (field, index) => !isCron(cronFields.map((_, at) => (at === index ? field : '*'))),
  )
  if (wrong >= 0) return `its ${cronFields[wrong]} field cannot be “${fields[wrong]}”`
  const runs = nextRuns({ cron, timeZone: 'UTC' }, someMonday, 200).map((run) => run.getTime())
  if (runs.length === 0) return 'it never comes'
  const isTooOften = runs.some((run, index) => run - (runs[index - 1] ?? -Infinity) < shortestGapMs)
  return isTooOften ? 'it comes more often than every quarter of an hour' : undefined
}

/** Nothing that Amplitude counts changes much faster, and a channel that gets more is muted. */
const shortestGapMs = 15 * 60 * 1000

const cronFields = ['minute', 'hour', 'day', 'month', 'weekday']
/** Any instant will do to see whether there is a run after it. */
const someMonday = new Date('2026-11-23T00:00:00Z')

function isCron(fields: readonly string[]): boolean {
  try {
    return parseCron(fields.join(' '), 'UTC').getPattern() !== undefined
  } catch {
    return false
  }
}

/** Reading a pattern costs as much as running it, and schedules repeat: most offices want Monday at nine. */
const parsed = new Map<string, Cron>()
const mostParsed = 1_000

function cronOf({ cron, timeZone }: Schedule): Cron {
  const key = `${timeZone} ${cron}`
  const known = parsed.get(key)
  if (known !== undefined) return known
  if (parsed.size >= mostParsed) parsed.clear()
  const made = parseCron(cron, timeZone)
  parsed.set(key, made)
  return made
}

function parseCron(cron: string, timezone: string): Cron {
  return new Cron(cron, { timezone, paused: true, mode: '5-part' })
}
