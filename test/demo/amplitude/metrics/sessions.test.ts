import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type Params, type SeriesBody } from '../../../support/ask-simulator.ts'
import { dayIn, distinct, rawEvents, smallProduct } from '../../../support/simulated-product.ts'

const range = { start: '20261101', end: '20261125' }
const zone = 'Asia/Tokyo'
const day = dayIn(zone)
const events = rawEvents(smallProduct).filter(({ isActive, session }) => isActive && session !== -1)
const sessions = [...Map.groupBy(events, ({ person, session }) => `${person} ${session}`).values()].map(
  (list) => ({
    person: list[0]!.person,
    day: day(list[0]!.session),
    lengthMs: Math.max(...list.map(({ time }) => time)) - list[0]!.session,
    platform: list[0]!.user['platform'],
  }),
)
const inRange = sessions.filter((session) => session.day >= '2026-11-01')

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct(smallProduct, { timeZone: zone })
})
afterAll(() => simulator[Symbol.asyncDispose]())

async function sessionsOf(kind: string, params: Params = {}): Promise<SeriesBody['data']> {
  const { status, body } = await ask<SeriesBody>(simulator, `/api/2/sessions/${kind}`, {
    ...range,
    ...params,
  })
  expect(status).toBe(200)
  return body.data
}

describe('sessions, counted again from the raw events in a zone where they cross midnight', () => {
  it('the average is in seconds, and 0 on days to come', async () => {
    const { series, xValues } = await sessionsOf('average')
    for (const [index, wanted] of xValues.entries()) {
      const own = inRange.filter((session) => session.day === wanted)
      const seconds = own.reduce((sum, { lengthMs }) => sum + lengthMs / 1000, 0)
      expect(series[0]![index]).toBeCloseTo(own.length === 0 ? 0 : seconds / own.length, 5)
    }
    expect(series[0]!.at(-1)).toBe(0)
  })

  it('sessions per person', async () => {
    const { series, xValues } = await sessionsOf('peruser')
    for (const [index, wanted] of xValues.entries()) {
      const own = inRange.filter((session) => session.day === wanted)
      const people = distinct(own.map(({ person }) => person))
      expect(series[0]![index]).toBeCloseTo(people === 0 ? 0 : own.length / people, 5)
    }
  })

  it('lengths fall into the default bins', async () => {
    const { series, xValues } = await sessionsOf('length')
    const edges = [0, 3, 10, 30, 60, 180, 600, 1800, 3600, 86_400]
    expect(xValues).toEqual(edges.slice(1).map((end, index) => `${edges[index]}s-${end}s`))
    const within = (low: number, high: number) =>
      inRange.filter(({ lengthMs }) => lengthMs >= low * 1000 && lengthMs < high * 1000).length
    expect(series[0]).toEqual(edges.slice(1).map((end, index) => within(edges[index]!, end)))
  })

  it('bins of one’s own are told in seconds whatever their unit', async () => {
    const { series, xValues } = await sessionsOf('length', {
      timeHistogramConfigBinTimeUnit: 'minutes',
      timeHistogramConfigBinMin: '0',
      timeHistogramConfigBinMax: '10',
      timeHistogramConfigBinSize: '5',
    })
    expect(xValues).toEqual(['0s-300s', '300s-600s'])
    expect(series[0]![1]).toBe(
      inRange.filter(({ lengthMs }) => lengthMs >= 300_000 && lengthMs < 600_000).length,
    )
  })

  it.each([
    ['no unit', { timeHistogramConfigBinMin: '0', timeHistogramConfigBinMax: '10' }],
    [
      'an unknown unit',
      {
        timeHistogramConfigBinTimeUnit: 'days',
        timeHistogramConfigBinMin: '0',
        timeHistogramConfigBinMax: '10',
      },
    ],
    [
      'a maximum below the minimum',
      {
        timeHistogramConfigBinTimeUnit: 'hours',
        timeHistogramConfigBinMin: '3',
        timeHistogramConfigBinMax: '1',
      },
    ],
  ])('%s means the default bins', async (_, params) => {
    expect((await sessionsOf('length', params)).xValues).toHaveLength(9)
  })

  it('segments and groups work although the page does not list them', async () => {
    const { series, seriesLabels } = await sessionsOf('length', { g: 'platform' })
    for (const [index, platform] of seriesLabels.entries()) {
      expect(series[index]!.reduce((sum, count) => sum + count, 0)).toBe(
        inRange.filter((session) => session.platform === platform).length,
      )
    }
    const web = await sessionsOf('peruser', { s: [[{ prop: 'platform', op: 'is', values: ['Web'] }]] })
    expect(web.seriesLabels).toEqual([0])
  })
})
