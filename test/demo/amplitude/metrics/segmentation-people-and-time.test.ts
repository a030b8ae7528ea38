import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type Params, type SeriesBody } from '../../../support/ask-simulator.ts'
import {
  askSegmentation,
  day,
  dayMs,
  days,
  events,
  inNovember,
  named,
  onDay,
  people,
  playSong,
} from '../../../support/november.ts'
import { dayIn, smallProduct } from '../../../support/simulated-product.ts'

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

const segmentation = (params: Params) => askSegmentation(simulator, params)

describe('who did what', () => {
  it.each([
    [
      'in the last so many days up to the end of each bucket',
      { op: '>=', value: 2, time_type: 'forEachInterval', time_value: 7 },
      7,
      (count: number) => count >= 2,
    ],
    [
      'never in those days',
      { op: '=', value: 0, time_type: 'forEachInterval', time_value: 3 },
      3,
      (count: number) => count === 0,
    ],
    ['ever', { op: '>', value: 4, time_type: 'allTime' }, Infinity, (count: number) => count > 4],
    [
      'within the bucket',
      { op: '>=', value: 1, time_type: 'currentInterval' },
      1,
      (count: number) => count >= 1,
    ],
  ])('%s', async (...[, clause, withinDays, isIn]) => {
    const s = [[{ type: 'event', event_type: 'Search', filters: [], ...clause }]]
    const { series } = await segmentation({ e: { event_type: '_active' }, s })
    const searches = events.filter(named('Search'))
    const expected = days.map((wanted) => {
      const end = Date.parse(wanted) + dayMs
      const counted = searches.filter(({ time }) => time < end && time >= end - withinDays * dayMs)
      const active = new Set(
        onDay(inNovember, wanted)
          .filter(({ isActive }) => isActive)
          .map(({ person }) => person),
      )
      return [...active].filter((person) => isIn(counted.filter((one) => one.person === person).length))
        .length
    })
    expect(series[0]).toEqual(expected)
  })

  it('a cohort is the people who are in it now', async () => {
    const e = { event_type: '_active' }
    const inside = await segmentation({
      e,
      s: [[{ prop: 'userdata_cohort', op: 'is', values: ['k3s9v1a'] }]],
    })
    const outside = await segmentation({
      e,
      s: [[{ prop: 'userdata_cohort', op: 'is not', values: ['k3s9v1a'] }]],
    })
    const since = smallProduct.now.getTime() + 1 - 30 * dayMs
    const payers = new Set(
      events.filter(({ name, time }) => name === 'Purchase' && time >= since).map(({ person }) => person),
    )
    const active = inNovember.filter(({ isActive }) => isActive)
    expect(inside.seriesCollapsed[0]![0]!.value).toBe(
      people(active.filter(({ person }) => payers.has(person))),
    )
    expect(outside.seriesCollapsed[0]![0]!.value).toBe(
      people(active.filter(({ person }) => !payers.has(person))),
    )
  })

  it('active users alone leave out who only received a push that day', async () => {
    const all = await segmentation({ e: { event_type: 'Receive Push' }, m: 'totals' })
    const active = await segmentation({ e: { event_type: 'Receive Push' }, m: 'totals', n: 'active' })
    expect(all.seriesCollapsed[0]![0]!.value).toBeGreaterThan(0)
    expect(active.seriesCollapsed[0]![0]!.value).toBeLessThan(all.seriesCollapsed[0]![0]!.value)
  })
})

describe('time', () => {
  it('hours are told without a zone, and those to come are zero', async () => {
    const { series, xValues } = await segmentation({
      e: playSong,
      m: 'totals',
      i: '-3600000',
      start: '20261123',
    })
    expect(xValues[0]).toBe('2026-11-23T00:00:00')
    expect(xValues).toHaveLength(24)
    const expected = xValues.map((hour) => {
      const from = Date.parse(`${hour}Z`)
      return events.filter(
        ({ name, time }) => name === 'Play Song' && time >= from && time < from + 3_600_000,
      ).length
    })
    expect(series[0]).toEqual(expected)
    expect(series[0]!.slice(15)).toEqual(Array(9).fill(0))
  })

  it('five minutes', async () => {
    const { series, xValues } = await segmentation({
      e: { event_type: '_active' },
      i: '-300000',
      start: '20261123',
    })
    expect(xValues.slice(0, 2)).toEqual(['2026-11-23T00:00:00', '2026-11-23T00:05:00'])
    expect(xValues).toHaveLength(288)
    const from = Date.parse('2026-11-23T13:30:00Z')
    const then = events.filter(({ isActive, time }) => isActive && time >= from && time < from + 300_000)
    expect(series[0]![xValues.indexOf('2026-11-23T13:30:00')]).toBe(people(then))
  })

  it('weeks begin on Monday and months on the first, also before the range', async () => {
    const weeks = await segmentation({ e: playSong, i: '7' })
    expect(weeks.xValues).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'])
    const week = inNovember.filter(
      ({ name, time }) => name === 'Play Song' && day(time) >= '2026-11-09' && day(time) <= '2026-11-15',
    )
    expect(weeks.series[0]![2]).toBe(people(week))
    const months = await segmentation({ e: playSong, i: '30', start: '20261015' })
    expect(months.xValues).toEqual(['2026-10-01', '2026-11-01'])
  })

  it('days are those of the project’s time zone', async () => {
    await using elsewhere = await startProduct(smallProduct, { timeZone: 'America/Los_Angeles' })
    const { body } = await ask<SeriesBody>(elsewhere, '/api/2/events/segmentation', {
      e: playSong,
      m: 'totals',
      start: '20261029',
      end: '20261104',
    })
    const local = dayIn('America/Los_Angeles')
    const expected = body.data.xValues.map(
      (wanted) => events.filter(({ name, time }) => name === 'Play Song' && local(time) === wanted).length,
    )
    expect(body.data.series[0]).toEqual(expected)
  })
})
