import { expect, it, onTestFinished } from 'vitest'
import type { JudgedSeries } from '../../../src/alert/judge/judged-series.ts'
import { noteRunningDay } from '../../../src/jobs/alerts/day-looks.ts'
import { createPointStore } from '../../../src/storage/point-store.ts'
import { openForTest } from '../../support/databases.ts'
import { aSeriesResult } from '../../support/metric-results.ts'

it('remembers how far the largest of many lines had come, and no more of them than a database bears', async () => {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const points = createPointStore(opened.database)
  const start = new Date('2026-11-23T00:00:00Z')
  const point = { label: '2026-11-23', start, end: start, outOf: undefined, isSettled: false }
  const series = Array.from({ length: 100 }, (_, value): JudgedSeries => ({
    group: `country ${value}`,
    unit: 'users',
    interval: 'day',
    points: [{ ...point, value }],
  }))
  const looks = await noteRunningDay(points, {
    projectName: 'Acme',
    question: 'dau by country',
    timeZone: 'UTC',
    result: aSeriesResult({ computedAt: new Date('2026-11-23T12:18:00Z') }),
    series,
  })
  expect([...looks.keys()].toSorted()).toEqual(
    Array.from({ length: 30 }, (_, index) => `country ${index + 70}`),
  )
})
