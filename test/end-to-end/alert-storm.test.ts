import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import { wordsOf } from '../support/bot-talk.ts'
import { startMovingWorld, type MovingWorld } from '../support/moving-world.ts'

let world: MovingWorld
const channel = 'metrics-alerts'
const watched = ['dau', 'event Play Song totals', 'event Search totals']

beforeAll(async () => {
  const amplitude = { population: 0.5, openingDay: '2026-10-05' }
  world = await startMovingWorld({ start: '2026-11-23T10:00:00Z', amplitude })
  for (const question of watched) await world.watch(channel, `${question} drops 30% vs last week`)
  await world.watch('growth', 'event Play Song totals drops 30% vs last week')
  await world.happen({ factor: 0.2, from: '2026-11-24T00:00:00Z' })
  await world.moveTo('2026-11-25T03:05:00Z')
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const parents = (): DemoMessage[] =>
  world.slack
    .messages(channel)
    .filter((message) => message.threadTs === undefined && wordsOf(message).includes('at once'))

describe('everything that falls by 80 %', () => {
  it('is one message, which says what that usually means', () => {
    expect(parents()).toHaveLength(1)
    expect(world.incidents(channel)).toEqual([])
    const words = parents().map(wordsOf).join('')
    expect(words).toMatch(
      /3 alerts of Acme at once.*usually their collection .* or a release, and rarely the people/s,
    )
    expect(words).toMatch(
      /Daily active users: \d+ yesterday.*Play Song: \d+ yesterday.*Search: \d+ yesterday/s,
    )
  })

  it('has the alerts in its thread, each with its buttons', () => {
    const [parent] = parents()
    const below = world.slack.messages(channel).filter(({ threadTs }) => threadTs === parent?.ts)
    expect(below.map((message) => wordsOf(message).slice(0, 40))).toEqual([
      expect.stringContaining('Daily active users'),
      expect.stringContaining('Play Song'),
      expect.stringContaining('Search'),
    ])
  })

  it('is told as it is in a channel where a single alert fires', () => {
    expect(wordsOf(world.incident('growth'))).toMatch(/^🔻 Firing\s+Play Song/)
  })

  it('is over in the same messages', async () => {
    await world.mend()
    await world.moveTo('2026-11-28T04:00:00Z')
    expect(parents()).toHaveLength(1)
    expect(
      parents()
        .map(wordsOf)
        .join('')
        .match(/\(recovered\)/g),
    ).toHaveLength(3)
    const states = world.replies(channel).filter((words) => words.startsWith('✅ Recovered'))
    expect(states).toHaveLength(3)
  })
})
