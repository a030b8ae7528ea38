import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, blockTypes, press, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('there is nothing to save before something was asked in the channel', async () => {
  const { answer } = await ask(world, 'product', '/amp save weekly-users')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain('I know of no question of yours in this channel')
  expect(wordsOf((await ask(world, 'product', '/amp saved')).answer)).toContain('No question is saved yet')
})

test('the last question is kept by a name, and asked by it in any case and channel', async () => {
  await ask(world, 'product', '/amp new users last 7d')
  await ask(world, 'product', '/amp dau last 14d')
  const { answer: kept } = await ask(world, 'product', '/amp save Weekly-Users')
  expect(kept.isEphemeral).toBe(true)
  expect(kept.text).toBe('Saved. /amp weekly-users asks it again, for everybody here.')
  const { answer } = await ask(world, 'growth', '/amp WEEKLY-users')
  expect(answer.isEphemeral).toBe(false)
  expect(wordsOf(answer)).toContain('Daily active users')
  expect(wordsOf(answer)).toContain('/amp dau last 14d')
})

test('saved questions are listed, one press away, and in help', async () => {
  const { answer } = await ask(world, 'metrics-alerts', '/amp saved')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain('`/amp weekly-users`')
  const { answer: asked } = await press(world, answer, 'beside_saved_0')
  expect(blockTypes(asked)).toContain('image')
  expect(wordsOf((await ask(world, 'product', '/amp help')).answer)).toContain('/amp weekly-users')
})

test('a name that nobody kept is a mistake like any other', async () => {
  const { answer } = await ask(world, 'product', '/amp monthly-users')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain("I don't know “monthly-users”")
})

test('a saved question can be replaced', async () => {
  await ask(world, 'product', '/amp new users last 7d')
  await ask(world, 'product', '/amp save weekly-users')
  const { answer } = await ask(world, 'product', '/amp weekly-users')
  expect(wordsOf(answer)).toContain('New users')
})

test('saving over a name says what it asked until now', async () => {
  await ask(world, 'product', '/amp mau')
  const { answer } = await ask(world, 'product', '/amp save weekly-users')
  expect(wordsOf(answer)).toContain('Until now it asked  /amp new users last 7d')
  await ask(world, 'product', '/amp mau')
  expect(wordsOf((await ask(world, 'product', '/amp save weekly-users')).answer)).not.toContain('Until now')
})

test('a saved question is deleted from the list after a second look, and the list stands without it', async () => {
  await ask(world, 'product', '/amp save monthly')
  const { answer: list } = await ask(world, 'product', '/amp saved')
  expect(JSON.stringify(list.blocks)).toContain('Nobody can ask it as “monthly” any more.')
  const { answer } = await press(world, list, 'forget_saved_0')
  expect(wordsOf(answer)).not.toContain('/amp monthly')
  expect(wordsOf(answer)).toContain('/amp weekly-users')
})

test('it is deleted by its name, too, and what it asked is said', async () => {
  const { answer } = await ask(world, 'product', '/amp forget Weekly-Users')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain('Deleted.  /amp weekly-users  asked  /amp mau')
  expect(wordsOf((await ask(world, 'product', '/amp saved')).answer)).toContain('No question is saved yet')
  const { answer: again } = await ask(world, 'product', '/amp forget weekly-users')
  expect(wordsOf(again)).toContain('No question is saved as “weekly-users”')
})
