import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { cronProblem, nextRun, nextRuns } from '../../src/schedule/schedule.ts'

const zones = Intl.supportedValuesOf('timeZone')
const firstDay = Temporal.PlainDate.from('2025-01-01')
const lastInstant = Temporal.Instant.from('2029-01-01T00:00:00Z')

interface Change {
  timeZone: string
  at: Temporal.Instant
}

/** Every change of the offset in 2025 to 2028. */
function changesOf(timeZone: string): Change[] {
  const changes: Change[] = []
  let here = firstDay.toZonedDateTime(timeZone)
  for (;;) {
    const next = here.getTimeZoneTransition('next')
    if (next === null || Temporal.Instant.compare(next.toInstant(), lastInstant) >= 0) return changes
    changes.push({ timeZone, at: next.toInstant() })
    here = next
  }
}

const changes = zones.flatMap(changesOf)

/** Zones that change alike behave alike, so one stands for all. */
function distinct(all: readonly Change[]): Change[] {
  const keyOf = ({ timeZone, at }: Change): string =>
    [at.subtract({ seconds: 1 }), at]
      .map((one) => one.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' }))
      .join()
  return [...new Map(all.map((change) => [keyOf(change), change])).values()]
}

/** What a clock on the wall shows, minute by minute, for two days around the change: `2026-03-29 03:00`. */
function wallAround({ timeZone, at }: Change): { wall: string; instant: string }[] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const startMs = at.epochMilliseconds - 30 * hourMs
  return Array.from({ length: 60 * 60 }, (_, minute) => {
    const instant = new Date(startMs + minute * 60_000)
    return { wall: clock.format(instant), instant: instant.toISOString() }
  })
}

const hourMs = 60 * 60 * 1000

/** The times of day that could go wrong there: around the change, and those that people choose. */
function riskyTimes({ timeZone, at }: Change): Temporal.PlainTime[] {
  const before = at.subtract({ minutes: 1 }).toZonedDateTimeISO(timeZone).toPlainTime()
  const after = at.toZonedDateTimeISO(timeZone).toPlainTime()
  const around = [before, after].flatMap((time) =>
    [-30, -1, 0, 1, 15, 30].map((minutes) => time.add({ minutes })),
  )
  return [...around, Temporal.PlainTime.from('00:00'), Temporal.PlainTime.from('09:00')]
}

