import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type FunnelBody, type SeriesBody } from '../../../support/ask-simulator.ts'

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

async function rowsOf(id: string): Promise<string[][]> {
  const { body } = await ask<{ data: string }>(simulator, `/api/3/chart/${id}/csv`)
  expect(body.data.endsWith('\r\n')).toBe(true)
  const lines = body.data.slice(0, -2).split('\r\n')
  return lines.map((line) => (line === '' ? [] : line.slice(1, -1).split('","')))
}

describe('saved charts as CSV', () => {
  it('text cells begin with a TAB, number cells do not', async () => {
    const [title, blank, metric, blankToo, header, ios] = await rowsOf('p1ay5ngs')
    expect([title, blank, metric, blankToo]).toEqual([['\tListeners by platform'], [], ['\tUniques'], []])
    expect(header!.slice(0, 2)).toEqual(['\tSegment', '\t2026-10-25T00:00:00'])
    expect(header).toHaveLength(31)
    expect(ios![0]).toBe('\tiOS')
    expect(ios!.slice(1).every((cell) => /^\d+$/.test(cell))).toBe(true)
  })

  it('holds the numbers that the endpoint of its kind tells', async () => {
    const rows = await rowsOf('p1ay5ngs')
    const { body } = await ask<SeriesBody>(simulator, '/api/2/events/segmentation', {
      e: { event_type: 'Play Song or Video' },
      g: 'platform',
      start: '20261025',
      end: '20261123',
    })
    expect(rows.slice(5).map((row) => row.slice(1).map(Number))).toEqual(body.data.series)
  })

  it('a comparison has the days before as [Previous]', async () => {
    const rows = await rowsOf('w33kly7d')
    expect(rows.slice(5).map(([label]) => label)).toEqual(['\tAll Users', '\tAll Users [Previous]'])
    const { body } = await ask<SeriesBody>(simulator, '/api/2/events/segmentation', {
      e: { event_type: 'Play Song or Video' },
      m: 'totals',
      start: '20261110',
      end: '20261116',
    })
    expect(rows[6]!.slice(1).map(Number)).toEqual(body.data.series[0])
  })

  it('conversion over time tells fractions per day', async () => {
    const rows = await rowsOf('c0nv3rt9')
    expect(rows[2]).toEqual(['\tConversion Over Time', '\tOverall'])
    expect(rows[4]!.slice(0, 3)).toEqual(['\tSegment', '\tSteps', '\t2026-11-10'])
    expect(rows.slice(5).map((row) => row.slice(0, 2))).toEqual([
      ['\tAll Users', '\tEntire Funnel'],
      ['\tAll Users [Previous]', '\tEntire Funnel'],
    ])
    expect(
      rows[5]!
        .slice(2)
        .map(Number)
        .every((rate) => rate >= 0 && rate <= 1),
    ).toBe(true)
  })

  it('a funnel has people, rates and times behind three cells', async () => {
    const rows = await rowsOf('f0nn3lxy')
    const total = rows.at(-1)!
    const { body } = await ask<FunnelBody>(simulator, '/api/2/funnels', {
      e: ['Sign Up', 'Search', 'Play Song or Video', 'Purchase'].map((event_type) => ({ event_type })),
      cs: '86400',
      start: '20261025',
      end: '20261123',
    })
    expect(total[0]).toBe('\tTotal')
    expect([3, 6, 9, 12].map((cell) => Number(total[cell]))).toEqual(body.data[0]!.cumulativeRaw)
  })

  it('an unknown chart is not found', async () => {
    const { status, body } = await ask(simulator, '/api/3/chart/nosuch01/csv')
    expect(status).toBe(404)
    expect(body.error.metadata.details).toBe('Chart not found')
  })
})
