import { expect, test } from 'vitest'
import { startRunningWork } from '../../src/slack/running-work.ts'
import { FakeClock } from '../support/fake-clock.ts'

test('stopping waits for what runs, and nothing is aborted that finishes in time', async () => {
  const work = startRunningWork(new FakeClock())
  const { promise, resolve } = Promise.withResolvers<string>()
  let wasAborted = false
  const answer = work.run(async (signal) => {
    signal.addEventListener('abort', () => {
      wasAborted = true
    })
    const value = await promise
    return `${value}, aborted: ${wasAborted}`
  })
  const finished = work.finish(20_000)
  expect(work.isStopping).toBe(true)
  expect(work.count).toBe(1)
  resolve('done')
  expect(await answer).toBe('done, aborted: false')
  expect(await finished).toEqual({ unfinished: 0 })
})

test('at the deadline what still runs is aborted, and may say its last words', async () => {
  const clock = new FakeClock()
  const work = startRunningWork(clock)
  const said: string[] = []
  const running = work.run(
    (signal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          said.push('cut short')
          resolve()
        })
      }),
  )
  const finished = work.finish(20_000)
  await clock.advance(20_000)
  expect(await finished).toEqual({ unfinished: 1 })
  await running
  expect(said).toEqual(['cut short'])
})

test('a piece of work that fails is not waited for, and its error reaches its caller', async () => {
  const work = startRunningWork(new FakeClock())
  await expect(work.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(work.count).toBe(0)
  expect(await work.finish(20_000)).toEqual({ unfinished: 0 })
})

test('an idle app stops without waiting', async () => {
  const clock = new FakeClock()
  expect(await startRunningWork(clock).finish(20_000)).toEqual({ unfinished: 0 })
  expect(clock.sleeping).toBe(0)
})
