import { expect, it } from 'vitest'
import { createTurns } from '../../../src/jobs/digests/turns.ts'

it('lets timers and everything else in between, in the order in which turns were wanted', async () => {
  const turns = createTurns()
  const order: number[] = []
  let longestMs = 0
  let lastMs = performance.now()
  const watch = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - lastMs)
    lastMs = performance.now()
  }, 1)
  const works = Array.from({ length: 100 }, async (_, index) => {
    await turns.take()
    order.push(index)
    const until = performance.now() + 2
    while (performance.now() < until);
  })
  await Promise.all(works)
  clearInterval(watch)
  expect(order).toEqual(works.map((_, index) => index))
  // All in one breath they would take 200 ms.
  expect(longestMs).toBeLessThan(100)
})
