import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, blockTypes, press, wordsOf } from '../support/bot-talk.ts'
import { neededScopes } from '../../src/slack/slack-access.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'
import { sendEvent } from '../support/signed-requests.ts'

let world: BotWorld
const direct = 'D0AMPBOT01'

beforeAll(async () => {
  world = await startBotWorld({ slack: { fileProcessingMs: 400, scopes: [...neededScopes, 'im:history'] } })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

test('a mention is answered in its thread, with the placeholder becoming the answer', async () => {
  const { messages, answer } = await ask(world, 'product', '@ampbot dau last 14d')
  expect(messages).toHaveLength(1)
  expect(answer.isEphemeral).toBe(false)
  expect(answer.threadTs).toBeDefined()
  expect(blockTypes(answer)).toEqual(['rich_text', 'header', 'rich_text', 'image', 'context', 'actions'])
  expect(answer.text).toContain('Asked by <@U0ADA00001>')
})

test('a mention that cannot be understood is answered to its author alone, in the channel', async () => {
  const { answer } = await ask(world, 'product', '@ampbot funel Search > Play')
  expect(answer.isEphemeral).toBe(true)
  expect(answer.threadTs).toBeUndefined()
  expect(wordsOf(answer)).toContain("I don't know “funel”")
})

test('a mention that says nothing gets help', async () => {
  const { answer } = await ask(world, 'product', '@ampbot')
  expect(answer.isEphemeral).toBe(true)
  expect(answer.text).toContain('What you can ask')
})

test('a private question in a mention is answered privately, and the placeholder goes', async () => {
  const { answer } = await ask(world, 'launch-room', '@ampbot dau last 7d private')
  expect(answer.isEphemeral).toBe(true)
  expect(world.slack.messages('launch-room').filter(({ text }) => text.startsWith('Fetching'))).toEqual([])
})

test('with the optional scope no command is needed in direct messages, and mistakes are answered in the open', async () => {
  const question = await ask(world, direct, 'event Play Song last 14d')
  expect(blockTypes(question.answer)).toContain('image')
  const mistake = await ask(world, direct, 'event Plya Song last 14d')
  expect(mistake.answer.isEphemeral).toBe(false)
  const { answer } = await press(world, mistake.answer, 'ask_0')
  expect(answer.channelId).toBe(direct)
  expect(wordsOf(answer)).toContain('Play Song, uniques')
})

test('the Home tab shows what can be asked; its buttons answer in the direct messages', async () => {
  await world.slack.openHome()
  const home = JSON.stringify(world.slack.home()?.view.blocks)
  expect(home).toContain('Ask Amplitude in Slack')
  expect(home).toContain('Your busiest events')
  const { answer } = await press(world, 'home', 'ask_home_0')
  expect(answer.channelId).toBe(direct)
  expect(answer.isEphemeral).toBe(false)
  expect(blockTypes(answer)).toContain('image')
})

test('the Home tab comes also while Amplitude is down', async () => {
  await using other = await startBotWorld()
  await other.amplitude.setFault({ route: '*', kind: 'hang' })
  await other.slack.openHome()
  await expect.poll(() => other.slack.home()).not.toBeNull()
})

test('somebody of another company in a shared channel gets nothing', async () => {
  const before = world.slack.requests.length
  const answer = await sendEvent(
    { url: `${world.botUrl}/slack/events`, signingSecret: world.slack.signingSecret },
    {
      type: 'event_callback',
      team_id: 'T0ACME0001',
      api_app_id: 'A0AMPBOT01',
      event_id: 'Ev0SHARED01',
      is_ext_shared_channel: true,
      event: {
        type: 'app_mention',
        user: 'U0OUTSIDE1',
        team: 'T0OTHER001',
        text: '<@U0AMPBOT01> dau',
        ts: '1.0',
        channel: 'C0PRODUCT1',
      },
    },
  )
  expect(answer.status).toBe(200)
  await world.clock.sleep(4_000)
  expect(world.slack.requests).toHaveLength(before)
})
