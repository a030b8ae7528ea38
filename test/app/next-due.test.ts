import { describe, expect, it } from 'vitest'
import { nextDue, type DueParts } from '../../src/app/next-due.ts'
import { aDigest } from '../support/digests.ts'

const at = (clock: string): Date => new Date(`2026-11-23T${clock}:00Z`)
const instant = (clock: string | undefined): Date | undefined => (clock === undefined ? undefined : at(clock))
const partsWith = (digest: Date | undefined, check: Date | undefined): DueParts => ({
  timetable: { upcoming: async () => (digest === undefined ? [] : [aDigest({ nextDueAt: digest })]) },
  alerts: { nextCheck: async () => check },
})

describe('what is due next', () => {
  const rows: { it: string; digest?: string; check?: string; until: string; days?: number; due?: string }[] =
    [
      { it: 'nothing where nothing is', until: '12:00' },
      { it: 'a digest, to the second', digest: '08:03', check: '08:05', until: '23:00', due: '08:03' },
      { it: 'a check, where it is not far', check: '08:05', until: '09:00', due: '08:05' },
      {
        it: 'a check 45 minutes on, over hours',
        digest: '11:00',
        check: '08:05',
        until: '13:00',
        due: '08:45',
      },
      { it: 'an hourly check, to the second', check: '09:10', until: '13:00', due: '09:10' },
      { it: 'a check that is later still', check: '11:05', until: '13:00', due: '11:05' },
      { it: 'a check 45 minutes on, over a day', check: '08:05', until: '23:00', due: '08:45' },
      { it: 'a check six hours on, over days', check: '08:05', until: '23:00', days: 3, due: '14:00' },
    ]
  it.each(rows)('is $it', async ({ digest, check, until, days = 0, due }) => {
    const end = new Date(at(until).getTime() + days * 86_400_000)
    const found = await nextDue(partsWith(instant(digest), instant(check)), at('08:00'), end)
    expect(found).toEqual(instant(due))
  })
})
