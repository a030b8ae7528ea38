import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask, blockTypes, press, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld()
})
afterEach(() => {
  world.slack.stopFailing()
  world.slack.setFileProcessing(0)
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

function callsOf(method: string): number {
  return world.slack.requests.filter(({ target }) => target === method).length
}

test('a picture that Slack works on for seconds is waited for', async () => {
  world.slack.setFileProcessing(6_000)
  const before = callsOf('chat.postMessage')
  const { messages, answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(messages).toHaveLength(1)
  expect(blockTypes(answer)).toContain('image')
  expect(callsOf('chat.postMessage') - before).toBeGreaterThan(3)
})

test('a picture that Slack never finishes is given up, the answer is not, and the upload is deleted', async () => {
  world.slack.setFileProcessing(3_600_000)
  const files = world.slack.files()
  const { messages, answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(messages).toHaveLength(1)
  expect(answer.isEphemeral).toBe(false)
  expect(blockTypes(answer)).not.toContain('image')
  expect(wordsOf(answer)).toMatch(/[▁▂▃▄▅▆▇█]{5,}/)
  expect(world.slack.files()).toEqual(files)
})

const uploadSteps = ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal']

test.each(uploadSteps)('when %s fails, the answer comes without its picture', async (method) => {
  world.slack.fail({ method, fault: { kind: 'serverError', status: 500 }, times: 10 })
  const { answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(answer.isEphemeral).toBe(false)
  expect(blockTypes(answer)).not.toContain('image')
  expect(answer.text).toMatch(/^Daily active users: /)
})

test('a missing scope for files costs the picture only', async () => {
  world.slack.fail({ method: 'files.getUploadURLExternal', fault: { kind: 'error', error: 'missing_scope' } })
  const { answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(answer.isEphemeral).toBe(false)
  expect(world.log).toContainEqual(
    expect.objectContaining({ event: 'picture.failed', slackCode: 'missing_scope' }),
  )
})

test('a rate limit of Slack is waited out, for messages and uploads', async () => {
  for (const method of ['chat.postMessage', 'files.getUploadURLExternal'])
    world.slack.fail({ method, fault: { kind: 'rateLimited', retryAfterSeconds: 2 } })
  world.slack.fail({ method: 'chat.postMessage', fault: { kind: 'error', error: 'ratelimited' } })
  const { messages, answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(messages).toHaveLength(1)
  expect(blockTypes(answer)).toContain('image')
})

test('a message that may have arrived is not sent twice, and the asker gets the answer either way', async () => {
  const before = callsOf('chat.postMessage')
  world.slack.fail({ method: 'chat.postMessage', fault: { kind: 'dropAfterWork' } })
  const { messages } = await ask(world, 'product', '/amp dau last 14d')
  await expect
    .poll(() => world.log.at(-1))
    .toMatchObject({ event: 'question.answered', outcome: 'no_response' })
  expect(callsOf('chat.postMessage') - before).toBe(1)
  const inChannel = messages.find(({ isEphemeral }) => !isEphemeral)
  const whisper = world.slack.messages('product').findLast(({ isEphemeral }) => isEphemeral)
  expect(inChannel && blockTypes(inChannel)).toContain('image')
  expect(whisper && wordsOf(whisper)).toContain('may or may not stand in the channel')
})

test('blocks that Slack refuses are sent as words', async () => {
  world.slack.fail({
    method: 'chat.postMessage',
    fault: { kind: 'error', error: 'invalid_blocks' },
    times: 2,
  })
  const { answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(answer.isEphemeral).toBe(false)
  expect(answer.blocks).toEqual([])
  expect(answer.text).toMatch(/^Daily active users: /)
  expect(world.log).toContainEqual(expect.objectContaining({ event: 'blocks.refused', level: 'error' }))
})

test('a native chart that Slack refuses gives way to the sparkline', async () => {
  await world.amplitude.changeSettings({ latencyMs: 100 })
  const asked = ask(world, 'launch-room', '/amp dau last 7d private')
  // The placeholder stands; the next use of the response_url is the answer with its chart.
  await expect.poll(() => world.slack.messages('launch-room')).toHaveLength(1)
  world.slack.fail({ method: 'response_url', fault: { kind: 'error', error: 'invalid_blocks' } })
  const { answer } = await asked
  await world.amplitude.changeSettings({ latencyMs: 0 })
  expect(blockTypes(answer)).toEqual(['rich_text', 'header', 'rich_text', 'rich_text', 'context', 'actions'])
  expect(wordsOf(answer)).toMatch(/[▁▂▃▄▅▆▇█]{5,}/)
})

const refusals = [
  { code: 'is_archived', sentence: 'This channel is archived' },
  { code: 'restricted_action', sentence: 'Posting in this channel is restricted' },
  { code: 'missing_scope', sentence: 'I lack a permission here' },
  { code: 'some_new_error', sentence: 'Slack did not take the message (some_new_error).' },
]

test.each(refusals)(
  'when posting is refused with $code, the asker gets the answer and the reason',
  async ({ code, sentence }) => {
    world.slack.fail({ method: 'chat.postMessage', fault: { kind: 'error', error: code } })
    const { answer } = await ask(world, 'product', '/amp dau last 14d')
    expect(answer.isEphemeral).toBe(true)
    expect(answer.text).toMatch(/^Daily active users: /)
    expect(wordsOf(answer)).toContain(sentence)
  },
)

test('while one message hangs at Slack, others go through', async () => {
  world.slack.fail({ method: 'chat.postMessage', fault: { kind: 'serverError', status: 503 } })
  const [first, second] = await Promise.all([
    ask(world, 'product', '/amp dau last 14d'),
    ask(world, 'growth', '/amp wau last 4 weeks'),
  ])
  expect(first.answer.isEphemeral).not.toBe(second.answer.isEphemeral)
})

test('a placeholder that Slack does not take costs nothing', async () => {
  world.slack.fail({ method: 'response_url', fault: { kind: 'serverError', status: 500 } })
  const { answer } = await ask(world, 'product', '/amp dau last 14d')
  expect(answer.isEphemeral).toBe(false)
})

test('a mistake reaches the asker also when the response_url does not answer', async () => {
  world.slack.fail({ method: 'response_url', fault: { kind: 'serverError', status: 500 }, times: 5 })
  const { answer } = await ask(world, 'product', '/amp funel Search > Play')
  expect(answer.isEphemeral).toBe(true)
  expect(wordsOf(answer)).toContain("I don't know “funel”")
})

test('where neither the response_url nor the channel can be written in, the asker is told directly', async () => {
  world.slack.fail({ method: 'response_url', fault: { kind: 'serverError', status: 500 }, times: 5 })
  await world.slack.type('random', '/amp funel Search > Play', {
    until: () => world.slack.messages('D0AMPBOT01').some((message) => wordsOf(message).includes('funel')),
  })
  expect(world.slack.messages('D0AMPBOT01')).toHaveLength(1)
})

test('a button of an old message works, whose response_url is its own', async () => {
  const { answer: mistake } = await ask(world, 'growth', '/amp funel Search > Play')
  await world.clock.sleep(31 * 1_000)
  const { answer } = await press(world, mistake, 'ask_0')
  expect(answer.isEphemeral).toBe(false)
})
