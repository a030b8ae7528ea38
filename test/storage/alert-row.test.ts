import { expect, it, onTestFinished } from 'vitest'
import { createAlertStore } from '../../src/storage/alert-store.ts'
import { aMemory, anAlertDefinition } from '../support/alerts.ts'
import { openForTest } from '../support/databases.ts'

const now = new Date('2026-11-23T03:00:00Z')
const hourMs = 60 * 60_000

function aWorld() {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const store = createAlertStore(opened.database)
  const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition: anAlertDefinition() }
  return {
    store,
    make: async () => (await store.create(draft, now, now)).id,
    write: (column: 'definition' | 'memory', content: unknown, id: number) =>
      opened.database
        .prepare(`UPDATE alerts SET ${column} = ? WHERE id = ?`)
        .run(JSON.stringify(content), id),
    claim: async (hours: number) => {
      const at = new Date(now.getTime() + hours * hourMs)
      return await store.claimDue({ holder: 'one', now: at, until: new Date(at.getTime() + 60_000) }, 10)
    },
  }
}

const ofTomorrow = { shape: 'of tomorrow' }

it('a definition that cannot be read keeps no other alert from being checked, and comes back by itself', async () => {
  const { store, make, write, claim } = aWorld()
  const [lost, other] = [await make(), await make()]
  write('definition', ofTomorrow, lost)
  expect((await claim(0)).map(({ alert }) => alert.id)).toEqual([other])
  expect((await store.list('T0ACME')).map(({ alert }) => alert.id)).toEqual([other])
  expect(await store.find({ teamId: 'T0ACME', id: lost })).toBeUndefined()
  write('definition', anAlertDefinition(), lost)
  expect((await claim(1)).map(({ alert }) => alert.id)).toContain(lost)
})

it('a memory that cannot be read begins anew', async () => {
  const { make, write, claim } = aWorld()
  write('memory', ofTomorrow, await make())
  expect((await claim(0)).map(({ memory }) => memory)).toEqual([aMemory()])
})
