import { expect, it, onTestFinished } from 'vitest'
import { createNoteStore } from '../../src/storage/note-store.ts'
import { openForTest } from '../support/databases.ts'

it('keeps one note a day and project, with the newest words', async () => {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const notes = createNoteStore(opened.database)
  const note = { day: '2026-11-27', text: 'Black Friday', by: 'U0ADA', projectName: 'Acme' }
  await notes.add('T0ACME', note)
  await notes.add('T0ACME', { ...note, text: 'Black Friday sale', by: 'U0GRACE' })
  await notes.add('T0ACME', { ...note, day: '2026-11-26', text: 'Thanksgiving' })
  await notes.add('T0ACME', { ...note, projectName: 'Other' })
  expect(await notes.list('T0ACME', 'Acme')).toEqual([
    { day: '2026-11-26', text: 'Thanksgiving', by: 'U0ADA' },
    { day: '2026-11-27', text: 'Black Friday sale', by: 'U0GRACE' },
  ])
  expect(await notes.list('T0OTHER', 'Acme')).toEqual([])
  expect(await notes.remove('T0ACME', 'Acme', '2026-11-26')).toBe(true)
  expect(await notes.remove('T0ACME', 'Acme', '2026-11-26')).toBe(false)
})
