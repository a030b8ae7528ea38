import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type FunnelBody, type Params } from '../../../support/ask-simulator.ts'
import { dayIn, rawEvents, smallProduct, type RawEvent } from '../../../support/simulated-product.ts'

const range = { start: '20260901', end: '20261031' }
const events = rawEvents(smallProduct)
const day = dayIn('UTC')
const byPerson = Map.groupBy(events, ({ person }) => person)
const steps = ['Search', 'Select', 'Play Song', 'Purchase']
const monthSeconds = 30 * 86_400

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

async function funnel(params: Params, names: readonly string[] = steps): Promise<FunnelBody['data']> {
  const e = names.map((event_type) => ({ event_type }))
  const { status, body } = await ask<FunnelBody>(simulator, '/api/2/funnels', { ...range, e, ...params })
  expect(status).toBe(200)
  return body.data
}

interface Rules {
  mode?: 'ordered' | 'sequential'
  seconds?: number
  names?: readonly string[]
  isEntry?: (event: RawEvent) => boolean
}

const second = ({ time }: RawEvent) => Math.floor(time / 1000)

/** The ways of one person from one entry, by the wording of the reference: earliest next step, one event one step. */
function wayFrom(
  list: readonly RawEvent[],
  entry: RawEvent,
  { mode = 'ordered', seconds = monthSeconds, names = steps }: Rules,
): RawEvent[] {
  const way = [entry]
  while (way.length < names.length) {
    const last = way.at(-1)!
    const isTaken = (event: RawEvent) =>
      way.some((taken) => taken === event || (taken.name === event.name && second(taken) === second(event)))
    const next = list.find(
      (event) =>
        second(event) >= second(last) &&
        second(event) <= second(entry) + seconds &&
        event.name === names[way.length] &&
        !isTaken(event),
    )
    if (next === undefined) return way
    const between = list.filter((event) => second(event) > second(last) && second(event) < second(next))
    const before = list.filter(
      (event) => second(event) === second(next) && list.indexOf(event) < list.indexOf(next),
    )
    const intruders = second(next) === second(last) ? [] : [...between, ...before]
    if (mode === 'sequential' && intruders.some((event) => event !== next)) return way
    way.push(next)
  }
  return way
}

function bestWays(rules: Rules = {}): RawEvent[][] {
  const isEntry = rules.isEntry ?? (() => true)
  return [...byPerson.values()].flatMap((list) => {
    const entries = list.filter(
      (event) =>
        event.name === (rules.names ?? steps)[0] &&
        day(event.time) >= '2026-09-01' &&
        day(event.time) <= '2026-10-31' &&
        isEntry(event),
    )
    const ways = entries.map((entry) => wayFrom(list, entry, rules))
    const best = ways.reduce<RawEvent[]>((known, way) => (way.length > known.length ? way : known), [])
    return best.length === 0 ? [] : [best]
  })
}

const reached = (ways: readonly RawEvent[][], count = steps.length) =>
  Array.from({ length: count }, (_, step) => ways.filter((way) => way.length > step).length)

const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(
    (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2,
  )
}

