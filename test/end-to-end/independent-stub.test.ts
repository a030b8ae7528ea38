import { WebClient } from '@slack/web-api'
import { createEmulator, type Emulator } from 'emulate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type App } from '../../src/app/start-app.ts'
import { createLogger, type LogFields } from '../../src/logger.ts'
import {
  startAmplitudeSimulator,
  type AmplitudeSimulator,
} from '../../src/demo/amplitude/amplitude-simulator.ts'
import { configure } from '../support/bot-world.ts'
import { fastClock } from '../support/fast-clock.ts'
import { startMessageSink, type MessageSink } from '../support/message-sink.ts'
import { sendCommand, sendEvent, type SlackSender } from '../support/signed-requests.ts'

/**
 * The bot against a Slack that somebody else wrote (npm `emulate`): what two independent readings of Slack's documentation
 * agree on is more likely to be right. It checks scopes and membership, and no blocks.
 */

const start = '2026-11-23T14:40:00Z'
const botToken = 'xoxb-independent'
const signingSecret = 'independent-secret'
const scopes = ['commands', 'chat:write', 'files:write', 'app_mentions:read']

let stub: Emulator
let amplitude: AmplitudeSimulator
let bot: App
let sink: MessageSink
let person: WebClient
let sender: SlackSender
let channels: Record<string, string>
let personId: string
const log: LogFields[] = []

beforeAll(async () => {
  stub = await createEmulator({
    service: 'slack',
    port: 46_660 + Math.floor(Math.random() * 1_000),
    seed: {
      slack: {
        team: { name: 'Acme', domain: 'acme' },
        users: [{ name: 'ada', real_name: 'Ada' }],
        channels: [{ name: 'product' }, { name: 'secret', is_private: true }],
        oauth_apps: [
          {
            app_id: 'A00000001',
            client_id: '1.1',
            client_secret: 's',
            name: 'Ampbot',
            bot_name: 'ampbot',
            bot_id: 'B00000001',
            bot_user_id: 'U00000BOT',
            redirect_uris: [],
            scopes,
          },
        ],
        tokens: [
          {
            token: botToken,
            user_id: 'U00000BOT',
            bot_id: 'B00000001',
            bot_user_id: 'U00000BOT',
            app_id: 'A00000001',
            scopes,
          },
          {
            token: 'xoxp-ada',
            user: 'ada',
            scopes: [
              'channels:read',
              'channels:write',
              'channels:manage',
              'channels:history',
              'groups:read',
              'groups:history',
              'im:history',
              'im:read',
              'users:read',
            ],
          },
        ],
        strict_scopes: true,
      },
    },
  })
  person = new WebClient('xoxp-ada', { slackApiUrl: `${stub.url}/api/`, retryConfig: { retries: 0 } })
  const listed = await person.conversations.list({ types: 'public_channel,private_channel' })
  channels = Object.fromEntries((listed.channels ?? []).map(({ name = '', id = '' }) => [name, id]))
  personId = (await person.auth.test()).user_id ?? ''
  await person.conversations.invite({ channel: channels['product'] ?? '', users: 'U00000BOT' })
  amplitude = await startAmplitudeSimulator({ now: new Date(start), population: 0.05 })
  const logger = createLogger('debug', { write: (line) => log.push(JSON.parse(line) as LogFields) })
  const slack = { apiUrl: `${stub.url}/api/`, botToken, signingSecret }
  bot = await startApp(...configure(slack, amplitude), { clock: fastClock(start, 20), logger })
  sink = await startMessageSink()
  sender = { url: `http://127.0.0.1:${bot.port}/slack/events`, signingSecret }
})
afterAll(async () => {
  await bot[Symbol.asyncDispose]()
  await amplitude[Symbol.asyncDispose]()
  await sink[Symbol.asyncDispose]()
  await stub.close()
})

async function typeCommand(channel: string, text: string): Promise<void> {
  const { status } = await sendCommand(sender, {
    command: '/amp',
    text,
    user_id: personId,
    team_id: 'T000000001',
    channel_id: channels[channel] ?? '',
    api_app_id: 'A00000001',
    response_url: sink.url,
    trigger_id: `${channel} ${text}`,
  })
  expect(status).toBe(200)
}

async function newest(channel: string): Promise<{ text?: string; blocks?: { type: string }[]; ts?: string }> {
  const { messages } = await person.conversations.history({ channel: channels[channel] ?? channel })
  return (messages?.[0] ?? {}) as { text?: string; blocks?: { type: string }[]; ts?: string }
}

test('an answer with its picture stands in the channel, and the placeholder goes', async () => {
  await typeCommand('product', 'dau last 14d')
  await expect
    .poll(() => newest('product'))
    .toMatchObject({ text: expect.stringContaining('Daily active users: ') })
  expect((await newest('product')).blocks?.map(({ type }) => type)).toEqual([
    'rich_text',
    'header',
    'rich_text',
    'image',
    'context',
    'actions',
  ])
  await expect.poll(() => sink.received.at(-1)).toEqual({ delete_original: true })
})

test('where it is no member, the asker gets the words', async () => {
  await typeCommand('secret', 'dau last 7d')
  await expect.poll(() => JSON.stringify(sink.received.at(-1))).toContain('/invite @ampbot')
  expect(await newest('secret')).toEqual({})
})

test('a mistake goes back the way it came', async () => {
  await typeCommand('product', 'funel Search > Play')
  await expect.poll(() => JSON.stringify(sink.received.at(-1))).toContain("I don't know “funel”")
})

test('a mention becomes an answer in its thread', async () => {
  const { ts } = await newest('product')
  await sendEvent(sender, {
    type: 'event_callback',
    team_id: 'T000000001',
    api_app_id: 'A00000001',
    event_id: 'Ev1',
    event: {
      type: 'app_mention',
      user: personId,
      text: '<@U00000BOT> event Play Song last 14d',
      ts,
      channel: channels['product'],
    },
  })
  await expect
    .poll(
      async () =>
        (
          await person.conversations.replies({ channel: channels['product'] ?? '', ts: ts ?? '' })
        ).messages?.at(-1)?.text,
    )
    .toMatch(/^Play Song, uniques: /)
})

test('the Home tab is published', async () => {
  const { status } = await sendEvent(sender, {
    type: 'event_callback',
    team_id: 'T000000001',
    api_app_id: 'A00000001',
    event_id: 'Ev2',
    event: { type: 'app_home_opened', user: personId, tab: 'home', channel: 'D1', event_ts: '1.0' },
  })
  expect(status).toBe(200)
  await expect
    .poll(() => log, { timeout: 5_000 })
    .toContainEqual(expect.objectContaining({ event: 'home.published', hasEvents: true }))
})
