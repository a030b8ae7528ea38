import { expect, it } from 'vitest'
import { withHolidays } from '../../../src/jobs/alerts/with-holidays.ts'
import { FakeClock } from '../../support/fake-clock.ts'

it('puts public holidays of the past three years beside what people noted', async () => {
  const launch = { day: '2026-06-01', text: 'Launch', by: 'U0ADA' }
  const asked: string[] = []
  const known = withHolidays({
    notes: {
      list: async (...key) => {
        asked.push(key.join(' '))
        return [launch]
      },
    },
    calendarsOf: (projectName) => [
      { place: 'XX', name: projectName, holidaysOf: (year) => [{ day: `${year}-11-24`, text: projectName }] },
    ],
    clock: new FakeClock('2026-11-23T23:00:00Z'),
  })
  const days = await known.list('T0ACME', 'Acme')
  expect(asked).toEqual(['T0ACME Acme'])
  expect(days.map(({ day }) => day)).toEqual([
    '2023-11-24',
    '2024-11-24',
    '2025-11-24',
    '2026-06-01',
    '2026-11-24',
  ])
  expect(days.at(-1)).toEqual({ day: '2026-11-24', text: 'Acme', by: 'calendar' })
})
