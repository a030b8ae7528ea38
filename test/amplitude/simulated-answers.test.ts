import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import type { AmplitudeSimulator } from '../../src/demo/amplitude/amplitude-simulator.ts'
import { silentLogger } from '../../src/logger.ts'
import type { MetricSource } from '../../src/result/metric-source.ts'
import { Secret } from '../../src/secret.ts'
import { startProduct } from '../support/ask-simulator.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { anAmplitudeProject } from '../support/loopback-amplitude.ts'
import { dayMs, days, events, inNovember, named as hasName, onDay, people } from '../support/november.ts'
import { userProperty } from '../support/queries.ts'
import {
  aCompositionQuery,
  aFormulaQuery,
  anLtvQuery,
  aSessionsQuery,
  realtimeQuery,
  savedChartQuery,
} from '../support/queries-by-kind.ts'
import { smallProduct, type RawEvent } from '../support/simulated-product.ts'

/** What the simulator answers, read by the adapter, against the same figures counted from raw events. */
const never = new AbortController().signal
const range = { kind: 'between', from: '2026-11-01', to: '2026-11-23' } as const
const project = { name: 'Acme', timeZone: 'UTC' }

let simulator: AmplitudeSimulator
let source: MetricSource & AsyncDisposable

beforeAll(async () => {
  simulator = await startProduct()
  const { url: baseUrl, apiKey, secretKey } = simulator
  const keys = { apiKey: new Secret(apiKey), secretKey: new Secret(secretKey) }
  const projects = [anAmplitudeProject({ baseUrl, ...keys })]
  const clock = new FakeClock(smallProduct.now.toISOString())
  source = createAmplitudeSource({ projects, clock, logger: silentLogger })
})

afterAll(async () => {
  await source[Symbol.asyncDispose]()
  await simulator[Symbol.asyncDispose]()
})

const isActive = ({ isActive: active }: RawEvent) => active

/** Sessions by their start, with their length in ms. */
function sessionsOf(list: readonly RawEvent[]): { start: number; person: number; lengthMs: number }[] {
  const sessions = new Map<string, { start: number; person: number; lengthMs: number }>()
  for (const { time, person, session } of list.filter(isActive)) {
    if (session < 0) continue
    sessions.set(`${person} ${session}`, { start: session, person, lengthMs: time - session })
  }
  return [...sessions.values()]
}

const novemberStart = Date.parse('2026-11-01')
const novemberSessions = sessionsOf(events).filter(({ start }) => start >= novemberStart)
const firstEvents = [
  ...new Map(events.toReversed().map((event): [number, RawEvent] => [event.person, event])).values(),
]

