import { expect, test } from 'vitest'
import { createSeenDeliveries } from '../../src/slack/seen-deliveries.ts'
import { FakeClock } from '../support/fake-clock.ts'

test('an id is first once, and again only after a day', async () => {
  const clock = new FakeClock()
  const seen = createSeenDeliveries(clock)
  expect(seen.isFirst('Ev1')).toBe(true)
  expect(seen.isFirst('Ev2')).toBe(true)
  await clock.advance(23 * 3_600_000)
  expect(seen.isFirst('Ev1')).toBe(false)
  await clock.advance(2 * 3_600_000)
  expect(seen.isFirst('Ev1')).toBe(true)
})

test('it holds no more than it has room for, and forgets the oldest', () => {
  const seen = createSeenDeliveries(new FakeClock())
  for (let index = 0; index <= 20_000; index += 1) seen.isFirst(`Ev${index}`)
  expect(seen.isFirst('Ev0')).toBe(true)
  expect(seen.isFirst('Ev20000')).toBe(false)
})
