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
      { id: 'a', cost: 30, at: 1000, isRunning: false },
      { id: 'b', cost: 240, at: 2000, isRunning: false },
    ])
  })

  it('takes a new time for what was recorded before, and is taken back', async () => {
    using opened = openForTest(':memory:')
    const store = createSpentCostStore(opened.database)
    await store.record('acme', { id: 'a', cost: 30, at: 1000 })
    await store.record('acme', { id: 'a', cost: 30, at: 4000 })
    expect(await store.load('acme', 0)).toEqual([{ id: 'a', cost: 30, at: 4000, isRunning: false }])
    await store.remove('acme', 'a')
    expect(await store.load('acme', 0)).toEqual([])
  })

  it('forgets what no window can reach any more', async () => {
    using opened = openForTest(':memory:')
    const store = createSpentCostStore(opened.database)
    const now = 8 * 3_600_000
    await store.record('acme', { id: 'old', cost: 30, at: now - 4 * 3_600_000 })
    await store.record('acme', { id: 'new', cost: 30, at: now })
    expect(await store.load('acme', now - 3_600_000)).toHaveLength(1)
    expect(await store.load('acme', 0)).toHaveLength(1)
  })

  it('is claimed in the face of what others have claimed, and of nothing else', async () => {
    using file = aDatabaseFile()
    using first = openForTest(file.path)
    using second = openForTest(file.path)
    const [mine, theirs] = [createSpentCostStore(first.database), createSpentCostStore(second.database)]
    const entry = { id: 'a', cost: 600, at: 2000, isRunning: true }
    const whereFree = { since: 1000, isAllowed: (others: readonly unknown[]) => others.length === 0 }
    expect(await mine.claim('acme', entry, whereFree)).toBe(true)
    expect(await theirs.claim('acme', { ...entry, id: 'b' }, whereFree)).toBe(false)
    expect(await theirs.claim('other', { ...entry, id: 'b' }, whereFree)).toBe(true)
    expect(await theirs.claim('acme', { ...entry, id: 'c' }, { ...whereFree, since: 3000 })).toBe(true)
    expect(await theirs.load('acme', 0)).toEqual([entry, { ...entry, id: 'c' }])
  })
})
