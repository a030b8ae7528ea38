import { expect, it, onTestFinished } from 'vitest'
import { startHeart } from '../../src/jobs/heart.ts'
import { silentLogger } from '../../src/logger.ts'

it('beats each second, alone, and goes on after a beat that failed', async () => {
  let beats = 0
  let atOnce = 0
  const ending = Promise.withResolvers<void>()
  const heart = startHeart(async () => {
    beats += 1
    atOnce += 1
    if (beats === 1) {
      atOnce -= 1
      throw new Error('the disk is full')
    }
    await ending.promise
    atOnce -= 1
  }, silentLogger)
  onTestFinished(() => heart[Symbol.dispose]())
  await expect.poll(() => beats, { timeout: 3_500 }).toBe(2)
  await new Promise((resolve) => {
    setTimeout(resolve, 1_100)
  })
  expect({ beats, atOnce }).toEqual({ beats: 2, atOnce: 1 })
  ending.resolve()
})
