import { describe, expect, it } from 'vitest'
import { knownDays, type HolidayCalendar } from '../../src/alert/known-days.ts'

const germany: HolidayCalendar = {
  holidaysOf: (year) => [
    { day: `${year}-10-03`, text: 'German Unity Day' },
    { day: `${year}-12-25`, text: 'Christmas Day' },
  ],
}
const england: HolidayCalendar = { holidaysOf: (year) => [{ day: `${year}-12-25`, text: 'Christmas' }] }
const range = { start: '2025-11-24', end: '2026-11-23' }

describe('known days', () => {
  it('are what people noted and the holidays of the range, oldest first', () => {
    const noted = [{ day: '2026-06-01', text: 'Launch' }]
    const { days, notes } = knownDays(noted, [germany], range)
    expect(notes).toEqual([
      { day: '2025-12-25', text: 'Christmas Day' },
      { day: '2026-06-01', text: 'Launch' },
      { day: '2026-10-03', text: 'German Unity Day' },
    ])
    expect([...days].toSorted()).toEqual(['2025-12-25', '2026-06-01', '2026-10-03'])
  })

  it('are called what people called them', () => {
    const noted = [{ day: '2026-10-03', text: 'Outage of the payment provider' }]
    expect(knownDays(noted, [germany], range).notes.at(-1)?.text).toBe('Outage of the payment provider')
  })

  it('are named by the first calendar that keeps them', () => {
    expect(knownDays([], [germany, england], range).notes[0]?.text).toBe('Christmas Day')
    expect(knownDays([], [england, germany], range).notes[0]?.text).toBe('Christmas')
  })

  it('keep notes of days that are still to come', () => {
    const noted = [{ day: '2026-11-27', text: 'Black Friday' }]
    expect(knownDays(noted, [], range).notes).toEqual(noted)
  })
})
