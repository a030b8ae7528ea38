import { expect, it, onTestFinished } from 'vitest'
import { createPointStore } from '../../src/storage/point-store.ts'
import { openForTest } from '../support/databases.ts'

it('keeps the newest reading of each value, by question and group', async () => {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const points = createPointStore(opened.database)
  const key = { projectName: 'Acme', question: 'funnel Search > Play' }
  const point = { group: '', label: '2026-11-21', value: 0.41, outOf: 900 }
  await points.write(key, [point, { ...point, label: '2026-11-22', value: 0.4, outOf: undefined }])
  await points.write(key, [{ ...point, value: 0.42, outOf: 910 }])
  await points.write({ ...key, question: 'another' }, [point])
  expect(await points.read(key, '2026-11-21')).toEqual([
    { ...point, value: 0.42, outOf: 910 },
    { ...point, label: '2026-11-22', value: 0.4, outOf: undefined },
  ])
  expect(await points.read(key, '2026-11-22')).toHaveLength(1)
  await points.write(key, [], '2026-11-22')
  expect(await points.read(key, '2026-11-01')).toHaveLength(1)
  expect(await points.read({ ...key, question: 'another' }, '2026-11-01')).toHaveLength(1)
})

it('lets old values go of questions that nobody asks any more, hours sooner than days, and those of days ahead', async () => {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const points = createPointStore(opened.database)
  const labels = {
    dau: ['2025-01-01', '2026-08-01', '2026-12-14'],
    'dau hourly': ['2026-08-01T09:00:00', '2026-11-01T09:00:00'],
  }
  for (const [question, some] of Object.entries(labels)) {
    const values = some.map((label) => ({ group: '', label, value: 1, outOf: undefined }))
    await points.write({ projectName: 'Acme', question }, values)
  }
  await points.tidy({ times: '2026-09-01', days: '2025-10-01', ahead: '2026-11-25' })
  const left = async (question: string): Promise<string[]> =>
    (await points.read({ projectName: 'Acme', question }, '')).map(({ label }) => label)
  expect(await left('dau')).toEqual(['2026-08-01'])
  expect(await left('dau hourly')).toEqual(['2026-11-01T09:00:00'])
})