describe('what the simulator answers', () => {
  it('to a formula is the quotient of the people', async () => {
    const result = await source.answer(aFormulaQuery({ range }), never)
    if (result.kind !== 'series') throw new Error(result.kind)
    const uniques = (name: string, list = inNovember) => people(list.filter(hasName(name)))
    expect(result.series[0]?.wholeRange).toBeCloseTo(uniques('Purchase') / uniques('Play Song'), 5)
    expect(result.series[0]?.values).toHaveLength(days.length)
    const busyDay = days.findIndex((day) => uniques('Purchase', onDay(inNovember, day)) > 0)
    const onBusyDay = onDay(inNovember, days[busyDay] ?? '')
    expect(result.series[0]?.values[busyDay]).toBeCloseTo(
      uniques('Purchase', onBusyDay) / uniques('Play Song', onBusyDay),
      5,
    )
  })

  it('about session lengths counts every session once', async () => {
    const result = await source.answer(aSessionsQuery({ range, measure: 'length' }), never)
    if (result.kind !== 'sessionLength') throw new Error(result.kind)
    const counts = result.bins.map(
      ({ fromMs, toMs }) =>
        novemberSessions.filter(({ lengthMs }) => lengthMs >= fromMs && lengthMs < toMs).length,
    )
    expect(result.groups).toEqual([{ label: '', counts }])
  })

  it('about average sessions is the mean in ms', async () => {
    const result = await source.answer(aSessionsQuery({ range }), never)
    if (result.kind !== 'series') throw new Error(result.kind)
    const first = novemberSessions.filter(({ start }) => start < novemberStart + dayMs)
    const mean = first.reduce((sum, { lengthMs }) => sum + lengthMs, 0) / first.length
    expect(result.unit).toBe('durationMs')
    expect(Math.abs((result.series[0]?.values[0] ?? 0) - mean)).toBeLessThan(1)
  })

  it('about sessions per user divides by the people of the day', async () => {
    const result = await source.answer(aSessionsQuery({ range, measure: 'perUser' }), never)
    if (result.kind !== 'series') throw new Error(result.kind)
    const first = novemberSessions.filter(({ start }) => start < novemberStart + dayMs)
    const active = people(onDay(inNovember, '2026-11-01').filter(isActive))
    expect(result.series[0]?.values[0]).toBeCloseTo(first.length / active, 4)
  })

  it('about a composition counts people by value, largest first', async () => {
    const result = await source.answer(
      aCompositionQuery({ range, property: userProperty('platform') }),
      never,
    )
    if (result.kind !== 'composition') throw new Error(result.kind)
    const active = inNovember.filter(isActive)
    expect(result.values.length).toBeGreaterThan(2)
    for (const { label, users } of result.values)
      expect(users).toBe(people(active.filter(({ user }) => user['platform'] === label)))
    expect(result.values.map(({ users }) => users)).toEqual(
      result.values.map(({ users }) => users).toSorted((a, b) => b - a),
    )
  })

  it('about lifetime value has the new people and what they paid', async () => {
    const query = anLtvQuery({ range, interval: 'day', measure: 'revenue' })
    const result = await source.answer(query, never)
    if (result.kind !== 'ltv') throw new Error(result.kind)
    const cohorts = result.groups[0]?.cohorts ?? []
    expect(cohorts.map(({ start }) => start)).toEqual(days)
    expect(cohorts.map(({ newUsers }) => newUsers)).toEqual(days.map((day) => onDay(firstEvents, day).length))
    const newcomers = new Set(
      firstEvents.filter(({ time }) => time >= novemberStart).map(({ person }) => person),
    )
    const purchases = inNovember.filter(({ name, person }) => name === 'Purchase' && newcomers.has(person))
    const paid = purchases.reduce((sum, { event }) => sum + Number(event['price']), 0)
    expect(cohorts.reduce((sum, { revenue }) => sum + revenue, 0)).toBeCloseTo(paid, 2)
    expect(cohorts.reduce((sum, { payers }) => sum + payers, 0)).toBe(people(purchases))
    expect(cohorts[0]?.values.map(({ day }) => day)).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    )
    expect(cohorts[0]?.values.findLast(({ isComplete }) => isComplete)?.day).toBe(20)
  })

  it('about the last minutes has the people of each five minutes', async () => {
    const result = await source.answer(realtimeQuery, never)
    if (result.kind !== 'realtime') throw new Error(result.kind)
    expect(result.points).toHaveLength(288)
    const within = (fromMs: number) =>
      people(
        events.filter((event) => event.isActive && event.time >= fromMs && event.time < fromMs + 300_000),
      )
    for (const { start, today, yesterday, isComplete } of result.points.slice(-30)) {
      expect(yesterday).toBe(within(start.getTime() - dayMs))
      expect(today).toBe(isComplete ? within(start.getTime()) : null)
    }
    expect(result.points.filter(({ isComplete }) => !isComplete)).toHaveLength(1)
  })

  it('about saved charts has the same numbers as the questions behind them', async () => {
    const result = await source.answer({ ...savedChartQuery, chartId: 'w33kly7d' }, never)
    if (result.kind !== 'savedChart' || result.content.shape !== 'series') throw new Error(result.kind)
    const plays = (list: readonly RawEvent[]) => list.filter(hasName('Play Song or Video')).length
    const [now, before] = result.content.series
    expect(result.content.unit).toBe('events')
    expect(now?.values).toEqual(days.slice(-7).map((day) => plays(onDay(events, day))))
    expect(before).toMatchObject({ isComparison: true, label: now?.label })
    expect(before?.values).toEqual(days.slice(-14, -7).map((day) => plays(onDay(events, day))))
  })

  it('about a saved funnel has as many people as began', async () => {
    const result = await source.answer({ ...savedChartQuery, chartId: 'f0nn3lxy' }, never)
    if (result.kind !== 'savedChart' || result.content.shape !== 'funnel') throw new Error(result.kind)
    const from = Date.parse('2026-10-25')
    const signUps = events.filter(({ name, time }) => name === 'Sign Up' && time >= from)
    expect(result.content.groups[0]?.counts[0]).toBe(people(signUps))
    expect(result.content.steps).toEqual(['Sign Up', 'Search', 'Play Song or Video', 'Purchase'])
  })

  it('about events is the week so far', async () => {
    const list = await source.listEvents(project, never)
    const plays = list.find(({ name }) => name === 'Play Song')
    const since = (time: number, until: number) =>
      events.filter((event) => event.name === 'Play Song' && event.time >= time && event.time <= until).length
    const now = smallProduct.now.getTime()
    const monday = Date.parse('2026-11-23')
    const total = since(monday, now)
    expect(plays).toMatchObject({
      weeklyTotal: total,
      weeklyDelta: total - since(monday - 7 * dayMs, now - 7 * dayMs),
    })
  })

  it('about a person is what they did', async () => {
    const [found] = await source.findPeople(project, 'a', never)
    const person = await source.readPerson(project, found?.amplitudeId ?? '', never)
    const eventCount = Number(person.facts.find(({ name }) => name === 'Events')?.value.replaceAll(',', ''))
    expect(person.userId).toBe(found?.userId)
    expect(person.events).toHaveLength(Math.min(50, eventCount))
    const newest = person.events[0]
    expect(events.some(({ time, name }) => time === newest?.at.getTime() && name === newest.name)).toBe(true)
    expect(newest?.at.toISOString().slice(0, 10)).toBe(found?.lastSeen)
  })
})
