import { describe, expect, it } from 'vitest'
import { createPool } from '../../src/render/pool.ts'

/** Anything of which each is another. */
const aCanvas = (): { readonly name: string } => ({ name: 'canvas' })

describe('a pool', () => {
  it('makes no more than it may, and uses them again', async () => {
    const pool = createPool(2, aCanvas)
    const [first, second] = [await pool.take(undefined), await pool.take(undefined)]
    expect(first).not.toBe(second)
    const third = pool.take(undefined)
    pool.give(first)
    expect(await third).toBe(first)
  })

  it('serves those who wait in their order', async () => {
    const pool = createPool(1, aCanvas)
    const canvas = await pool.take(undefined)
    const served: string[] = []
    const wait = async (name: string): Promise<void> => {
      const taken = await pool.take(undefined)
      served.push(name)
      pool.give(taken)
    }
    const all = Promise.all([wait('first'), wait('second'), wait('third')])
    pool.give(canvas)
    await all
    expect(served).toEqual(['first', 'second', 'third'])
  })

  it('lets those go who no longer want a canvas, and keeps it for the next', async () => {
    const pool = createPool(1, aCanvas)
    const canvas = await pool.take(undefined)
    const giveUp = new AbortController()
    const gone = pool.take(giveUp.signal)
    const next = pool.take(undefined)
    giveUp.abort(new Error('too late'))
    await expect(gone).rejects.toThrow('too late')
    pool.give(canvas)
    expect(await next).toBe(canvas)
  })

  it('turns away who has already given up', () => {
    expect(() => createPool(1, aCanvas).take(AbortSignal.abort(new Error('too late')))).toThrow('too late')
  })
})