describe('a schedule', () => {
  it('looks at every zone and at many changes', () => {
    expect(zones.length).toBeGreaterThan(400)
    expect(changes.length).toBeGreaterThan(1_000)
  })

  it('gives each local day exactly its run around every change of every zone', () => {
    const wrong: string[] = []
    for (const change of distinct(changes)) {
      const { timeZone, at } = change
      const wall = wallAround(change)
      const day = at.toZonedDateTimeISO(timeZone).toPlainDate()
      for (const time of riskyTimes(change)) {
        // The first minute at which the wall clock shows the time, or has leapt over it: what a person would wait for.
        const wanted = [-1, 0, 1].map(
          (days) => `${day.add({ days }).toString()} ${time.toString({ smallestUnit: 'minute' })}`,
        )
        const expected = wanted.flatMap((target) => {
          const index = wall.findIndex((minute) => minute.wall >= target)
          return index < 1 ? [] : [wall[index]?.instant]
        })
        const cron = `${time.minute} ${time.hour} * * *`
        const [first = '', last = ''] = [expected[0], expected.at(-1)]
        const runs = nextRuns({ cron, timeZone }, new Date(wall[0]?.instant ?? ''), 5)
          .map((run) => run.toISOString())
          .filter((run) => run >= first && run <= last)
        if (runs.join() !== expected.join())
          wrong.push(`${timeZone} ${cron}: ${runs.join()} not ${expected.join()}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('runs at nine o’clock on the wall in every zone, whatever its offset', () => {
    const after = new Date('2026-11-23T00:00:00Z')
    const times = zones.map((timeZone) => {
      const run = nextRun({ cron: '0 9 * * *', timeZone }, after)
      return run?.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    })
    expect(new Set(times)).toEqual(new Set(['09:00']))
  })

  it.each([
    ['half an hour off', 'Asia/Kolkata', '2026-11-24T03:30:00.000Z'],
    ['three quarters of an hour off', 'Asia/Kathmandu', '2026-11-24T03:15:00.000Z'],
    ['twelve and three quarters ahead, and in summer time', 'Pacific/Chatham', '2026-11-23T19:15:00.000Z'],
  ])('is exact where the zone is %s', (_, timeZone, expected) => {
    const after = new Date('2026-11-23T12:00:00Z')
    expect(nextRun({ cron: '0 9 * * *', timeZone }, after)?.toISOString()).toBe(expected)
  })

  it('runs each hour of a day that has twenty-three or twenty-five', () => {
    const schedule = { cron: '0 * * * *', timeZone: 'Europe/Berlin' }
    const spring = nextRuns(schedule, new Date('2026-03-28T22:59:00Z'), 24).map((run) => run.getTime())
    const autumn = nextRuns(schedule, new Date('2026-10-24T21:59:00Z'), 26).map((run) => run.getTime())
    for (const runs of [spring, autumn])
      expect(runs.slice(1).map((run, index) => run - (runs[index] ?? 0))).toEqual(
        runs.slice(1).map(() => 60 * 60 * 1000),
      )
  })

  it('runs neither time of a list twice, and loses none in a gap', () => {
    const schedule = { cron: '30 2,14 * * *', timeZone: 'Europe/Berlin' }
    const spring = nextRuns(schedule, new Date('2026-03-28T13:30:00Z'), 3).map(instantOf)
    expect(spring).toEqual(['2026-03-29T01:00:00Z', '2026-03-29T12:30:00Z', '2026-03-30T00:30:00Z'])
    const autumn = nextRuns(schedule, new Date('2026-10-24T12:30:00Z'), 2).map(instantOf)
    expect(autumn).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T13:30:00Z'])
  })

  it('comes strictly after the instant that is given', () => {
    const schedule = { cron: '0 9 * * *', timeZone: 'UTC' }
    expect(nextRun(schedule, new Date('2026-11-23T09:00:00Z'))?.toISOString()).toBe(
      '2026-11-24T09:00:00.000Z',
    )
    expect(nextRun(schedule, new Date('2026-11-23T08:59:59.999Z'))?.toISOString()).toBe(
      '2026-11-23T09:00:00.000Z',
    )
  })

  it('has no run on a day that never comes', () => {
    expect(nextRun({ cron: '0 9 31 2 *', timeZone: 'UTC' }, new Date('2026-11-23T09:00:00Z'))).toBeUndefined()
  })
})

describe('a cron expression', () => {
  it.each([
    ['0 9 * * 1-5', undefined],
    ['0 9 * * MON-FRI', undefined],
    ['0 9 L * *', undefined],
    ['0 9 * * 1#2', undefined],
    ['61 9 * * *', 'its minute field cannot be “61”'],
    ['0 25 * * *', 'its hour field cannot be “25”'],
    ['0 9 32 * *', 'its day field cannot be “32”'],
    ['0 9 * 13 *', 'its month field cannot be “13”'],
    ['0 9 * * 9', 'its weekday field cannot be “9”'],
    ['a b c d e', 'its minute field cannot be “a”'],
    ['@daily', 'it needs five fields: minute, hour, day, month, weekday'],
    ['0 0 9 * * *', 'it needs five fields: minute, hour, day, month, weekday'],
    ['0 9 31 2 *', 'it never comes'],
  ])('%s has the problem: %s', (cron, problem) => {
    expect(cronProblem(cron)).toBe(problem)
  })
})

function instantOf(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}
