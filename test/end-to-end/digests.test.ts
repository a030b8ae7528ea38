import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import { ask, buttonsOf, press, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld({ speed: 4 })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

/** The number of the digest that a confirmation is about. */
function numberIn(message: DemoMessage): number {
  return Number(/Digest (\d+)/.exec(message.text)?.[1])
}

async function make(text: string, channel = 'product'): Promise<{ id: number; confirmation: DemoMessage }> {
  const { messages } = await ask(world, channel, text)
  const confirmation = messages.find(({ isEphemeral }) => !isEphemeral)
  if (confirmation === undefined) throw new Error(`No digest: ${messages.map(({ text }) => text).join()}`)
  return { id: numberIn(confirmation), confirmation }
}

async function hear(text: string, channel = 'product'): Promise<string> {
  return wordsOf((await ask(world, channel, text)).answer)
}

describe('a digest that is typed', () => {
  it('is confirmed in its channel: what, when, in whose zone, and at what cost', async () => {
    const { confirmation } = await make('/amp every weekday at 9:00 dau last 30d; event play song last 7d')
    const words = wordsOf(confirmation)
    expect(words).toContain('Every weekday at 9:00 Europe/Berlin')
    expect(words).toContain('/amp event Play Song')
    expect(words).toContain('Tue, Nov 24, 9:00')
    expect(words).toContain('Each run costs at most 37')
    expect(Object.keys(buttonsOf(confirmation))).toEqual([
      'digest_run',
      'digest_edit',
      'digest_pause',
      'digest_history',
    ])
  })

  it('keeps to the zone that was said', async () => {
    const { confirmation } = await make('/amp every monday at 8:30 Asia/Kolkata wau')
    expect(wordsOf(confirmation)).toContain('Every Monday at 8:30 Asia/Kolkata')
  })

  it('goes to the person where it is typed in the direct messages with the bot', async () => {
    const { messages } = await ask(world, 'D0AMPBOT01', 'every day at 8:00 dau')
    expect(wordsOf(messages[0] as DemoMessage)).toContain('Every day at 8:00')
    expect(await hear('digests', 'D0AMPBOT01')).toContain('that come to you alone')
  })

  it('is not set up where the bot is no member, and says how to let it in', async () => {
    const words = await hear('/amp every day dau', 'random')
    expect(words).toContain('I am not a member of this channel. Type /invite @ampbot there')
    expect(await hear('/amp digests', 'random')).toContain('There are no digests in this channel')
  })
})

describe('a mistake', () => {
  it.each([
    ['/amp every dya at 9 dau', 'every day at 9 dau'],
    ['/amp every day dau; event Plya Song last 7d', 'every day dau; event Play Song last 7d'],
    ['/amp every day dau; funel A > B', 'every day dau; funnel A > B'],
  ])('%s', async (text, offered) => {
    const { answer } = await ask(world, 'product', text)
    expect(answer.isEphemeral).toBe(true)
    expect(JSON.stringify(answer.blocks)).toContain(JSON.stringify(`Set up: ${offered}`).slice(1, -1))
  })

  it('is mended by a press, which takes its place', async () => {
    const { answer } = await ask(world, 'metrics-alerts', '/amp every dya at 9 dau')
    const isSaid = (said: string) => (message: DemoMessage) => wordsOf(message).includes(said)
    const { messages } = await world.slack.press(answer, 'ask_0', {
      until: ({ messages }) => messages.some(isSaid('was set up')) && messages.some(isSaid('is set up')),
    })
    expect(messages.find(isSaid('is set up'))?.isEphemeral).toBe(true)
  })
})

describe('looking after a digest', () => {
  it('shows, lists, pauses and resumes it', async () => {
    const { id } = await make('/amp every day at 7:00 mau', 'growth')
    expect(await hear(`/amp digest ${id}`, 'growth')).toContain('Every day at 7:00 Europe/Berlin')
    expect(await hear('/amp digests', 'growth')).toContain('no run yet')
    const { answer } = await ask(world, 'growth', `/amp digest ${id} pause`)
    expect(answer.isEphemeral).toBe(false)
    expect(wordsOf(answer)).toContain('was paused')
    expect(await hear(`/amp digest ${id} pause`, 'growth')).toContain('is paused already')
    expect(await hear('/amp digests', 'growth')).toContain('Paused')
    const { answer: resumed } = await press(world, answer, 'digest_resume')
    expect(wordsOf(resumed)).toContain('was resumed')
  })

  it('is asked for a test, which arrives marked as one and stands in its history', async () => {
    const { id, confirmation } = await make('/amp every day at 7:00 wau', 'growth')
    const isTest = (message: DemoMessage): boolean => wordsOf(message).includes('Test: somebody asked for it')
    const { messages } = await world.slack.press(confirmation, 'digest_run', {
      timeoutMs: 10_000,
      until: ({ messages }) => messages.some(isTest),
    })
    expect(messages.map(wordsOf).join()).toContain(`A test of digest ${id} is on its way`)
    expect(await hear(`/amp digest ${id} history`, 'growth')).toContain('test, delivered')
  })

  it('hands it over, and tells whose it is now', async () => {
    const { id } = await make('/amp every day at 6:00 wau', 'growth')
    const { messages } = await ask(world, 'growth', `/amp digest ${id} give to @grace`)
    expect(messages.map(wordsOf).join()).toContain('was handed over')
    expect(await hear(`/amp digest ${id} pause`, 'growth')).toContain('only they or an administrator')
    expect(await hear(`/amp digest ${id}`, 'growth')).toContain('Every day at 6:00')
    expect(await hear(`/amp digest ${id}`, 'product')).toContain('goes elsewhere')
  })

  it('deletes it, and says so where it came', async () => {
    const { id } = await make('/amp every day at 5:00 wau', 'growth')
    expect(await hear(`/amp digest ${id} delete`)).toContain('is deleted. To have it again: /amp every day')
    expect(world.slack.messages('growth').map(wordsOf).join()).toContain('was deleted')
    expect(await hear(`/amp digest ${id}`)).toContain(`There is no digest ${id}`)
  })

  it('lists those of everybody for administrators only', async () => {
    expect(await hear('/amp digests all')).toContain('for administrators only')
    expect(await hear('/amp digests mine')).toContain('of yours')
  })
})
