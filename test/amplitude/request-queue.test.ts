import { describe, expect, it } from 'vitest'
import { createRequestQueue } from '../../src/amplitude/request-queue.ts'

const never = new AbortController().signal

/** A task that ends when the test says so. */
function aTask() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  return { task: () => promise, finish: resolve, fail: reject }
}

describe('a request queue', () => {
  it('runs so many at once and the others in the order in which they came', async () => {
    const queue = createRequestQueue(2)
    const begun: number[] = []
    const tasks = [0, 1, 2, 3].map(() => aTask())
    const results = tasks.map(({ task }, index) =>
      queue.run(() => {
        begun.push(index)
        return task()
      }, never),
    )
    await Promise.resolve()
    expect(begun).toEqual([0, 1])
    tasks[1]?.finish('b')
    await results[1]
    await Promise.resolve()
    expect(begun).toEqual([0, 1, 2])
    for (const [index, { finish }] of tasks.entries()) finish(String(index))
    expect(await Promise.all(results)).toEqual(['0', 'b', '2', '3'])
  })

  it('gives the place of a failed task to the next', async () => {
    const queue = createRequestQueue(1)
    const first = aTask()
    const failed = queue.run(first.task, never)
    const next = queue.run(async () => 'next', never)
    first.fail(new Error('no'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('next')
  })

  it('lets a waiting task go when it is aborted, and never runs it', async () => {
    const queue = createRequestQueue(1)
    const first = aTask()
    const running = queue.run(first.task, never)
    const controller = new AbortController()
    let hasRun = false
    const waiting = queue.run(async () => {
      hasRun = true
      return ''
    }, controller.signal)
    controller.abort(new Error('changed my mind'))
    await expect(waiting).rejects.toThrow('changed my mind')
    first.finish('done')
    await running
    expect(await queue.run(async () => 'after', never)).toBe('after')
    expect(hasRun).toBe(false)
  })

  it('refuses a task that is aborted before it comes', async () => {
    const aborted = AbortSignal.abort(new Error('too late'))
    await expect(createRequestQueue(1).run(async () => '', aborted)).rejects.toThrow('too late')
  })
})
