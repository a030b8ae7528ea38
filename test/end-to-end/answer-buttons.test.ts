import { afterAll, beforeAll, expect, test } from 'vitest'
import { identity } from '../../src/demo/slack/state/identity.ts'
import { ask, blockTypes, buttonsOf, press, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'
import { pressedBy } from '../support/pressed-by.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld({ slack: { fileProcessingMs: 400 } })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('below an answer: asked again, as numbers, changed', async () => {
  const { answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(Object.values(buttonsOf(answer))).toEqual(['Refresh', 'Table', 'Edit', 'Make digest', 'Make alert'])
})

test('*Refresh* edits the message, exchanges the picture and says who did it', async () => {
  const { answer } = await ask(world, 'growth', '/amp dau last 14d')
  const before = world.slack.files()
  await world.slack.press(answer, 'answer_refresh', {
    timeoutMs: 10_000,
    until: ({ messages }) => messages.some((message) => wordsOf(message).includes('refreshed by')),
  })
  const after = world.slack.messages('growth').find(({ ts }) => ts === answer.ts)
  expect(after && blockTypes(after)).toEqual(blockTypes(answer))
  expect(after && wordsOf(after)).toContain(' · refreshed by ')
  await expect.poll(() => world.slack.files()).not.toContain(before.at(-1))
  expect(world.slack.files()).toHaveLength(before.length)
  expect(JSON.stringify(after?.blocks)).toContain(world.slack.files().at(-1))
  expect(world.slack.messages('growth')).toHaveLength(1)
})

test('an answer that is refreshed still names who asked for it', async () => {
  const { answer } = await ask(world, 'launch-room', '/amp dau last 7d')
  await pressedBy(world, { userId: 'U0GRACE001', message: answer })
  const newest = () => world.slack.messages('launch-room').find(({ ts }) => ts === answer.ts)
  await expect.poll(() => JSON.stringify(newest()?.blocks), { timeout: 5_000 }).toContain('U0GRACE001')
  expect(newest()?.text).toContain(`Asked by <@${identity.me}>`)
})

test('pressed twice at once it is refreshed once', async () => {
  const { answer } = await ask(world, 'general', '/amp dau last 7d')
  const before = world.slack.files().length
  const answered = () => world.log.filter(({ event }) => event === 'question.answered').length
  const earlier = answered()
  // The first has to be under way still when the second comes.
  await world.amplitude.changeSettings({ latencyMs: 300 })
  const pressers = [identity.me, 'U0GRACE001']
  await Promise.all(pressers.map((userId) => pressedBy(world, { userId, message: answer })))
  await expect.poll(answered, { timeout: 5_000 }).toBe(earlier + 1)
  await world.amplitude.changeSettings({ latencyMs: 0 })
  await world.clock.sleep(6_000)
  expect(answered()).toBe(earlier + 1)
  expect(world.slack.files()).toHaveLength(before)
})

test('while Amplitude fails, a refresh leaves the answer as it is and tells whoever pressed', async () => {
  const { answer } = await ask(world, 'metrics-alerts', '/amp dau last 7d')
  await world.amplitude.setFault({ route: '*', kind: 'serverError' })
  const { answer: told } = await press(world, answer, 'answer_refresh')
  await world.amplitude.clearFaults()
  expect(told.isEphemeral).toBe(true)
  expect(told.text).toMatch(/status 500/)
  const left = world.slack.messages('metrics-alerts').find(({ ts }) => ts === answer.ts)
  expect(left?.blocks).toEqual(answer.blocks)
})

test('a private answer is refreshed for the asker alone', async () => {
  const { answer } = await ask(world, 'product', '/amp dau last 7d private')
  await press(world, answer, 'answer_refresh')
  expect(world.slack.messages('product').find(({ ts }) => ts === answer.ts)?.isEphemeral).toBe(true)
})

test('no picture is drawn for one person', async () => {
  const drawn = world.log.filter(({ event, hasPicture }) => event === 'query.answered' && hasPicture === true)
  await ask(world, 'product', '/amp new users last 7d private')
  expect(
    world.log.filter(({ event, hasPicture }) => event === 'query.answered' && hasPicture === true),
  ).toHaveLength(drawn.length)
})

test('*Table* shows the numbers to whoever presses, beside the answer', async () => {
  const { answer } = await ask(world, 'product', '/amp funnel Search > Play Song last 7d')
  const { messages, answer: table } = await press(world, answer, 'answer_table')
  expect(messages).toHaveLength(1)
  expect(table.isEphemeral).toBe(true)
  expect(blockTypes(table)).toContain('data_table')
  expect(world.slack.messages('product').some(({ ts }) => ts === answer.ts)).toBe(true)
})

test('only a pasted link leads to Amplitude', async () => {
  const link = 'https://app.amplitude.com/analytics/acme/chart/p1ay5ngs'
  const pasted = await ask(world, 'product', `/amp chart ${link}`)
  expect(pasted.answer.isEphemeral).toBe(false)
  expect(JSON.stringify(pasted.answer.blocks)).toContain(`"url":"${link}"`)
  expect(Object.values(buttonsOf(pasted.answer))).toContain('Open in Amplitude')
  const typed = await ask(world, 'product', '/amp chart p1ay5ngs')
  expect(typed.answer.isEphemeral).toBe(false)
  expect(Object.values(buttonsOf(typed.answer))).not.toContain('Open in Amplitude')
})

test('somebody of another company gets no numbers from a button', async () => {
  const { answer } = await ask(world, 'product', '/amp dau last 14d')
  const answered = () => world.log.filter(({ event }) => event === 'query.answered').length
  const before = answered()
  await pressedBy(world, { userId: 'U0OUTSIDE1', teamId: 'T0OTHER001', message: answer })
  await expect.poll(() => world.log).toContainEqual(expect.objectContaining({ event: 'button.refused' }))
  await world.clock.sleep(6_000)
  expect(answered()).toBe(before)
})
