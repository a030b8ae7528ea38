import { describe, expect, it } from 'vitest'
import type { Interval } from '../../../../src/demo/amplitude/metrics/calendar.ts'
import { cacheLifeMs } from '../../../../src/demo/amplitude/server/answer-cache.ts'
import { ask, startProduct } from '../../../support/ask-simulator.ts'
import { smallProduct } from '../../../support/simulated-product.ts'

const minute = 60_000
const hour = 60 * minute

interface EnvelopeBody {
  data: { series: number[][] }
  timeComputed: number
  wasCached: boolean
  millisSinceComputed: number
  novaCost: number
}

describe('how long an answer is kept', () => {
  it.each<[Interval, number, number]>([
    ['5min', 1, 5 * minute],
    ['hour', 7, 5 * minute],
    ['day', 7, hour],
    ['day', 30, 6 * hour],
    ['day', 31, 18 * hour],
    ['week', 28, 6 * hour],
    ['week', 84, 12 * hour],
    ['week', 364, 48 * hour],
    ['month', 90, 18 * hour],
    ['month', 180, 48 * hour],
    ['month', 365, 96 * hour],
  ])('%s over %i days', (interval, days, life) => {
    expect(cacheLifeMs({ interval, days })).toBe(life)
  })
})

describe('answers from the cache', () => {
  const question = { e: { event_type: 'Play' }, m: 'totals', start: '20261117', end: '20261123' }

  it('are old, say how old, and are computed anew when their time is over', async () => {
    await using simulator = await startProduct(smallProduct, { isCaching: true })
    const asked = () => ask<EnvelopeBody>(simulator, '/api/2/events/segmentation', question)
    const first = (await asked()).body
    expect(first).toMatchObject({
      wasCached: false,
      millisSinceComputed: 0,
      timeComputed: smallProduct.now.getTime(),
    })
    await simulator.advanceClock(59 * minute)
    const cached = (await asked()).body
    expect(cached).toMatchObject({ wasCached: true, millisSinceComputed: 59 * minute, novaCost: 0 })
    expect(cached.data).toEqual(first.data)
    await simulator.advanceClock(2 * minute)
    const fresh = (await asked()).body
    expect(fresh.wasCached).toBe(false)
    expect(fresh.data.series[0]!.at(-1)).toBeGreaterThan(first.data.series[0]!.at(-1)!)
  })

  it('are not asked for by default, and can be switched on', async () => {
    await using simulator = await startProduct()
    const asked = () => ask<EnvelopeBody>(simulator, '/api/2/events/segmentation', question)
    await asked()
    expect((await asked()).body.wasCached).toBe(false)
    await simulator.changeSettings({ isCaching: true })
    await asked()
    expect((await asked()).body.wasCached).toBe(true)
  })

  it('cost as much as computed ones', async () => {
    await using simulator = await startProduct(smallProduct, { isCaching: true })
    for (let count = 0; count < 3; count++) await ask(simulator, '/api/2/events/segmentation', question)
    expect((await simulator.budget()).spentHour).toBe(21)
  })
})
