import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { startProduct, type Params } from '../../../support/ask-simulator.ts'
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
import { type RawEvent } from '../../../support/simulated-product.ts'

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

const segmentation = (params: Params) => askSegmentation(simulator, params)

describe('several lines', () => {
  it('splits by a property inside the event, the largest group first', async () => {
    const e = { event_type: 'Play Song', group_by: [{ type: 'event', value: 'genre' }] }
    const { series, seriesLabels } = await segmentation({ e, m: 'totals' })
    const songs = inNovember.filter(named('Play Song'))
    const genres = [...new Set(songs.map(({ event }) => String(event['genre'])))]
    const expected = genres
      .map((genre) => songs.filter(({ event }) => event['genre'] === genre))
      .sort((a, b) => b.length - a.length)
    expect(series).toEqual(expected.map((list) => days.map((wanted) => onDay(list, wanted).length)))
    expect(seriesLabels).toEqual(expected.map((list) => [0, list[0]!.event['genre']]))
  })

  it('splits by a user property and cuts to the limit', async () => {
    const { series, seriesLabels, seriesCollapsed } = await segmentation({
      e: playSong,
      g: 'country',
      limit: '2',
    })
    const songs = inNovember.filter(named('Play Song'))
    const expected = [...new Set(songs.map(({ user }) => user['country']!))]
      .map((country) => ({ country, list: songs.filter(({ user }) => user['country'] === country) }))
      .sort((a, b) => people(b.list) - people(a.list))
      .slice(0, 2)
    expect(seriesLabels).toEqual(expected.map(({ country }) => country))
    expect(series).toEqual(expected.map(({ list }) => days.map((wanted) => people(onDay(list, wanted)))))
    expect(seriesCollapsed.map(([cell]) => cell!.value)).toEqual(expected.map(({ list }) => people(list)))
  })

  it('compares two events and two segments, each line with its own index', async () => {
    const s = [
      [{ prop: 'platform', op: 'is', values: ['iOS'] }],
      [{ prop: 'platform', op: 'is', values: ['Web'] }],
    ]
    const { series, seriesLabels } = await segmentation({
      e: playSong,
      e2: { event_type: 'Search' },
      m: 'totals',
      s,
    })
    const expected = ['iOS', 'Web'].flatMap((platform) =>
      ['Play Song', 'Search'].map((name) =>
        days.map(
          (wanted) =>
            onDay(inNovember, wanted).filter((one) => one.name === name && one.user['platform'] === platform)
              .length,
        ),
      ),
    )
    expect(series).toEqual(expected)
    expect(seriesLabels).toEqual([0, 1, 2, 3])
  })

  it('counts people by how often they did it', async () => {
    const { series, seriesLabels, seriesCollapsed } = await segmentation({ e: playSong, m: 'frequency' })
    const times = (list: readonly RawEvent[]) => {
      const counts = new Map<number, number>()
      for (const { person } of list.filter(named('Play Song')))
        counts.set(person, (counts.get(person) ?? 0) + 1)
      return [...counts.values()]
    }
    const twice = seriesLabels.findIndex((label) => Array.isArray(label) && label[1] === '2 times')
    expect(series[twice]).toEqual(
      days.map((wanted) => times(onDay(inNovember, wanted)).filter((count) => count === 2).length),
    )
    const often = seriesLabels.findIndex((label) => Array.isArray(label) && label[1] === '6-10 times')
    expect(seriesCollapsed[often]![0]!.value).toBe(
      times(inNovember).filter((count) => count >= 6 && count <= 10).length,
    )
  })

  it('bins a numeric property, lower bound inclusive', async () => {
    const e = { event_type: 'Play Song', group_by: [{ type: 'event', value: 'duration_seconds' }] }
    const { seriesLabels, seriesCollapsed } = await segmentation({ e, m: 'histogram' })
    for (const [index, label] of seriesLabels.entries()) {
      const [low, high] = String((label as string[])[1])
        .split(' - ')
        .map(Number)
      const expected = inNovember.filter(
        ({ name, event }) =>
          name === 'Play Song' &&
          Number(event['duration_seconds']) >= low! &&
          Number(event['duration_seconds']) < high!,
      )
      expect(seriesCollapsed[index]![0]!.value).toBe(expected.length)
    }
  })
})

describe('windows', () => {
  it('a rolling window counts each person once, and reads the days before the range', async () => {
    const { series } = await segmentation({ e: playSong, rollingWindow: '7' })
    const songs = events.filter(named('Play Song'))
    const expected = days.map((wanted) => {
      const to = Date.parse(wanted) + dayMs
      return people(songs.filter(({ time }) => time < to && time >= to - 7 * dayMs))
    })
    expect(series[0]).toEqual(expected)
  })

  it('a rolling average is the mean of the single days', async () => {
    const { series } = await segmentation({ e: playSong, m: 'totals', rollingAverage: '3' })
    const totals = (time: number) =>
      events.filter((one) => one.name === 'Play Song' && day(one.time) === day(time)).length
    const expected = days.map(
      (wanted) => [0, 1, 2].reduce((sum, back) => sum + totals(Date.parse(wanted) - back * dayMs), 0) / 3,
    )
    for (const [index, value] of expected.entries()) expect(series[0]![index]).toBeCloseTo(value, 5)
  })
})
