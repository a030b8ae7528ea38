import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, blockTypes, buttonsOf, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('as table: the numbers stand in the channel as a table', async () => {
  const { answer } = await ask(world, 'product', '/amp dau last 14d as table')
  expect(answer.isEphemeral).toBe(false)
  expect(blockTypes(answer)).toEqual(['rich_text', 'header', 'rich_text', 'data_table', 'context', 'actions'])
  expect(wordsOf(answer)).toContain('Sun, Nov 22')
  expect(Object.values(buttonsOf(answer))).toEqual(['Refresh', 'Edit', 'Make digest', 'Make alert'])
  expect(world.slack.files()).toEqual([])
})

test('of a long table the newest rows are shown, and the cut is said', async () => {
  const { answer } = await ask(world, 'product', '/amp dau last 200d as table')
  expect(wordsOf(answer)).toContain('These are the first 100 of 200 rows')
  expect(wordsOf(answer)).toMatch(/Complete Mon, Nov 23 .* Sun, Nov 22 /)
})

const tabled = [
  'event Play Song by platform last 14d',
  'funnel Search > Play Song last 14d',
  'retention last 14d',
  'sessions length last 14d',
  'composition platform',
  'ltv',
  'realtime',
]

test.each(tabled)('%s has a table, too', async (text) => {
  const { answer } = await ask(world, 'growth', `/amp ${text} as table`)
  expect(answer.isEphemeral).toBe(false)
  expect(blockTypes(answer)).toContain('data_table')
})

test('as csv: a file named after the question, for the channel', async () => {
  const { answer } = await ask(world, 'product', '/amp dau last 14d as csv')
  expect(answer.isEphemeral).toBe(false)
  expect(answer.files?.map(({ name }) => name)).toEqual(['dau-last-14d.csv'])
  expect(wordsOf(answer)).toContain('Daily active users')
  expect(Object.values(buttonsOf(answer))).toEqual(['Edit', 'Make digest', 'Make alert'])
  expect(world.slack.messages('product').filter(({ text }) => text.startsWith('Fetching'))).toEqual([])
})

test('a private file goes to the direct messages, and the asker hears of it where they asked', async () => {
  const { answer } = await ask(world, 'product', '/amp new users last 7d as csv private')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain('The file is in our direct messages.')
  expect(answer.files ?? []).toEqual([])
  const direct = world.slack.messages('D0AMPBOT01')
  expect(direct.flatMap(({ files }) => files ?? []).map(({ name }) => name)).toEqual([
    'new-users-last-7d.csv',
  ])
})

test('where the bot may not post, the file goes to the asker with the reason', async () => {
  const { answer } = await ask(world, 'random', '/amp dau last 7d as csv')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toMatch(/\/invite @ampbot.*The file is in our direct messages\./s)
})
