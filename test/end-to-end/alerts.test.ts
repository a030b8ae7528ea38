import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import { identity } from '../../src/demo/slack/state/identity.ts'
import { blockTypes, buttonsOf, wordsOf } from '../support/bot-talk.ts'
import { startMovingWorld, type MovingWorld } from '../support/moving-world.ts'

let world: MovingWorld
const channel = 'metrics-alerts'

beforeAll(async () => {
  // Half of the demo's people: enough plays a day for a fall to be no chance.
  world = await startMovingWorld({ start: '2026-11-23T10:00:00Z', amplitude: { population: 0.5 } })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const pictureIn = (): unknown => world.incident(channel).blocks.find(({ type }) => type === 'image')

describe('plays on iOS that fall by 60 %', () => {
  let firstPicture: unknown

  it('are told once, when the first whole day has settled', async () => {
    await world.watch(channel, 'event Play Song totals drops 15% vs last week')
    await world.happen({
      event: 'Play Song',
      where: { property: 'platform', value: 'iOS' },
      factor: 0.4,
      from: '2026-11-24T00:00:00Z',
    })
    await world.moveTo('2026-11-25T02:59:00Z')
    expect(world.incidents(channel)).toEqual([])
    await world.moveTo('2026-11-25T03:05:00Z')
    const words = wordsOf(world.incident(channel))
    expect(words).toMatch(/Firing\s+Play Song\s+Acme/)
    expect(words).toMatch(/Acme [\d,]+ yesterday\s+−\d\d(?:\.\d)?% vs Tue, Nov 17 \([\d,]+\)/)
    expect(words).toContain('fires when it drops 15% vs the same weekday last week')
    expect(Object.keys(buttonsOf(world.incident(channel)))).toEqual([
      'alert_ack',
      'alert_snooze',
      'alert_why',
      expect.stringMatching(/^ask/),
      'alert_more',
    ])
  })

  it('come with a picture', () => {
    expect(blockTypes(world.incident(channel))).toContain('image')
    firstPicture = pictureIn()
  })

  it('are explained in the thread: iOS, and what did not change', () => {
    const [why] = world.replies(channel)
    expect(why).toMatch(/iOS explains (?:8[5-9]|9\d|100)% of the drop/)
    expect(why).toContain('Android and Web are as usual')
  })

  it('are acknowledged in place, by whom', async () => {
    await world.slack.press(world.incident(channel), 'alert_ack', {
      until: ({ messages }) => messages.some(({ text }) => text.startsWith('Acknowledged')),
    })
    const { blocks } = world.incident(channel)
    expect(wordsOf(world.incident(channel))).toMatch(/^👀 Acknowledged.*Acknowledged by .*, 3:05/s)
    expect(JSON.stringify(blocks)).toContain(`"user_id":"${identity.me}"`)
    expect(Object.keys(buttonsOf(world.incident(channel)))).not.toContain('alert_ack')
  })

  it('recover in the same message with another picture, and say so below it', async () => {
    await world.mend()
    await world.moveTo('2026-11-27T03:05:00Z')
    expect(wordsOf(world.incident(channel))).toMatch(/^✅ Recovered/)
    expect(pictureIn()).not.toEqual(firstPicture)
    expect(world.replies(channel).at(-1)).toMatch(/^Recovered after/)
  })
})

const stormy = 'product'
const parents = (): DemoMessage[] =>
  world.slack
    .messages(stormy)
    .filter((message) => message.threadTs === undefined && wordsOf(message).includes('at once'))

describe('everything that falls by 80 %', () => {
  beforeAll(async () => {
    for (const question of ['dau', 'event Play Song totals', 'event Search totals'])
      await world.watch(stormy, `${question} drops 30% vs last week`)
    await world.watch('growth', 'event Play Song totals drops 30% vs last week')
    await world.happen({ factor: 0.2, from: '2026-11-29T00:00:00Z' })
    await world.moveTo('2026-11-30T03:05:00Z')
  })

  it('is one message, which says what that usually means', () => {
    expect(parents()).toHaveLength(1)
    expect(world.incidents(stormy)).toEqual([])
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
    const below = world.slack.messages(stormy).filter(({ threadTs }) => threadTs === parent?.ts)
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
    await world.moveTo('2026-12-02T03:05:00Z')
    expect(parents()).toHaveLength(1)
    expect(
      parents()
        .map(wordsOf)
        .join('')
        .match(/\(recovered\)/g),
    ).toHaveLength(3)
    const states = world.replies(stormy).filter((words) => words.startsWith('✅ Recovered'))
    expect(states).toHaveLength(3)
  })
})
