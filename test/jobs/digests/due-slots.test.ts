import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueSlots } from '../../../src/jobs/digests/due-slots.ts'
import { nextRun, nextRuns, type Schedule } from '../../../src/schedule/schedule.ts'

const minuteMs = 60_000
const hourly: Schedule = { cron: '0 * * * *', timeZone: 'Europe/Berlin' }
const at = (time: string): Date => new Date(`2026-11-23T${time}Z`)

describe('slots that are due', () => {
  const rows: { it: string; now: Date; run: Date | undefined; skipped: number; next: Date }[] = [
    { it: 'are none before their time', now: at('07:59:59'), run: undefined, skipped: 0, next: at('08:00') },
    { it: 'run at their time', now: at('08:00'), run: at('08:00'), skipped: 0, next: at('09:00') },
    { it: 'are joined in the newest', now: at('10:30'), run: at('10:00'), skipped: 2, next: at('11:00') },
    {
      it: 'are skipped together when even the newest is too late',
      now: at('10:46'),
      run: undefined,
      skipped: 3,
      next: at('11:00'),
    },
  ]
  it.each(rows)('$it', ({ now, run, skipped, next }) => {
    const decided = dueSlots({ schedule: hourly, dueAt: at('08:00'), now, graceMinutes: 45 })
    expect({ ...decided, skipped: decided.skipped.length }).toEqual({ run, skipped, nextDueAt: next })
  })

  it('of an absence of months are listed as the first and those of the last day', () => {
    const dueAt = new Date('2026-08-01T08:00:00Z')
    const { skipped, run, nextDueAt } = dueSlots({
      schedule: hourly,
      dueAt,
      now: at('08:10'),
      graceMinutes: 60,
    })
    expect(skipped[0]?.dueAt).toEqual(dueAt)
    expect(skipped.length).toBeLessThanOrEqual(25)
    expect(run).toEqual(at('08:00'))
    expect(nextDueAt).toEqual(at('09:00'))
  })

  it('are those between the first and now, whatever the schedule, and the next one lies ahead', () => {
    const crons = ['0 9 * * 1-5', '*/15 * * * *', '30 2 * * *', '0 0 1 * *', '45 */6 * * *']
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe']
    fc.assert(
      fc.property(
        fc.record({ cron: fc.constantFrom(...crons), timeZone: fc.constantFrom(...zones) }),
        fc.integer({ min: 0, max: 370 * 24 * 60 }),
        fc.integer({ min: 0, max: 20 * 60 }),
        (schedule, startMinutes, absentMinutes) => {
          const start = new Date(Date.parse('2026-01-01T00:00:00Z') + startMinutes * minuteMs)
          const dueAt = nextRun(schedule, start)
          if (dueAt === undefined) return
          const now = new Date(dueAt.getTime() + absentMinutes * minuteMs)
          const decided = dueSlots({ schedule, dueAt, now, graceMinutes: 120 })
          const all = [...decided.skipped.map((slot) => slot.dueAt), decided.run].filter(Boolean)
          const wanted = [dueAt, ...nextRuns(schedule, dueAt, 100).filter((slot) => slot <= now)]
          expect(all).toEqual(wanted)
          expect(decided.nextDueAt).toEqual(nextRun(schedule, now))
        },
      ),
      { numRuns: 60 },
    )
  })
})
