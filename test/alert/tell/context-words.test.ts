import { expect, it } from 'vitest'
import { notesOf } from '../../../src/alert/tell/context-words.ts'
import { aMemory, anAlert, anIncident } from '../../support/alerts.ts'

it('quotes known days since an incident began and a week before, days in a row as one, with who noted them', () => {
  const sale = ['13', '14', '15'].map((day) => ({ day: `2026-11-${day}`, text: 'Sale', by: 'U0ADA' }))
  const veterans = { day: '2026-11-11', text: 'Veterans Day (US)', by: 'calendar' }
  const thanksgiving = { day: '2026-11-26', text: 'Thanksgiving Day (US)', by: 'calendar' }
  const told = {
    alert: anAlert(),
    memory: aMemory({ incident: anIncident({ since: '2026-11-22T00:00:00.000Z' }) }),
    now: new Date('2026-11-27T03:00:00Z'),
    timeZone: 'UTC',
    deeds: [],
    notes: [veterans, ...sale, thanksgiving],
  }
  expect(notesOf(told)).toEqual([
    { what: 'Sale, Nov 13 – 15, 2026', by: 'U0ADA' },
    { what: 'Thanksgiving Day (US), Thu, Nov 26' },
  ])
})