describe('funnels, walked again by the simplest means', () => {
  it('in order: how many people come how far', async () => {
    const [row] = await funnel({})
    expect(row!.cumulativeRaw).toEqual(reached(bestWays()))
    expect(row!.cumulativeRaw[3]).toBeGreaterThan(5)
  })

  it('in order: times from step to step, and of the whole way at index 0', async () => {
    const [row] = await funnel({})
    const ways = bestWays()
    const toStep = (step: number) =>
      ways.filter((way) => way.length > step).map((way) => Math.max(0, way[step]!.time - way[step - 1]!.time))
    const whole = ways
      .filter((way) => way.length === steps.length)
      .map((way) => way.at(-1)!.time - way[0]!.time)
    expect(row!.medianTransTimes).toEqual([
      median(whole),
      median(toStep(1)),
      median(toStep(2)),
      median(toStep(3)),
    ])
    const mean = (values: readonly number[]) =>
      Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
    expect(row!.avgTransTimes).toEqual([mean(whole), mean(toStep(1)), mean(toStep(2)), mean(toStep(3))])
  })

  it('a short window ends more ways', async () => {
    const [row] = await funnel({ cs: '120' })
    expect(row!.cumulativeRaw).toEqual(reached(bestWays({ seconds: 120 })))
  })

  it('in sequence nothing else may come between', async () => {
    const names = ['Search', 'Select', 'Play']
    const [row] = await funnel({ mode: 'sequential' }, names)
    expect(row!.cumulativeRaw).toEqual(reached(bestWays({ mode: 'sequential', names }), 3))
    const [ordered] = await funnel({}, names)
    expect(row!.cumulativeRaw[2]).toBeLessThan(ordered!.cumulativeRaw[2]!)
  })

  it('the same event twice needs two seconds', async () => {
    const names = ['Play Song', 'Play Song', 'Play Song']
    const [row] = await funnel({ cs: '3600' }, names)
    expect(row!.cumulativeRaw).toEqual(reached(bestWays({ names, seconds: 3600 }), 3))
  })

  it('in any order the other steps may come before the first one', async () => {
    const names = ['Purchase', 'Search']
    const [row] = await funnel({ mode: 'unordered', cs: '86400' }, names)
    const near = (a: RawEvent, b: RawEvent) => Math.abs(second(a) - second(b)) <= 86_400
    const entries = events.filter(
      ({ name, time }) => name === 'Purchase' && day(time) >= '2026-09-01' && day(time) <= '2026-10-31',
    )
    const both = entries.filter((entry) =>
      byPerson.get(entry.person)!.some((event) => event.name === 'Search' && near(event, entry)),
    )
    const people = (list: readonly RawEvent[]) => new Set(list.map(({ person }) => person)).size
    expect(row!.cumulativeRaw).toEqual([people(entries), people(both)])
    const [ordered] = await funnel({ cs: '86400' }, names)
    expect(row!.cumulativeRaw[1]).toBeGreaterThan(ordered!.cumulativeRaw[1]!)
  })

  it('each day counts its own entries, a person who enters on two days on both', async () => {
    const [row] = await funnel({})
    const { xValues, series } = row!.dayFunnels
    for (const [index, wanted] of xValues.entries()) {
      expect(series[index], wanted).toEqual(
        reached(bestWays({ isEntry: ({ time }) => day(time) === wanted })),
      )
    }
    expect(series.reduce((sum, [entered]) => sum + entered!, 0)).toBeGreaterThan(row!.cumulativeRaw[0]!)
  })

  it('splits and narrows by the entering event', async () => {
    const rows = await funnel({ g: 'platform' })
    for (const { groupValue, cumulativeRaw } of rows) {
      expect(cumulativeRaw).toEqual(
        reached(bestWays({ isEntry: ({ user }) => user['platform'] === groupValue })),
      )
    }
    expect(rows.map(({ groupValue }) => groupValue).toSorted()).toEqual(['Android', 'Web', 'iOS'])
    const [germany] = await funnel({ s: [[{ prop: 'country', op: 'is', values: ['Germany'] }]] })
    expect(germany!.cumulativeRaw).toEqual(
      reached(bestWays({ isEntry: ({ user }) => user['country'] === 'Germany' })),
    )
  })

  it('new users are those whose first event lies in the range', async () => {
    const [row] = await funnel({ n: 'new' })
    const isNew = ({ person }: RawEvent) =>
      day(byPerson.get(person)![0]!.time) >= '2026-09-01' &&
      day(byPerson.get(person)![0]!.time) <= '2026-10-31'
    expect(row!.cumulativeRaw).toEqual(reached(bestWays({ isEntry: isNew })))
  })

  it('splits by a later step’s property, and keeps those who never got there apart', async () => {
    const e = [
      { event_type: 'Search' },
      { event_type: 'Play Song', group_by: [{ type: 'event', value: 'genre' }] },
    ]
    const rows = await funnel({ e })
    const ways = bestWays({ names: ['Search', 'Play Song'] })
    for (const { groupValue, cumulativeRaw } of rows) {
      const own = ways.filter(
        (way) => (way[1] === undefined ? '(did not reach)' : way[1].event['genre']) === groupValue,
      )
      expect(cumulativeRaw).toEqual(reached(own, 2))
    }
    expect(rows.reduce((sum, row) => sum + row.cumulativeRaw[0]!, 0)).toBe(ways.length)
  })

  it('nobody at all is an empty list, and nobody on a day is -1', async () => {
    expect(await funnel({ start: '20270101', end: '20270102' })).toEqual([])
    const { body } = await ask<{ data: { dayMedianTransTimes: { series: number[][] } }[] }>(
      simulator,
      '/api/2/funnels',
      {
        e: steps.map((event_type) => ({ event_type })),
        start: '20261101',
        end: '20261130',
      },
    )
    expect(body.data[0]!.dayMedianTransTimes.series.at(-1)).toEqual([-1, -1, -1, -1])
  })
})
