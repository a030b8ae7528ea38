import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, blockTypes, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'

let world: BotWorld

interface ImageBlock {
  slack_file: { id: string }
  alt_text: string
}

beforeAll(async () => {
  world = await startBotWorld({ slack: { fileProcessingMs: 400 } })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

/** Every kind of question, and every clause that this version knows. */
const questions = [
  { text: 'dau last 30d', title: 'Daily active users' },
  { text: 'wau last 8 weeks', title: 'Weekly active users' },
  { text: 'mau last 3 months', title: 'Monthly active users' },
  { text: 'new users last 14d', title: 'New users' },
  { text: 'dau by platform last 14d top 2', title: 'Daily active users by platform' },
  { text: 'dau last 14d vs previous', title: 'Daily active users' },
  { text: 'dau where country is Germany, JP last 14d', title: 'Daily active users' },
  { text: 'event Play Song last 14d', title: 'Play Song, uniques' },
  { text: 'event Play Song totals by event.genre last 14d', title: 'Play Song, totals by genre' },
  { text: 'event Play Song, Search last 7d hourly', title: 'Play Song and Search, uniques' },
  { text: 'event Purchase sum of price last 30d', title: 'Purchase, sum of price' },
  { text: 'funnel Search > Select > Play within 7d last 30d', title: 'Search → Select → Play' },
  { text: 'funnel Search > Play by platform', title: 'Search → Play by platform' },
  {
    text: 'retention Sign Up > Play Song or Video last 8 weeks weekly',
    title: 'Sign Up → Play Song or Video',
  },
  { text: 'retention last 14d', title: 'New users → any active event' },
]

test.each(questions)('/amp $text becomes an answer in the channel', async ({ text, title }) => {
  const { messages, answer } = await ask(world, 'product', `/amp ${text}`)
  expect(messages).toHaveLength(1)
  expect(answer.isEphemeral).toBe(false)
  expect(blockTypes(answer)).toEqual(['rich_text', 'header', 'rich_text', 'image', 'context', 'actions'])
  expect(wordsOf(answer)).toContain(title)
  expect(answer.text).toMatch(/Asked by <@U0ADA00001>\.$/)
  expect(wordsOf(answer)).toMatch(/Acme · .*2026 \(UTC\) · as of \d\d:\d\d/)
  expect(wordsOf(answer)).toMatch(/`\/amp [^`]+`/)
  expect(`${wordsOf(answer)} ${answer.text}`).not.toMatch(/undefined|NaN|null|\[object/)
})

test('the picture is a private upload of a PNG, and its words hold the numbers', async () => {
  const { answer } = await ask(world, 'product', '/amp dau last 7d')
  const image = answer.blocks.find(({ type }) => type === 'image') as unknown as ImageBlock
  expect(world.slack.fileBytes(image.slack_file.id)?.subarray(1, 4).toString()).toBe('PNG')
  expect(image.alt_text).toMatch(/Daily active users.*\d/)
  const shared = world.slack.requests.filter(({ target }) => target === 'files.completeUploadExternal')
  expect(shared.every(({ args }) => args['channel_id'] === undefined && args['channels'] === undefined)).toBe(
    true,
  )
})

test('the canonical command in the small print asks the same again', async () => {
  const first = await ask(world, 'product', '/amp FUNNEL  Search → Play  last 30 days')
  const command = /`(\/amp [^`]+)`/.exec(wordsOf(first.answer))?.[1] ?? ''
  const second = await ask(world, 'product', command.replaceAll('&gt;', '>'))
  expect(wordsOf(second.answer)).toContain(`\`${command}\``)
  expect(second.answer.text).toBe(first.answer.text)
})

test('what the asker sees at once says what is being fetched, and is gone when the answer stands', async () => {
  const seen: string[] = []
  await world.slack.type('growth', '/amp new users last 14d', {
    until: ({ messages }) => {
      seen.push(...messages.filter(({ isEphemeral }) => isEphemeral).map(({ text }) => text))
      return (
        messages.some(({ isEphemeral, text }) => !isEphemeral && text.includes('New users')) &&
        !messages.some(({ isEphemeral }) => isEphemeral)
      )
    },
  })
  expect(seen[0]).toBe('Fetching New users, last 14 days, from Acme …')
  expect(world.slack.messages('growth').filter(({ isEphemeral }) => isEphemeral)).toEqual([])
})

test('nothing is unfurled', () => {
  const posts = world.slack.requests.filter(({ target }) => target === 'chat.postMessage')
  expect(posts.length).toBeGreaterThan(0)
  for (const { args } of posts) expect(args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' })
})
