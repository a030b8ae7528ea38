import { expect, it, onTestFinished } from 'vitest'
import type { TroubleWord } from '../../src/jobs/alerts/read-trouble-store.ts'
import { createOutbox } from '../../src/storage/outbox.ts'
import { createReadTroubleStore } from '../../src/storage/read-trouble-store.ts'
import { openForTest } from '../support/databases.ts'

const at = (minutes: number): Date => new Date(Date.parse('2026-11-23T03:00:00Z') + minutes * 60_000)
const acme = { teamId: 'T0ACME', projectName: 'Acme' }
const word = (text: string): TroubleWord => ({
  channelId: 'U0ADA',
  notice: { kind: 'word', text, command: undefined },
})

it('counts passes that read nothing, tells once, and edits that when it is over', async () => {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const trouble = createReadTroubleStore(opened.database)
  const outbox = createOutbox(opened.database)
  const take = async (minutes: number) =>
    await outbox.take({ holder: 'one', now: at(minutes), until: at(minutes + 2) }, 10)
  await trouble.failed(acme, at(0), undefined)
  expect(await trouble.find(acme)).toEqual({ passes: 1, since: at(0), isTold: false })
  await trouble.failed(acme, at(5), word('Amplitude cannot be read.'))
  await trouble.failed(acme, at(10), word('Once is enough.'))
  expect(await trouble.find(acme)).toEqual({ passes: 3, since: at(0), isTold: true })
  const [told, ...others] = await take(11)
  expect(others).toEqual([])
  await outbox.sent(told!, { channelId: 'D0ADA', ts: '7.0' }, at(11))
  await trouble.mended(acme, at(20), word('It can be read again.'))
  expect(await take(21)).toMatchObject([
    { edits: { channelId: 'D0ADA', ts: '7.0' }, notice: { text: 'It can be read again.' } },
  ])
  expect(await trouble.find(acme)).toBeUndefined()
  await trouble.mended(acme, at(30), word('Nobody has asked.'))
  expect((await outbox.backlog()).waiting).toBe(1)
})
