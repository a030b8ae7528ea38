import { describe, expect, it } from 'vitest'
import { dayNotes, shownNotes } from '../../src/chart/day-notes.ts'
import { bucketsOf } from '../support/metric-results.ts'

const thanksgiving = { day: '2026-11-26', text: 'Thanksgiving Day', by: 'calendar' }

describe('known days in a picture', () => {
  it('are one mark where several in a row are called the same', () => {
    const days = ['24', '25', '26', '28'].map((day) => ({ day: `2026-10-${day}`, text: 'Sale', by: 'U0ADA' }))
    expect(dayNotes([...days, { day: '2026-10-29', text: 'Release', by: 'U0ADA' }])).toMatchObject([
      { bucket: '2026-10-24', label: 'Sale (3 days)' },
      { bucket: '2026-10-28', label: 'Sale' },
      { bucket: '2026-10-29', label: 'Release' },
    ])
  })

  it('are those of people first, then public holidays, the newest first', () => {
    const notes = dayNotes([
      { day: '2026-11-11', text: 'Veterans Day', by: 'calendar' },
      { day: '2026-11-20', text: 'Release', by: 'U0ADA' },
      thanksgiving,
    ])
    const buckets = bucketsOf(30)
    const shown = shownNotes({ interval: 'day', buckets }, notes)
    expect(shown.map(({ label }) => label)).toEqual(['Release', 'Thanksgiving Day', 'Veterans Day'])
  })

  it.each([
    ['weeks, of which a day is a fraction', 'week' as const, 10],
    ['months', 'month' as const, 6],
    ['so many days that they would be too many', 'day' as const, 101],
  ])('are no holidays among %s', (_, interval, count) => {
    const buckets = bucketsOf(count, interval)
    const notes = dayNotes([{ day: '2026-11-25', text: 'Release' }, thanksgiving])
    expect(shownNotes({ interval, buckets }, notes).map(({ label }) => label)).toEqual(['Release'])
  })
})
