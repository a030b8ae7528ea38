import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DemoFaultKind } from '../../src/demo/slack/page-protocol.ts'
import { ask, buttonsOf, press, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld({ amplitude: { hangMs: 20_000 } })
})
afterEach(async () => {
  await world.amplitude.clearFaults()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const faults: { kind: DemoFaultKind; sentence: RegExp }[] = [
  { kind: 'rateLimit', sentence: /hourly budget of Amplitude's API is used up/ },
  { kind: 'concurrentLimit', sentence: /busy with other questions of this project/ },
  { kind: 'serverError', sentence: /problem of its own \(status 500\)/ },
  { kind: 'gatewayTimeout', sentence: /took too long to work this out/ },
  { kind: 'truncated', sentence: /broke off in the middle/ },
  { kind: 'hang', sentence: /did not answer within a minute, so I stopped waiting/ },
]

test.each(faults)(
  '$kind: the asker alone hears what happened, and can try again',
  async ({ kind, sentence }) => {
    await world.amplitude.setFault({ route: '/api/2/users', kind })
    // Each asks something else: what was answered before would be answered from memory.
    const text = `/amp dau last 14d where version is not ${kind}`
    const { messages, answer } = await ask(world, 'product', text)
    expect(messages).toHaveLength(1)
    expect(answer.isEphemeral).toBe(true)
    expect(answer.text).toMatch(sentence)
    expect(wordsOf(answer)).toMatch(sentence)
    expect(buttonsOf(answer)).toEqual({ ask_again: 'Try again' })
    await world.amplitude.clearFaults()
    const again = await press(world, answer, 'ask_again')
    expect(again.answer.isEphemeral).toBe(false)
    expect(wordsOf(again.answer)).toContain('Daily active users')
  },
)

test('each sentence is another', () => {
  expect(new Set(faults.map(({ sentence }) => sentence.source)).size).toBe(faults.length)
})

test('while one route fails the others answer', async () => {
  await world.amplitude.setFault({ route: '/api/2/funnels', kind: 'serverError' })
  const [failed, answered] = await Promise.all([
    ask(world, 'product', '/amp funnel Search > Play'),
    ask(world, 'growth', '/amp event Play Song last 14d'),
  ])
  expect(failed.answer.isEphemeral).toBe(true)
  expect(answered.answer.isEphemeral).toBe(false)
})

test('a long wait is said', async () => {
  await world.amplitude.setFault({ route: '/api/2/users', kind: 'hang' })
  const seen = new Set<string>()
  await world.slack.type('product', '/amp new users last 14d', {
    timeoutMs: 10_000,
    until: ({ messages }) => {
      for (const { text } of messages) seen.add(text)
      return messages.some(({ text }) => text.includes('stopped waiting'))
    },
  })
  expect([...seen]).toEqual([
    'Fetching New users, last 14 days, from Acme …',
    'Still fetching New users, last 14 days, from Acme … Amplitude has taken 3 seconds so far.',
    'Still fetching New users, last 14 days, from Acme … Amplitude has taken 15 seconds so far.',
    expect.stringContaining('stopped waiting'),
  ])
})

test('numbers that Amplitude calls incomplete are shown, and said to be', async () => {
  await world.amplitude.setFault({ route: '/api/2/events/segmentation', kind: 'incomplete' })
  const { answer } = await ask(world, 'product', '/amp event Play Song last 14d')
  expect(answer.isEphemeral).toBe(false)
  expect(wordsOf(answer)).toMatch(/incomplete|sampled|partial|missing|not whole/i)
})

test('help and a plain question need no events list', async () => {
  await world.amplitude.setFault({ route: '/api/2/events/list', kind: 'serverError' })
  await world.amplitude.moveClockTo(world.clock.now())
  expect((await ask(world, 'product', '/amp help')).answer.text).toContain('What you can ask')
  expect((await ask(world, 'product', '/amp dau last 14d')).answer.isEphemeral).toBe(false)
})

test('an event that Amplitude does not know is a mistake of the question', async () => {
  const { answer } = await ask(world, 'product', '/amp event raw:Nothing Of The Kind last 14d')
  expect(answer.isEphemeral).toBe(true)
  expect(answer.text).toMatch(/Nothing Of The Kind/)
})

test('a property that Amplitude does not know is named', async () => {
  const { answer } = await ask(world, 'product', '/amp dau by gp:nonsense last 14d')
  expect(answer.isEphemeral).toBe(true)
  expect(answer.text).toMatch(/nonsense/)
})

test('refused keys and the wrong region are said in words', async () => {
  await using other = await startBotWorld({
    amplitude: { apiKey: 'somebody-elses-key' },
    apiKey: 'not-the-key',
  })
  const { answer } = await ask(other, 'product', '/amp dau last 14d')
  expect(answer.isEphemeral).toBe(true)
  expect(answer.text).toMatch(/API key|keys/)
  expect(answer.text).toMatch(/region/)
  expect(buttonsOf(answer)).toEqual({})
  expect(JSON.stringify(other.log)).not.toContain('not-the-key')
})
