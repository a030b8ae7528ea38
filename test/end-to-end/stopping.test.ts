import { expect, test } from 'vitest'
import { isPlaceholder } from '../support/bot-talk.ts'
import { startBotWorld } from '../support/bot-world.ts'

test('stopping finishes the answers that are being worked on', async () => {
  await using world = await startBotWorld({ amplitude: { latencyMs: 300 } })
  const answered = world.slack.type('product', '/amp dau last 14d', {
    until: ({ messages }) => messages.some(({ isEphemeral }) => !isEphemeral),
  })
  await expect.poll(() => world.slack.messages('product').some(({ text }) => isPlaceholder(text))).toBe(true)
  const stopped = world.stopBot()
  await expect.poll(async () => isListening(world.botUrl)).toBe(false)
  await stopped
  expect((await answered).messages.some(({ text }) => text.startsWith('Daily active users: '))).toBe(true)
})

test('what cannot be finished in time is cut short, and the asker is told', async () => {
  await using world = await startBotWorld({ amplitude: { hangMs: 10_000 } })
  await world.amplitude.setFault({ route: '/api/2/users', kind: 'hang' })
  const told = world.slack.type('product', '/amp dau last 14d', {
    until: ({ messages }) => messages.some(({ text }) => text.startsWith('Ampbot is being restarted')),
  })
  await expect.poll(() => world.slack.messages('product').some(({ text }) => isPlaceholder(text))).toBe(true)
  const startedAt = performance.now()
  await world.stopBot()
  expect(performance.now() - startedAt).toBeLessThan(3_000)
  expect((await told).messages.at(-1)?.isEphemeral).toBe(true)
  expect(world.log).toContainEqual(expect.objectContaining({ event: 'slack.stopped', unfinished: 1 }))
})

test('an idle bot stops at once', async () => {
  await using world = await startBotWorld()
  await fetch(`${world.botUrl}/healthz`)
  const startedAt = performance.now()
  await world.stopBot()
  expect(performance.now() - startedAt).toBeLessThan(500)
})

async function isListening(url: string): Promise<boolean> {
  return await fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}
