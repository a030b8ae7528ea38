import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type Params } from '../../../support/ask-simulator.ts'
import { rawEvents, smallProduct, type RawEvent } from '../../../support/simulated-product.ts'

const dayMs = 86_400_000
const lives = [...Map.groupBy(rawEvents(smallProduct), ({ person }) => person).values()]
const weeks = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28']

interface LtvBody {
  data: {
    seriesLabels: string[]
    series: { dates: string[]; values: Record<string, Record<string, number>> }[]
  }
}

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

async function lifetimeValue(params: Params): Promise<LtvBody['data']> {
  const query = { start: '20260907', end: '20261004', i: '7', ...params }
  const { status, body } = await ask<LtvBody>(simulator, '/api/2/revenue/ltv', query)
  expect(status).toBe(200)
  return body.data
}

const born = (week: string) =>
  lives.filter(([first]) => first!.time >= Date.parse(week) && first!.time < Date.parse(week) + 7 * dayMs)
const paidBy = (life: readonly RawEvent[], age: number) =>
  life.filter(({ name, time }) => name === 'Purchase' && time < life[0]!.time + (age + 1) * dayMs)
const total = (payments: readonly RawEvent[]) =>
  payments.reduce((sum, { event }) => sum + Number(event['price']), 0)
const payers = (list: readonly RawEvent[][]) => list.filter((life) => paidBy(life, Infinity).length > 0)

describe('lifetime value, counted again from the raw events', () => {
  it.each([
    [
      'ARPU',
      '0',
      (list: RawEvent[][], age: number) => total(list.flatMap((life) => paidBy(life, age))) / list.length,
    ],
    [
      'ARPPU',
      '1',
      (list: RawEvent[][], age: number) =>
        total(list.flatMap((life) => paidBy(life, age))) / Math.max(1, payers(list).length),
    ],
    [
      'total revenue',
      '2',
      (list: RawEvent[][], age: number) => total(list.flatMap((life) => paidBy(life, age))),
    ],
    [
      'paying users',
      '3',
      (list: RawEvent[][], age: number) => list.filter((life) => paidBy(life, age).length > 0).length,
    ],
  ])('%s', async (_, m, expected) => {
    const { series, seriesLabels } = await lifetimeValue({ m })
    expect(seriesLabels).toEqual([''])
    expect(series[0]!.dates).toEqual(weeks.toReversed())
    for (const week of weeks) {
      const values = series[0]!.values[week]!
      for (const age of [1, 7, 30, 45])
        expect(values[`r${age}d`], `${week} r${age}d`).toBeCloseTo(expected(born(week), age), 3)
      expect(values['count']).toBe(born(week).length)
      expect(values['paid']).toBe(payers(born(week)).length)
      expect(values['total_amount']).toBeCloseTo(
        total(born(week).flatMap((life) => paidBy(life, Infinity))),
        3,
      )
    }
  })

  it('goes on flat beyond the present', async () => {
    const { series } = await lifetimeValue({ m: '2' })
    const values = series[0]!.values['2026-09-28']!
    expect(values['r90d']).toBe(values['total_amount'])
  })
})
