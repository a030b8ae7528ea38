import { expect, test } from 'vitest'
import { silentLogger } from '../../src/logger.ts'
import type { SavedQuestion } from '../../src/query/saved-question-store.ts'
import type { Conversation } from '../../src/slack/conversation/conversation.ts'
import { forgetFromList, forgetQuestion } from '../../src/slack/forget-question.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { createSavedQuestionStore } from '../../src/storage/saved-question-store.ts'

const anas: SavedQuestion = {
  name: 'weekly-signups',
  text: 'event Sign Up last 7d',
  projectName: 'Acme',
  ownerId: 'UANA',
  savedAt: new Date('2026-11-23T09:00:00Z'),
}

/** Ana's question in a store of its own, and somebody who wants to be rid of it. */
async function deletion(askerId: string) {
  const savedQuestions = createSavedQuestionStore(openDatabase(':memory:'))
  await savedQuestions.save('T1', anas)
  const told: string[] = []
  const unused = () => Promise.reject(new Error('Nothing is published here.'))
  const conversation: Conversation = {
    askerId,
    isDirect: false,
    channelId: 'C1',
    progress: unused,
    publish: unused,
    publishFile: unused,
    whisper: async ({ text }) => void told.push(text),
  }
  const bot = { teamId: 'T1', userId: 'UBOT', botId: 'B1', name: 'ampbot' }
  const deps = { savedQuestions, bot, adminUsers: new Set(['UADMIN']), logger: silentLogger }
  return { deps, conversation, told, left: async () => (await savedQuestions.list('T1')).length }
}

test.each([
  ['who saved it', 'UANA', 0, 'Deleted. /amp weekly-signups asked /amp event Sign Up last 7d.'],
  ['an administrator', 'UADMIN', 0, 'Deleted. /amp weekly-signups asked /amp event Sign Up last 7d.'],
  [
    'nobody else',
    'UBEN',
    1,
    'weekly-signups was saved by <@UANA>; only they or an administrator can delete it.',
  ],
] as const)('%s may delete a question by its name', async (...[, askerId, left, text]) => {
  const { deps, conversation, told, left: count } = await deletion(askerId)
  await forgetQuestion(deps, conversation, 'weekly-signups')
  expect([await count(), told]).toEqual([left, [text]])
})

test('a button of an old list deletes nothing that its presser may not', async () => {
  const { deps, conversation, told, left } = await deletion('UBEN')
  await forgetFromList(deps, conversation, anas)
  expect(await left()).toBe(1)
  expect(told[0]).toContain('only they or an administrator')
})

test('a name that nobody kept is said to be none', async () => {
  const { deps, conversation, told } = await deletion('UANA')
  await forgetQuestion(deps, conversation, 'monthly')
  expect(told[0]).toContain('No question is saved as “monthly”.')
})
