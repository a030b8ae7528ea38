import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { KeptBucket, SeriesKey } from '../../src/history/history-store.ts'
import { createHistoryStore } from '../../src/storage/history-store.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const dayMs = 86_400_000
const key: SeriesKey = { project: 'acme UTC', question: 'dau', interval: 'day' }

function fiveMinutes(index: number, value: number): KeptBucket {
  const at = now - 70 * dayMs + index * 300_000
  return { label: new Date(at).toISOString().slice(0, 19), readAt: at + 600_000, values: [value] }
}

describe('kept buckets', () => {
  it('are read back as they were written, within the labels that are asked for', async () => {
    using file = aDatabaseFile()
    const buckets: KeptBucket[] = [
      { label: '2026-11-01', readAt: now, values: [12, 0.25] },
      { label: '2026-11-02', readAt: now, values: [13, 1e9] },
      { label: '2026-11-03', readAt: now, values: [14, -1] },
    ]
    const sweep = { at: now, from: '2026-11-01' }
    {
      using opened = openForTest(file.path)
      await createHistoryStore(opened.database).write(key, { lines: ['a', 'b'], buckets, sweep, now })
    }
    using reopened = openForTest(file.path)
    const store = createHistoryStore(reopened.database)
    const series = await store.read(key, { first: '2026-11-02', last: '2026-11-30' })
    expect(series).toEqual({
      lines: ['a', 'b'],
      sweep,
      buckets: new Map(buckets.slice(1).map((bucket) => [bucket.label, bucket])),
    })
    expect(await store.read({ ...key, project: 'acme Europe/Berlin' }, { first: '2026', last: '2027' })).toBe(
      undefined,
    )
  })

  it('are not replaced by what was read before', async () => {
    using opened = openForTest(':memory:')
    const store = createHistoryStore(opened.database)
    const at = (readAt: number, value: number) => ({
      lines: ['a'],
      buckets: [{ label: '2026-11-01', readAt, values: [value] }],
      sweep: undefined,
      now,
    })
    await store.write(key, at(now, 20))
    await store.write(key, at(now - 3_600_000, 10))
    const series = await store.read(key, { first: '2026-11-01', last: '2026-11-01' })
    expect(series?.buckets.get('2026-11-01')?.values).toEqual([20])
  })

  it('go with their series', async () => {
    using opened = openForTest(':memory:')
    const store = createHistoryStore(opened.database)
    const buckets = [{ label: '2026-11-01', readAt: now, values: [1] }]
    await store.write(key, { lines: ['a'], buckets, sweep: undefined, now })
    await store.forget(key)
    expect((await store.size()).points).toBe(0)
  })

  it('take less than 40 bytes a point on the disk, also where many series grow side by side', async () => {
    using file = aDatabaseFile()
    using opened = openForTest(file.path)
    const store = createHistoryStore(opened.database)
    const perWrite = 12
    for (let index = 0; index < 1200; index += perWrite)
      for (let series = 0; series < 20; series += 1) {
        const buckets = Array.from({ length: perWrite }, (_, offset) =>
          fiveMinutes(index + offset, 1000 + ((index * 7919 + offset * 31) % 977)),
        )
        const question = `series ${series}`
        await store.write(
          { ...key, question, interval: '5min' },
          { lines: ['a'], buckets, sweep: undefined, now },
        )
      }
    opened.database.pragma('wal_checkpoint(TRUNCATE)')
    const { points } = await store.size()
    expect(points).toBe(24_000)
    expect(statSync(file.path).size / points).toBeLessThan(40)
  })
})

interface Writing {
  labels: string[]
  usedAt?: number
}

describe('what is let go', () => {
  it('are points of five minutes after eighty days, daily ones much later, and series that nobody asks for', async () => {
    using opened = openForTest(':memory:')
    const store = createHistoryStore(opened.database)
    const old = new Date(now - 81 * dayMs).toISOString()
    const young = new Date(now - 79 * dayMs).toISOString()
    const write = (question: string, interval: 'day' | '5min', { labels, usedAt = now }: Writing) =>
      store.write(
        { ...key, question, interval },
        {
          lines: ['a'],
          buckets: labels.map((label) => ({ label, readAt: now, values: [1] })),
          sweep: undefined,
          now: usedAt,
        },
      )
    await write('realtime', '5min', { labels: [old.slice(0, 19), young.slice(0, 19)] })
    await write('daily', 'day', { labels: [old.slice(0, 10)] })
    await write('unused', 'day', { labels: [young.slice(0, 10)], usedAt: now - 81 * dayMs })
    await store.tidy(now)
    expect((await store.size()).points).toBe(2)
  })

  it('gives its room back to the disk', async () => {
    using file = aDatabaseFile()
    using opened = openForTest(file.path)
    const store = createHistoryStore(opened.database)
    const buckets = Array.from({ length: 60_000 }, (_, index) => fiveMinutes(index - 100_000, index))
    await store.write({ ...key, interval: '5min' }, { lines: ['a'], buckets, sweep: undefined, now })
    const before = (await store.size()).bytes
    await store.tidy(now)
    expect((await store.size()).bytes).toBeLessThan(before / 4)
  })
})

describe('growth', () => {
  it('of long ago counts for less and less', async () => {
    using opened = openForTest(':memory:')
    const store = createHistoryStore(opened.database)
    await store.addGrowth('acme', [{ ageHours: 24, changed: 100, exposure: 1_000, reads: 3_000_000 }])
    expect(await store.growth('acme')).toEqual([
      { ageHours: 24, changed: 50, exposure: 500, reads: 1_500_000 },
    ])
  })

  it('of a busy day is all remembered', async () => {
    using opened = openForTest(':memory:')
    const store = createHistoryStore(opened.database)
    await store.addGrowth('acme', [{ ageHours: 24, changed: 600, exposure: 100_000, reads: 250_000 }])
    await store.addGrowth('acme', [{ ageHours: 24, changed: 0, exposure: 10_000, reads: 10_000 }])
    expect(await store.growth('acme')).toEqual([
      { ageHours: 24, changed: 600, exposure: 110_000, reads: 260_000 },
    ])
  })

  it('is added up by project and age', async () => {
    using opened = openForTest(':memory:')
    const store = createHistoryStore(opened.database)
    const record = { ageHours: 24, changed: 1, exposure: 100, reads: 2 }
    await store.addGrowth('acme', [record])
    await store.addGrowth('acme', [record])
    await store.addGrowth('other', [record])
    expect(await store.growth('acme')).toEqual([{ ageHours: 24, changed: 2, exposure: 200, reads: 4 }])
  })
})
