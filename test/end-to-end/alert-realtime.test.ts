import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttonsOf, wordsOf } from '../support/bot-talk.ts'
import { startMovingWorld, type MovingWorld } from '../support/moving-world.ts'

let world: MovingWorld

beforeAll(async () => {
  // As many people as make thirty of them active within five minutes, on a product that is a week old.
  const amplitude = { population: 12, openingDay: '2026-11-09' }
  world = await startMovingWorld({ start: '2026-11-17T10:00:00Z', amplitude })
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const [unusual, below] = ['metrics-alerts', 'growth']
const began = '2026-11-23T12:16:00Z'

/** From the beginning of the incident to the message about it. */
function minutesUntilTold(channel: string): number {
  return (Number(world.incident(channel).ts) * 1_000 - Date.parse(began)) / 60_000
}

describe('people who go away within a minute', () => {
  it('are watched quietly for six days, in which the bot learns by itself what is usual', async () => {
    await world.watch(unusual, 'realtime unusual')
    await world.moveTo('2026-11-23T12:00:00Z')
    await world.watch(below, 'realtime below 8 for 3')
    expect(world.incidents(unusual)).toEqual([])
  })

  it('are told once, 6 to 16 minutes later', async () => {
    await world.happen({ factor: 0.02, from: began })
    await world.moveTo('2026-11-23T13:00:00Z')
    expect(minutesUntilTold(unusual)).toBeGreaterThan(6)
    expect(minutesUntilTold(unusual)).toBeLessThan(16)
    expect(wordsOf(world.incident(unusual))).toMatch(/\d at 12:\d\d −\d.*% vs usual Monday, 12:\d\d/)
  })

  it('are told by a limit for three buckets in a row a minute after the third is over', () => {
    // 12:20, 12:25 and 12:30; the last of them ends at 12:35.
    expect(minutesUntilTold(below)).toBeCloseTo(20, 0)
    expect(wordsOf(world.incident(below))).toMatch(/at 12:30 .*% below the limit of 8\s+Since 12:20, for 16m/)
  })

  it('are missed by all groups alike', () => {
    for (const channel of [unusual, below]) {
      expect(world.replies(channel)).toHaveLength(1)
      expect(world.replies(channel)[0]).toContain('common to all groups')
    }
  })

  it('are back in the same messages', async () => {
    await world.mend()
    await world.moveTo('2026-11-23T14:00:00Z')
    for (const channel of [unusual, below]) {
      expect(wordsOf(world.incident(channel))).toMatch(/^✅ Recovered .*after 4\dm, low \d at 12:\d\d/)
      expect(Object.keys(buttonsOf(world.incident(channel)))).not.toContain('alert_ack')
      expect(world.replies(channel).at(-1)).toMatch(/^Recovered after 4\dm/)
    }
  })
})
