import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import { continueRealtime } from '../../src/amplitude/continue-realtime.ts'
import { silentLogger } from '../../src/logger.ts'
import type { RealtimeQuery } from '../../src/query/query.ts'
import type { RealtimeResult } from '../../src/result/metric-result.ts'
import { createHistoryStore } from '../../src/storage/history-store.ts'
import { openForTest } from '../support/databases.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { anAmplitudeProject, startLoopbackAmplitude } from '../support/loopback-amplitude.ts'

const never = new AbortController().signal
const bucketMs = 300_000
const hourMs = 12 * bucketMs
const dayMs = 24 * hourMs
const realtime: RealtimeQuery = { kind: 'realtime', isPrivate: false, output: 'picture' }

/** So many people as the instant tells, so that every bucket is known from another. */
const truth = (instant: number): number => (instant / bucketMs) % 9973

interface Saying {
  now: number
  timeZone: string
  /** What Amplitude thinks of a bucket at present. */
  count: (instant: number) => number | null
}

/** 288 clock times that end with the bucket that is filling, and the same times a day of 24 hours earlier. */
function realtimeBody({ now, timeZone, count }: Saying) {
  const current = Math.floor(now / bucketMs) * bucketMs
  const starts = Array.from({ length: 288 }, (_, index) => current - (287 - index) * bucketMs)
  const clockTime = (instant: number): string =>
    Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(timeZone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' })
  const series = [starts.map(count), starts.map((start) => count(start - dayMs))]
  return { data: { xValues: starts.map(clockTime), seriesLabels: ['Today', 'Yesterday'], series } }
}

async function aWorld(start: string, timeZone = 'UTC') {
  await using stack = new AsyncDisposableStack()
  const clock = new FakeClock(start)
  const current = { count: (instant: number): number | null => truth(instant) }
  const amplitude = stack.use(
    await startLoopbackAmplitude((_request, response) => {
      const now = clock.now().getTime()
      response.end(JSON.stringify(realtimeBody({ now, timeZone, count: (at) => current.count(at) })))
    }),
  )
  const { database } = stack.use(openForTest(':memory:'))
  const history = createHistoryStore(database)
  const project = anAmplitudeProject({ baseUrl: amplitude.url, timeZone })
  const limits = { mostReuseMs: 0 }
  const source = stack.use(
    createAmplitudeSource({ projects: [project], clock, logger: silentLogger, history, limits }),
  )
  const opened = stack.move()
  return {
    clock,
    amplitude,
    history,
    source,
    says: (count: (instant: number) => number | null) => void (current.count = count),
    poll: async () => (await source.answer(realtime, never)) as RealtimeResult,
    kept: (from: string, to: string) => source.realtimeHistory(project, new Date(from), new Date(to)),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

describe('realtime is kept', () => {
  it.each([
    ['over midnight', 'UTC', '2026-11-20T00:02:00Z'],
    ['where the clocks go back', 'Europe/Berlin', '2026-10-24T12:03:00Z'],
    ['where they go forward', 'America/New_York', '2026-03-07T20:58:00Z'],
    ['where they move by half an hour', 'Australia/Lord_Howe', '2026-04-04T03:07:00Z'],
  ])('%s: every five minutes once, each with its number', async (_sentence, timeZone, start) => {
    await using world = await aWorld(start, timeZone)
    for (let poll = 0; poll < 8; poll += 1) {
      await world.poll()
      await world.clock.advance(11 * hourMs)
    }
    const last = world.clock.now().getTime() - 11 * hourMs
    const kept = await world.kept(start, new Date(last).toISOString())
    const finished = kept.slice(0, -1)
    expect(finished).toHaveLength(Math.ceil((last - Date.parse(start)) / bucketMs) - 1)
    expect(finished.map(({ users }) => users)).toEqual(finished.map(({ start: at }) => truth(at.getTime())))
  })

  it('from the first poll on, two days back', async () => {
    await using world = await aWorld('2026-11-20T09:32:00Z')
    await world.poll()
    const kept = await world.kept('2026-11-18T09:00:00Z', '2026-11-21T00:00:00Z')
    expect(kept.findIndex(({ users }) => users !== null)).toBe(7)
    expect(kept.at(-1)).toEqual({ start: new Date('2026-11-20T09:30:00Z'), users: null })
    expect(kept.filter(({ users }) => users !== null)).toHaveLength(575)
  })

  it('without what Amplitude has no number for yet, and without the bucket that fills', async () => {
    await using world = await aWorld('2026-11-20T09:32:00Z')
    const newest = Date.parse('2026-11-20T09:15:00Z')
    world.says((instant) => (instant > newest && instant !== newest + 3 * bucketMs ? null : truth(instant)))
    await world.poll()
    const kept = await world.kept('2026-11-20T09:10:00Z', '2026-11-20T09:35:00Z')
    expect(kept.map(({ users }) => users !== null)).toEqual([true, true, false, false, false])
  })

  it('and what a later poll of the same days corrects is corrected', async () => {
    await using world = await aWorld('2026-11-20T09:32:00Z')
    world.says(() => 5)
    await world.poll()
    const { points } = await world.history.size()
    await world.clock.advance(30 * hourMs)
    world.says(() => 7)
    await world.poll()
    const [before, after] = await Promise.all([
      world.kept('2026-11-18T12:00:00Z', '2026-11-19T00:00:00Z'),
      world.kept('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'),
    ])
    expect(new Set(before.map(({ users }) => users))).toEqual(new Set([5]))
    expect(new Set(after.map(({ users }) => users))).toEqual(new Set([7]))
    expect((await world.history.size()).points).toBe(points + 30 * 12)
  })

  it('for ten weeks, which is longer than anybody looks back', async () => {
    await using world = await aWorld('2026-08-20T09:32:00Z')
    await world.poll()
    await world.clock.advance(70 * dayMs)
    await world.history.tidy(world.clock.now().getTime())
    const kept = await world.kept('2026-08-19T10:00:00Z', '2026-08-20T09:00:00Z')
    expect(kept).toHaveLength(276)
    expect(kept.every(({ users }) => users !== null)).toBe(true)
    await world.clock.advance(11 * dayMs)
    await world.history.tidy(world.clock.now().getTime())
    expect((await world.history.size()).points).toBe(0)
  })
})

describe('realtime goes on being kept', () => {
  async function daysOf(world: Awaited<ReturnType<typeof aWorld>>, days: number): Promise<number> {
    const stopping = new AbortController()
    const before = world.amplitude.asked.length
    const { source, clock } = world
    const projects = [{ name: 'Acme' }]
    const going = continueRealtime({ source, projects, clock, logger: silentLogger, signal: stopping.signal })
    for (let hour = 0; hour < days * 24; hour += 1) {
      await world.clock.advance(hourMs)
      await pause(1)
    }
    stopping.abort()
    await going
    return world.amplitude.asked.length - before
  }

  it('about once a day where somebody has asked, without a gap', async () => {
    await using world = await aWorld('2026-11-01T09:32:00Z')
    await world.poll()
    expect(await daysOf(world, 12)).toBeLessThanOrEqual(16)
    const kept = await world.kept('2026-11-01T00:00:00Z', '2026-11-12T00:00:00Z')
    expect(kept).toHaveLength(11 * 288)
    expect(kept.every(({ start, users }) => users === truth(start.getTime()))).toBe(true)
  })

  it('and nowhere else', async () => {
    await using world = await aWorld('2026-11-01T09:32:00Z')
    expect(await daysOf(world, 3)).toBe(0)
  })
})

describe('what is usual on that weekday', () => {
  it('comes with the answer from the third week on', async () => {
    await using world = await aWorld('2026-10-05T12:02:00Z', 'Europe/Berlin')
    const week = () =>
      Math.floor((world.clock.now().getTime() - Date.parse('2026-10-05T00:00:00Z')) / (7 * dayMs))
    for (let weeks = 0; weeks < 5; weeks += 1) {
      world.says(() => 100 * (week() + 1))
      const { usual, points } = await world.poll()
      if (weeks < 3) expect(usual).toBeUndefined()
      else expect(usual?.middle).toHaveLength(points.length)
      if (weeks === 4) expect(usual).toMatchObject({ weeks: 4 })
      if (weeks === 4) expect(usual?.middle[100]).toBe(250)
      await world.clock.advance(7 * dayMs)
    }
  })
})
