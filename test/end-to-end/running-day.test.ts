import { expect, it } from 'vitest'
import type { DemoRequest } from '../../src/demo/slack/page-protocol.ts'
import { wordsOf } from '../support/bot-talk.ts'
import { startMovingWorld } from '../support/moving-world.ts'

const channel = 'metrics-alerts'

it('a day that passes an upper bound is told while it is running, for three days a look', async () => {
  const requests: DemoRequest[] = []
  const amplitude = { population: 0.3, onRequest: (request: DemoRequest) => void requests.push(request) }
  const start = '2026-11-23T10:00:00Z'
  await using world = await startMovingWorld({ start, amplitude })
  await world.watch(channel, 'event Play Song totals above 700')
  await world.moveTo('2026-11-24T06:00:00Z')
  const before = requests.length
  await world.happen({ event: 'Play Song', factor: 3, from: '2026-11-24T00:00:00Z' })
  await world.moveTo('2026-11-24T16:00:00Z')
  expect(wordsOf(world.incident(channel))).toMatch(
    /Firing\s+Play Song\s+Acme 7\d\d so far today .*Since today · fires when it is above 700/s,
  )
  expect(world.replies(channel)[0]).toMatch(
    / \d+ so far on Tue, Nov 24 is \d\d\d% above the same hours of Tue, Nov 17 \(\d+\)\./,
  )
  const looks = requests
    .slice(before)
    .filter(({ target }) => !target.includes('&g=') && target.includes('20261122'))
  expect(looks.map(({ cost }) => cost)).toEqual(Array.from({ length: 10 }, () => 3))
})
