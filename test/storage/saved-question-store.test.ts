import { expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { createSavedQuestionStore } from '../../src/storage/saved-question-store.ts'
import type { SavedQuestion } from '../../src/query/saved-question-store.ts'

const question: SavedQuestion = {
  name: 'weekly-signups',
  text: 'event "Sign Up" last 7d',
  projectName: 'Acme',
  ownerId: 'U1',
  savedAt: new Date('2026-11-23T09:00:00Z'),
}

test('a question comes back as it was kept, in whatever case its name is typed', async () => {
  using database = open()
  const store = createSavedQuestionStore(database.file)
  await store.save('T1', question)
  expect(await store.find('T1', 'Weekly-SIGNUPS', 'U1')).toEqual(question)
  expect(await store.find('T2', 'weekly-signups', 'U1')).toBeUndefined()
})

test("the asker's own goes before the newest of others", async () => {
  using database = open()
  const store = createSavedQuestionStore(database.file)
  const theirs = { ...question, ownerId: 'U2', text: 'dau', savedAt: new Date('2026-11-24T09:00:00Z') }
  await store.save('T1', question)
  await store.save('T1', theirs)
  expect(await store.find('T1', 'weekly-signups', 'U1')).toEqual(question)
  expect(await store.find('T1', 'weekly-signups', 'U3')).toEqual(theirs)
})

test('keeping another by the same name replaces it', async () => {
  using database = open()
  const store = createSavedQuestionStore(database.file)
  await store.save('T1', question)
  await store.save('T1', { ...question, name: 'Weekly-Signups', text: 'mau' })
  expect((await store.list('T1')).map(({ text }) => text)).toEqual(['mau'])
})

test('a question is removed for the one who kept it, and only once', async () => {
  using database = open()
  const store = createSavedQuestionStore(database.file)
  const theirs = { ...question, ownerId: 'U2' }
  await store.save('T1', question)
  await store.save('T1', theirs)
  expect(await store.remove('T2', question)).toBe(false)
  expect(await store.remove('T1', { ownerId: 'U1', name: 'Weekly-SIGNUPS' })).toBe(true)
  expect(await store.remove('T1', question)).toBe(false)
  expect(await store.list('T1')).toEqual([theirs])
})

function open() {
  const file = openDatabase(':memory:')
  return { file, [Symbol.dispose]: () => void file.close() }
}
