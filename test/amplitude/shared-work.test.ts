import { describe, expect, it } from 'vitest'
import { createSharedWork } from '../../src/amplitude/shared-work.ts'

const never = new AbortController().signal

function countedWork() {
  const shared = createSharedWork<string>()
  const starts: { signal: AbortSignal; finish(result: string): void; fail(error: Error): void }[] = []
  const start = (signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    starts.push({ signal, finish: resolve, fail: reject })
    return promise
  }
  return { shared, starts, ask: (key: string, signal = never) => shared.join(key, start, signal) }
}

describe('shared work', () => {
  it('is done once for all who ask while it is under way', async () => {
    const { starts, ask } = countedWork()
    const results = [ask('dau'), ask('dau'), ask('mau')]
    expect(starts).toHaveLength(2)
    starts[0]?.finish('12')
    starts[1]?.finish('90')
    expect(await Promise.all(results)).toEqual(['12', '12', '90'])
  })

  it('is done anew once it has ended, also when it failed', async () => {
    const { starts, ask } = countedWork()
    const failing = ask('dau')
    starts[0]?.fail(new Error('no'))
    await expect(failing).rejects.toThrow('no')
    const again = ask('dau')
    starts[1]?.finish('12')
    expect(await again).toBe('12')
  })

  it('goes on for the others when one of them leaves', async () => {
    const { starts, ask } = countedWork()
    const controller = new AbortController()
    const leaving = ask('dau', controller.signal)
    const staying = ask('dau')
    controller.abort(new Error('gone'))
    await expect(leaving).rejects.toThrow('gone')
    expect(starts[0]?.signal.aborted).toBe(false)
    starts[0]?.finish('12')
    expect(await staying).toBe('12')
  })

  it('is given up when nobody waits any more, and not joined by who comes next', async () => {
    const { starts, ask } = countedWork()
    const controller = new AbortController()
    const leaving = ask('dau', controller.signal)
    controller.abort(new Error('gone'))
    await expect(leaving).rejects.toThrow('gone')
    expect(starts[0]?.signal.aborted).toBe(true)
    const next = ask('dau')
    starts[1]?.finish('12')
    expect(await next).toBe('12')
  })

  it('can be given up as a whole', () => {
    const { shared, starts, ask } = countedWork()
    void ask('dau')
    void ask('mau')
    shared.abortAll(new Error('shutting down'))
    expect(starts.map(({ signal }) => signal.aborted)).toEqual([true, true])
  })
})
