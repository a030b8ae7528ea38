import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

// Pictures have their eight seconds by that clock.
beforeAll(async () => {
  world = await startBotWorld({ holidays: ['US', 'de-be'], speed: 2 })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('the next public holidays are listed apart from notes', async () => {
  await ask(world, 'product', '/amp note Nov 16 to Nov 18 Launch week')
  const { answer } = await ask(world, 'product', '/amp notes')
  expect(answer.isEphemeral).toBe(true)
  const words = wordsOf(answer)
  expect(words).toContain('Nov 16 – 18, 2026   Launch week ·')
  expect(words).toMatch(
    /Public holidays of US, DE-BE ahead : Thu, Nov 26 Thanksgiving Day \(US\) · Fri, Dec 25 Christmas Day · /,
  )
})

test('both are told with a picture, holidays only where they are few', async () => {
  await ask(world, 'product', '/amp note yesterday Outage')
  const altText = async (question: string) =>
    JSON.stringify((await ask(world, 'product', question)).answer.blocks)
  const month = await altText('/amp dau last 30d')
  expect(month).toContain('Launch week (3 days): on Mon, Nov 16')
  expect(month).toContain('Outage: on Sun, Nov 22')
  expect(month).toContain('Veterans Day (US): on Wed, Nov 11')
  expect(await altText('/amp dau last 150d')).not.toContain('Labour Day')
})

test('what is no day is a mistake like any other', async () => {
  const { answer } = await ask(world, 'product', '/amp note 2026-02-30 Leap')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain('2026-02-30')
})
