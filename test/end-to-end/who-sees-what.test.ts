import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, blockTypes, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test("a private answer reaches the asker alone, with Slack's own chart", async () => {
  const { messages, answer } = await ask(world, 'product', '/amp dau last 7d private')
  expect(messages).toHaveLength(1)
  expect(answer.isEphemeral).toBe(true)
  expect(blockTypes(answer)).toEqual([
    'rich_text',
    'header',
    'rich_text',
    'data_visualization',
    'context',
    'actions',
  ])
  expect(answer.text).not.toContain('Asked by')
})

test('a private answer takes the place of what was shown while it was fetched', async () => {
  await ask(world, 'launch-room', '/amp dau last 7d private')
  expect(world.slack.messages('launch-room').filter(({ isEphemeral }) => isEphemeral)).toHaveLength(1)
})

test('of a private answer over thirty days the chart shows the newest twenty', async () => {
  const { answer } = await ask(world, 'product', '/amp dau private')
  expect(wordsOf(answer)).toContain('Daily active users · newest 20 of 29')
})

test('no file is uploaded for one person', () => {
  expect(world.slack.files()).toEqual([])
})

const strangers = [
  { sentence: 'a public channel without the bot', channel: 'random', code: 'not_in_channel' },
  { sentence: 'a private channel without the bot', channel: 'leadership', code: 'channel_not_found' },
]

test.each(strangers)(
  'in $sentence the asker gets the numbers in words, and how to invite it',
  async ({ channel, code }) => {
    const { messages, answer } = await ask(world, channel, '/amp retention Sign Up > Play Song last 14d')
    expect(messages).toHaveLength(1)
    expect(answer.isEphemeral).toBe(true)
    expect(wordsOf(answer)).toMatch(/To have answers posted here, type\s+\/invite @ampbot/)
    expect(answer.text).toMatch(/^Sign Up → Play Song: \d/)
    expect(blockTypes(answer)).not.toContain('image')
    await expect
      .poll(() => world.log)
      .toContainEqual(expect.objectContaining({ event: 'question.answered', outcome: code }))
  },
)

test('a picture that no message shows is deleted', () => {
  expect(world.slack.requests.some(({ target }) => target === 'files.delete')).toBe(true)
  expect(world.slack.files()).toEqual([])
})

test('where the bot was invited meanwhile, it posts', async () => {
  world.slack.setBotMember('random', true)
  const { answer } = await ask(world, 'random', '/amp dau last 7d')
  expect(answer.isEphemeral).toBe(false)
  expect(blockTypes(answer)).toContain('image')
})

test('in the direct messages with the bot the answer stands with its picture, also when it is private', async () => {
  for (const text of ['/amp dau last 7d', '/amp dau last 7d private']) {
    const { answer } = await ask(world, 'D0AMPBOT01', text)
    expect(answer.isEphemeral).toBe(false)
    expect(blockTypes(answer)).toContain('image')
    expect(answer.text).not.toContain('Asked by')
  }
})
