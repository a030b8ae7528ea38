import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type Params, type SeriesBody } from '../../../support/ask-simulator.ts'
import {
  dayIn,
  distinct,
  rawEvents,
  smallProduct,
  type RawEvent,
} from '../../../support/simulated-product.ts'

const range = { start: '20261026', end: '20261123' }
const events = rawEvents(smallProduct)
const day = dayIn('UTC')
const people = (list: readonly RawEvent[]) => distinct(list.map(({ person }) => person))
/** The first event ever of each person, inactive ones included. */
const firsts = [
  ...events
    .toReversed()
    .reduce((known, event) => known.set(event.person, event), new Map<number, RawEvent>())
    .values(),
]

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

async function users(params: Params): Promise<SeriesBody['data']> {
  const { status, body } = await ask<SeriesBody>(simulator, '/api/2/users', { ...range, ...params })
  expect(status).toBe(200)
  return body.data
}

describe('active and new users, counted again from the raw events', () => {
  it('an active user of a day has an active event on it', async () => {
    const { series, xValues } = await users({})
    const active = events.filter(({ isActive }) => isActive)
    expect(series).toEqual([
      xValues.map((wanted) => people(active.filter(({ time }) => day(time) === wanted))),
    ])
  })

  it('weeks count everybody once', async () => {
    const { series, xValues } = await users({ i: '7' })
    const active = events.filter(({ isActive }) => isActive)
    const expected = xValues.map((monday) => {
      const from = Date.parse(monday)
      return people(active.filter(({ time }) => time >= from && time < from + 7 * 86_400_000))
    })
    expect(series).toEqual([expected])
  })

  it('a new user belongs to the day of the first event', async () => {
    const { series, xValues } = await users({ m: 'new' })
    expect(series).toEqual([
      xValues.map((wanted) => firsts.filter(({ time }) => day(time) === wanted).length),
    ])
  })

  it('splits by a property of the event, so that one person may be in several groups', async () => {
    const { series, seriesLabels, xValues } = await users({ g: 'platform' })
    const active = events.filter(({ isActive }) => isActive)
    for (const [index, platform] of seriesLabels.entries()) {
      const expected = xValues.map((wanted) =>
        people(active.filter(({ time, user }) => day(time) === wanted && user['platform'] === platform)),
      )
      expect(series[index]).toEqual(expected)
    }
    expect(seriesLabels).toHaveLength(3)
  })

  it('compares segments', async () => {
    const s = [
      [{ prop: 'country', op: 'is', values: ['Japan'] }],
      [{ prop: 'country', op: 'is not', values: ['Japan'] }],
    ]
    const { series, seriesLabels, xValues } = await users({ s, m: 'new' })
    const japanese = firsts.filter(({ user }) => user['country'] === 'Japan')
    expect(seriesLabels).toEqual([0, 1])
    expect(series[0]).toEqual(
      xValues.map((wanted) => japanese.filter(({ time }) => day(time) === wanted).length),
    )
  })
})

describe('user composition', () => {
  it('counts active people by value, the most frequent first', async () => {
    const { body } = await ask<{ data: { series: number[][]; xValues: string[]; seriesLabels: string[] } }>(
      simulator,
      '/api/2/composition',
      { ...range, p: 'gp:referrer' },
    )
    const active = events.filter(({ isActive, time }) => isActive && day(time) >= '2026-10-26')
    const values = [...new Set(active.map(({ user }) => user['gp:referrer']!))]
    const counted = new Map(
      values.map((value) => [value, people(active.filter(({ user }) => user['gp:referrer'] === value))]),
    )
    expect(body.data.seriesLabels).toEqual(['gp:referrer'])
    expect(body.data.xValues).toContain('(none)')
    expect(new Map(body.data.xValues.map((value, index) => [value, body.data.series[0]![index]!]))).toEqual(
      counted,
    )
    expect(body.data.series[0]).toEqual([...counted.values()].sort((a, b) => b - a))
  })
})

describe('realtime', () => {
  it('tells 288 clock times that end with the five minutes that are filling', async () => {
    const { body } = await ask<{ data: { series: (number | null)[][]; xValues: string[] } }>(
      simulator,
      '/api/2/realtime',
      { i: '5' },
    )
    const [today, yesterday] = body.data.series
    const active = events.filter(({ isActive }) => isActive)
    const at = (clock: string, date: string) => {
      const from = Date.parse(`${date}T${clock}:00Z`)
      return people(active.filter(({ time }) => time >= from && time < from + 300_000))
    }
    expect(body.data.xValues).toHaveLength(288)
    expect(body.data.xValues.at(-1)).toBe('14:05')
    expect(body.data.xValues[0]).toBe('14:10')
    expect(today!.at(-1)).toBeNull()
    expect(today!.at(-2)).toBe(at('14:00', '2026-11-23'))
    expect(today![0]).toBe(at('14:10', '2026-11-22'))
    expect(yesterday!.at(-1)).toBe(at('14:05', '2026-11-22'))
    expect(yesterday![0]).toBe(at('14:10', '2026-11-21'))
  })
})
