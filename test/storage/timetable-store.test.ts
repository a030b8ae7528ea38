import { expect, it, onTestFinished } from 'vitest'
import { createDigestStore } from '../../src/storage/digest-store.ts'
import { createTimetableStore } from '../../src/storage/timetable-store.ts'
import { openForTest } from '../support/databases.ts'
import { aDefinition } from '../support/digests.ts'

const dayMs = 24 * 60 * 60 * 1000

it('keeps of each digest the slots of ninety days, and never fewer than fifty', async () => {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const digests = createDigestStore(opened.database)
  const timetable = createTimetableStore(opened.database)
  const create = async (cron: string): Promise<void> => {
    const definition = aDefinition({ schedule: { cron, timeZone: 'UTC' } })
    const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition }
    await digests.create(draft, new Date('2025-01-01T00:00:00Z'))
  }
  await create('0 9 * * *')
  await create('0 9 * * 1')
  const lease = { holder: 'one', until: new Date('2028-01-01T00:00:00Z') }
  for (let day = 0; day < 600; day += 1) {
    const now = new Date(Date.parse('2025-01-01T09:00:00Z') + day * dayMs)
    await timetable.takeUpDue(now)
    for (const slot of await timetable.claim({ ...lease, now }, 10))
      await timetable.skip(slot, { ...lease, now }, 'It was quiet.')
  }
  const kept = async (id: number): Promise<number> =>
    (await digests.runs({ teamId: 'T0ACME', id }, 1_000)).length
  expect(await kept(1)).toBeGreaterThanOrEqual(90)
  expect(await kept(1)).toBeLessThanOrEqual(92)
  expect(await kept(2)).toBe(50)
})
