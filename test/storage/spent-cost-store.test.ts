import { describe, expect, it } from 'vitest'
import { createSpentCostStore } from '../../src/storage/spent-cost-store.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'

describe('spent cost', () => {
  it('is there after a restart, oldest first, each budget by itself', async () => {
    using file = aDatabaseFile()
    {
      using opened = openForTest(file.path)
      const store = createSpentCostStore(opened.database)
      await store.record('acme:queries', { id: 'b', cost: 240, at: 2000 })
      await store.record('acme:queries', { id: 'a', cost: 30, at: 1000 })
      await store.record('other:queries', { id: 'c', cost: 7, at: 1500 })
    }
    using reopened = openForTest(file.path)
    expect(await createSpentCostStore(reopened.database).load('acme:queries', 0)).toEqual([
      { id: 'a', cost: 30, at: 1000 },
      { id: 'b', cost: 240, at: 2000 },
    ])
  })

  it('takes a new time for what was recorded before, and is taken back', async () => {
    using opened = openForTest(':memory:')
    const store = createSpentCostStore(opened.database)
    await store.record('acme', { id: 'a', cost: 30, at: 1000 })
    await store.record('acme', { id: 'a', cost: 30, at: 4000 })
    expect(await store.load('acme', 0)).toEqual([{ id: 'a', cost: 30, at: 4000 }])
    await store.remove('acme', 'a')
    expect(await store.load('acme', 0)).toEqual([])
  })

  it('forgets what no window can reach any more', async () => {
    using opened = openForTest(':memory:')
    const store = createSpentCostStore(opened.database)
    await store.record('acme', { id: 'old', cost: 30, at: 1000 })
    await store.record('acme', { id: 'new', cost: 30, at: 5000 })
    expect(await store.load('acme', 4000)).toHaveLength(1)
    expect(await store.load('acme', 0)).toHaveLength(1)
  })
})
