import { describe, expect, it } from 'vitest'
import { holidaysIn, knownDays, knownSpans, type HolidayCalendar } from '../../src/alert/known-days.ts'

const germany: HolidayCalendar = {
  place: 'DE',
  name: 'Germany',
  holidaysOf: (year) => [
    { day: `${year}-10-03`, text: 'German Unity Day' },
    { day: `${year}-12-25`, text: 'Christmas Day' },
  ],
}
const england: HolidayCalendar = {
  place: 'GB-ENG',
  name: 'England, United Kingdom',
  holidaysOf: (year) => [{ day: `${year}-12-25`, text: 'Christmas' }],
}
const span = { start: '2025-11-24', end: '2026-11-23' }

describe('known days', () => {
  it('are what people noted and the holidays of the span, oldest first', () => {
    const launch = { day: '2026-06-01', text: 'Launch', by: 'U0ADA' }
    expect(knownDays([launch], [germany], span)).toEqual([
      { day: '2025-12-25', text: 'Christmas Day', by: 'calendar' },
      launch,
      { day: '2026-10-03', text: 'German Unity Day', by: 'calendar' },
    ])
  })

  it('are called what people called them', () => {
    const outage = { day: '2026-10-03', text: 'Outage of the payment provider', by: 'U0ADA' }
    expect(knownDays([outage], [germany], span).at(-1)).toEqual(outage)
  })

  it('keep notes of days that are still to come', () => {
    const noted = [{ day: '2026-11-27', text: 'Black Friday', by: 'U0ADA' }]
    expect(knownDays(noted, [], span)).toEqual(noted)
  })
})

describe('holidays of several countries', () => {
  it('are named by the first that keeps them', () => {
    expect(holidaysIn([germany, england], span)[0]?.text).toBe('Christmas Day')
    expect(holidaysIn([england, germany], span)[0]?.text).toBe('Christmas')
  })

  it('say who keeps them where not all do', () => {
    expect(holidaysIn([germany, england], span).at(-1)).toEqual({
      day: '2026-10-03',
      text: 'German Unity Day (DE)',
    })
  })

  it('say it once where a name ends in brackets already', () => {
    const moved = {
      ...england,
      holidaysOf: () => [{ day: '2026-12-28', text: 'Boxing Day (substitute day)' }],
    }
    const [day] = holidaysIn([germany, moved], { start: '2026-12-26', end: '2026-12-31' })
    expect(day?.text).toBe('Boxing Day (substitute day, GB-ENG)')
  })

  it('of which one keeps two on the same day are one day', () => {
    const twice = { ...england, holidaysOf: () => [germany, england].flatMap((one) => one.holidaysOf(2025)) }
    expect(holidaysIn([twice], span)).toEqual([{ day: '2025-12-25', text: 'Christmas Day' }])
  })
})

it('puts days in a row together that one person called the same', () => {
  const days = ['24', '25', '26', '28'].map((day) => ({ day: `2026-12-${day}`, text: 'Break', by: 'U0ADA' }))
  const byEve = { day: '2026-12-29', text: 'Break', by: 'U0EVE' }
  expect(knownSpans([...days, byEve])).toEqual([
    { start: '2026-12-24', end: '2026-12-26', text: 'Break', by: 'U0ADA' },
    { start: '2026-12-28', end: '2026-12-28', text: 'Break', by: 'U0ADA' },
    { start: '2026-12-29', end: '2026-12-29', text: 'Break', by: 'U0EVE' },
  ])
})
